/** What `Dockerfile` and `docker-compose.yml` name is there, and is what the other tests start. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { productCommand } from "../devnet/product-processes";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string) => readFileSync(`${ROOT}${file}`, "utf8");

test("every file that an image copies exists, and none is kept out of the build", () => {
  const sources = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) =>
    names!.split(" "),
  );
  const admitted = [...read(".dockerignore").matchAll(/^!(.*)$/gm)].map(([, name]) => name!);
  expect(sources.length).toBeGreaterThan(10);
  for (const source of sources) {
    expect(existsSync(`${ROOT}${source}`), `${source} is copied and does not exist`).toBe(true);
    expect(admitted, `${source} is copied and kept out by .dockerignore`).toContain(source.replace(/^\.\//, ""));
  }
});

test("the images hold every folder and file that their programs import from the project", () => {
  const runtime = read("Dockerfile").split("AS runtime")[1]!;
  for (const needed of [
    "settings ",
    "settings.ts",
    "facts ",
    "database ",
    "operator-log ",
    "src ",
    "abis ",
    "alerts ",
    "commands ",
  ])
    expect(runtime, `${needed} is not in the runtime image`).toContain(needed);
});

test("the services run the commands that the tests start", () => {
  const commands = [...read("docker-compose.yml").matchAll(/^ {4}command: (\[.*\])$/gm)].map(([, list]) =>
    JSON.parse(list!),
  );
  for (const part of ["indexer", "api", "worker"] as const)
    expect(commands).toContainEqual(["node", ...productCommand(part).slice(1)]);
  for (const [program, , , file] of commands.filter(([program]) => program === "node"))
    expect(existsSync(`${ROOT}${file}`), `${program} ${file}`).toBe(true);
});

test("the files that the settings name in a container are mounted there", () => {
  const compose = read("docker-compose.yml");
  const application = compose.slice(0, compose.indexOf("services:"));
  const named = [...application.matchAll(/^ {4}([A-Z]+_FILE): "?(?:\$\{\1:\+)?(\/[^}"\s]+)/gm)];
  expect(named.map(([, name]) => name)).toEqual(["DEPLOYMENTS_FILE", "RULES_FILE"]);
  const mounted = [...application.matchAll(/(?::(\/[a-z]+):ro|target: (\S+))/g)].map(
    ([, short, long]) => short ?? long,
  );
  for (const [, name, path] of named)
    expect(
      mounted.some((target) => path === target || path!.startsWith(`${target}/`)),
      `${name} names ${path}, which is not mounted`,
    ).toBe(true);
});

test("the key that signs is mounted in the workers alone", () => {
  const compose = read("docker-compose.yml");
  const worker = compose.slice(compose.indexOf("\n  worker:"), compose.indexOf("\n  caddy:"));
  const secret = /SIGNING_KEY_FILE: "\$\{SIGNING_KEY_FILE:\+\/run\/secrets\/([a-z-]+)\}"/.exec(worker)?.[1];
  expect(secret).toBeDefined();
  expect(worker).toContain(`secrets: [${secret}]`);
  expect(compose).toContain(`secrets: { ${secret}: { file: "\${SIGNING_KEY_FILE:-/dev/null}" } }`);
  expect(compose.replace(worker, "")).toContain('    SIGNING_KEY_FILE: ""\n');
  expect(compose.replace(worker, "")).not.toContain("/run/secrets");
});

test("whom the servers believe about a client's address is Caddy, on a network that it shares with the API alone", () => {
  const compose = read("docker-compose.yml");
  const trusted = /TRUSTED_PROXIES: "\$\{TRUSTED_PROXIES:-([^}]*)\}"/.exec(compose)?.[1];
  expect(trusted).toMatch(/^\d+(\.\d+){3}$/);
  const services = compose.slice(compose.indexOf("\nservices:")).split(/\n {2}(?=[a-z-]+:\n)/);
  const onFront = services.filter((service) => /^ {4}networks: .*front/m.test(service));
  expect(onFront.map((service) => service.split(":")[0])).toEqual(["api", "caddy"]);
  expect(onFront[1]).toContain(`networks: { front: { ipv4_address: ${trusted} } }`);
  expect(compose).toContain(`subnet: ${trusted!.replace(/\d+$/, "0/24")}`);
});
