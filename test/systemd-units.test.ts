/** The units of `ops/systemd` run what the other tests run, find what the guide says, and give a process the time that it needs to end. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { productCommand } from "../devnet/product-processes";
import { readSettings } from "../settings";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDER = join(ROOT, "ops/systemd");
const guide = readFileSync(join(ROOT, "docs/operations.md"), "utf8");
const names = readdirSync(FOLDER);

/** A unit's settings in their order. A name may come several times. */
const unit = (name: string) =>
  [...readFileSync(join(FOLDER, name), "utf8").matchAll(/^([A-Za-z]+)=(.*)$/gm)].map(
    ([, key, value]) => [key!, value!] as const,
  );
const values = (name: string, wanted: string) => unit(name).flatMap(([key, value]) => (key === wanted ? [value] : []));

const PARTS = {
  "consentry.service": "all",
  "consentry-indexer.service": "indexer",
  "consentry-api.service": "api",
  "consentry-worker.service": "worker",
} as const;

test("there is a unit for each way to run the product, and the guide names it", () => {
  expect(names.sort()).toEqual(Object.keys(PARTS).sort());
  for (const name of names)
    expect(guide).toContain(`\`${name.replace(name === "consentry.service" ? "" : ".service", "")}\``);
});

describe.each(Object.entries(PARTS))("%s", (name, part) => {
  test("runs the command that the tests run, as `npm run` does", () => {
    const [command] = values(name, "ExecStart");
    const [program, ...args] = command!.split(" ");
    expect(program).toMatch(/^\/.*\/node$/);
    expect(args).toEqual(productCommand(part).slice(1));
    expect(existsSync(join(ROOT, args.at(-1)!))).toBe(true);
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(scripts[part === "all" ? "start" : `start:${part}`]).toBe(`node ${args.join(" ")}`);
  });

  test("names the paths of the guide", () => {
    const paths = [
      ...values(name, "WorkingDirectory"),
      ...values(name, "EnvironmentFile"),
      ...values(name, "LoadCredential").map((value) => value.split(":")[1]!),
    ];
    expect(paths).toHaveLength(name === "consentry.service" || part === "worker" ? 3 : 2);
    for (const path of paths) expect(guide).toContain(path);
    expect(existsSync(join(ROOT, values(name, "Documentation")[0]!.replace("file:/opt/consentry/", "")))).toBe(true);
  });

  test("sets only settings that exist, and a signing key for workers alone", () => {
    const set = Object.fromEntries(
      values(name, "Environment").flatMap((line) => line.split(" ").map((pair) => pair.split("=") as [string, string])),
    );
    expect("SIGNING_KEY_FILE" in set).toBe(part === "all" || part === "worker");
    const { SIGNING_KEY_FILE: _, NODE_ENV: __, ...others } = set;
    const directory = mkdtempSync(join(tmpdir(), "consentry-units-"));
    const problems = () => readSettings({ ...others, DEPLOYMENTS_FILE: join(directory, "none.json") });
    // What is wrong is what is left out here, and nothing that the unit sets.
    expect(problems).toThrow(
      /^DATABASE_URL is not set[^\n]*\nDEPLOYMENTS_FILE names a file that does not exist[^\n]*$/,
    );
    rmSync(directory, { recursive: true });
  });

  test("a process has time to end by itself, and one that fails is started again", () => {
    const seconds = Number(/^(\d+)s$/.exec(values(name, "TimeoutStopSec")[0]!)?.[1]);
    const supervisor = readFileSync(join(ROOT, "commands/supervise.ts"), "utf8");
    expect(seconds).toBeGreaterThan(Number(/SECONDS_TO_END = (\d+)/.exec(supervisor)![1]));
    expect(values(name, "KillMode")).toEqual(["mixed"]);
    expect(values(name, "Restart")).toEqual(["on-failure"]);
  });

  test("a process has no rights that it does not need", () => {
    const settings = Object.fromEntries(unit(name));
    expect(settings).toMatchObject({
      ...{ DynamicUser: "yes", NoNewPrivileges: "yes", CapabilityBoundingSet: "", ProtectSystem: "strict" },
      ...{ ProtectHome: "yes", PrivateTmp: "yes", PrivateDevices: "yes", RestrictNamespaces: "yes" },
    });
    expect(settings).not.toHaveProperty("ReadWritePaths");
  });
});

test("the servers of the parts have ports of their own", () => {
  const portOf = (name: string) => /PORT=(\d+)/.exec(values(name, "Environment").join(" "))?.[1];
  const ports = ["consentry-indexer.service", "consentry-api.service"].map(portOf);
  expect(new Set(ports).size).toBe(2);
  for (const port of ports) expect(guide).toContain(`${port}`);
});

const MISSING = "systemd-analyze and systemctl are not installed (Debian, Ubuntu: apt-get install systemd)";
const hasSystemd = ["systemd-analyze", "systemctl"].every((program) => spawnSync(program, ["--version"]).status === 0);

test.skipIf(!hasSystemd)(`systemd understands the units${hasSystemd ? "" : ` (skipped: ${MISSING})`}`, () => {
  const directory = mkdtempSync(join(tmpdir(), "consentry-units-"));
  try {
    const installed = join(directory, "etc/systemd/system");
    mkdirSync(installed, { recursive: true });
    for (const name of names) cpSync(join(FOLDER, name), join(installed, name));
    for (const name of names) {
      const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", join(installed, name)], {
        encoding: "utf8",
      });
      // Node may be elsewhere on this machine.
      expect(
        stderr.split("\n").filter((line) => line.includes("consentry") && !/node is not executable/.test(line)),
      ).toEqual([]);
    }
    const enable = /^systemctl enable --now (.+)$/m.exec(guide)![1]!.split(" ");
    expect(enable).toEqual(["consentry-indexer", "consentry-api", "consentry-worker"]);
    execFileSync("systemctl", [`--root=${directory}`, "enable", ...enable], { stdio: "pipe" });
    const wanted = readdirSync(join(installed, "multi-user.target.wants"));
    expect(wanted.sort()).toEqual(enable.map((name) => `${name}.service`).sort());
  } finally {
    rmSync(directory, { recursive: true });
  }
});
