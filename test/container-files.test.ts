/** What `Dockerfile` and `docker-compose.yml` name is there, and is what the other tests start. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { productCommand } from "../devnet/product-processes";
import { readDatabaseUrl } from "../settings";
import { readImages } from "./support/images/image-files";
import { importClosure, isTestFile } from "./support/images/imports";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string) => readFileSync(`${ROOT}${file}`, "utf8");

const images = readImages(ROOT);
const manifest = JSON.parse(read("package.json"));
/** What operators run in the image by `npm run`: keys, rules and so on. */
const OPERATORS_COMMANDS = Object.values<string>(manifest.scripts).flatMap(
  (script) => /\btsx (commands\/\S+\.ts)/.exec(script)?.[1] ?? [],
);

test("there is an image of the product and one of the development chain, each with its commands", () => {
  expect(images.map(({ target }) => target).sort()).toEqual(["devnet", "runtime"]);
  // The command of the image, and of compose: one service of the chain; three of the product, and a health check twice.
  expect(images.map(({ commands }) => commands.length).sort()).toEqual([2, 6]);
  expect(OPERATORS_COMMANDS.length).toBeGreaterThan(3);
});

describe.each(images)("the image $target", ({ target, files: held, hasDevDependencies, commands }) => {
  const programs = commands.filter(([, option]) => option === "--import");
  const files = programs.map(([, , , file]) => file!);
  const needs = importClosure(ROOT, target === "runtime" ? [...files, ...OPERATORS_COMMANDS] : files);

  test("holds every file that its programs import", () => {
    const missing = [...needs.files].filter(([file]) => !held.has(file)).map(([file, by]) => `${file} (for ${by})`);
    expect(needs.files.size).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  test("holds every package that its programs import", () => {
    const installed = { ...manifest.dependencies, ...(hasDevDependencies ? manifest.devDependencies : {}) };
    const preloaded = programs.map(([, , name, file]): [string, string] => [name!, file!]);
    const missing = [...preloaded, ...needs.packages].filter(([name]) => !(name in installed));
    expect(missing.map(([name, by]) => `${name} (for ${by})`)).toEqual([]);
  });

  test("holds nothing that is there for tests", () => {
    const ofTests = [...held].filter(
      (file) => isTestFile(file) || (file.endsWith(".ts") && /from "(vitest|fast-check)"/.test(read(file))),
    );
    expect(ofTests).toEqual([]);
  });
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

test("the database's password is passed as it is, and no DATABASE_URL of .env goes before it", () => {
  const compose = read("docker-compose.yml");
  const application = compose.slice(0, compose.indexOf("services:"));
  const variables = Object.fromEntries(
    [...application.matchAll(/^ {4}((?:PG|DATABASE_)[A-Z]+): "?(.*?)"?$/gm)].map(([, name, value]) => [name!, value!]),
  );
  expect(variables.PGPASSWORD).toBe(`\${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD in .env}`);
  // No connection string is put together of parts that would have to be encoded.
  expect(compose).not.toMatch(/(postgres|redis)\w*:\/\/[^\s]*\$\{/);
  const password = "a/b+c=#?@%$ :'\"\\";
  const url = new URL(readDatabaseUrl({ ...variables, PGPASSWORD: password }));
  expect(decodeURIComponent(url.password)).toBe(password);
  expect(`${url.username}@${url.host}${url.pathname}`).toBe("consentry@postgres:5432/consentry");
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
