import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Deployments, readDatabaseUrl, readSettings, SettingsError } from "./settings";
import { environmentWithFiles } from "./settings/environment";

const directory = mkdtempSync(join(tmpdir(), "consentry-settings-"));
afterAll(() => rmSync(directory, { recursive: true }));

const contracts = Object.fromEntries(
  [
    "governance",
    "timelock",
    "consentRegistry",
    "accessLedger",
    "credentialRegistry",
    "sharingAgreements",
    "claims",
  ].map((name, index) => [name, `0x${"Aa".repeat(19)}0${index}`]),
) as Deployments[string]["contracts"];

function file(name: string, content: unknown): string {
  const path = join(directory, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const oneChain = file("one.json", { "31337": { startBlock: 7, contracts } });
const good = {
  DATABASE_URL: "postgres://user:secret@localhost:5432/name",
  DEPLOYMENTS_FILE: oneChain,
  PONDER_RPC_URL_31337: "http://localhost:8545, https://node.example/key",
};

function problemsOf(env: Record<string, string>): string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("settings that are right", () => {
  test("have defaults for all but the database, the deployment and its nodes", () => {
    const settings = readSettings(good);
    expect(settings).toMatchObject({
      databaseUrl: good.DATABASE_URL,
      redisUrl: undefined,
      chains: [
        {
          chainId: 31_337,
          rpcUrls: ["http://localhost:8545", "https://node.example/key"],
          wsUrl: undefined,
          pollingIntervalMs: 1_000,
          goLiveBlock: undefined,
        },
      ],
      viewsSchema: "chain",
      port: 42_069,
      hostname: "127.0.0.1",
      publicUrl: "http://127.0.0.1:42069",
      logLevel: "info",
      exemptPurposes: [],
      timeZone: "UTC",
      ruleParameters: {},
      shadowParameters: {},
      webhookPrivateNetworks: "refuse",
      disablePonderCache: false,
      trustedProxies: [],
      oidc: undefined,
      rateLimitPerMinute: 600,
      signingKey: undefined,
    });
    expect(settings.databaseSchema).toMatch(/^facts_[0-9a-f]{8}$/);
    expect(settings.databaseSchemaDerived).toBe(true);
    expect(settings.deployments["31337"]!.contracts.governance).toBe(`0x${"aa".repeat(19)}00`);
  });

  test("a chain's own go-live block goes before the common one", () => {
    const two = file("two.json", { "1": { startBlock: 0, contracts }, "31337": { startBlock: 0, contracts } });
    const { chains } = readSettings({
      ...good,
      DEPLOYMENTS_FILE: two,
      PONDER_RPC_URL_1: "https://node.example",
      GO_LIVE_BLOCK: "5",
      GO_LIVE_BLOCK_1: "0",
    });
    expect(chains.map(({ chainId, goLiveBlock }) => [chainId, goLiveBlock])).toEqual([
      [1, 0],
      [31_337, 5],
    ]);
  });

  test("the organisation's name is one line of at most 100 characters", () => {
    expect(readSettings({ ...good, ORGANISATION_NAME: " St. Mary’s " }).organisationName).toBe("St. Mary’s");
    expect(readSettings(good).organisationName).toBeUndefined();
    for (const ORGANISATION_NAME of ["x".repeat(101), "two\nlines"])
      expect(() => readSettings({ ...good, ORGANISATION_NAME })).toThrow("ORGANISATION_NAME must");
  });

  test("switches and addresses are read", () => {
    const settings = readSettings({
      ...good,
      CHAIN_CACHE: "off",
      PUBLIC_URL: "https://consentry.example/",
      DATABASE_SCHEMA: "facts_mine",
    });
    expect(settings).toMatchObject({
      disablePonderCache: true,
      publicUrl: "https://consentry.example",
      databaseSchema: "facts_mine",
      databaseSchemaDerived: false,
    });
  });

  test("the rules file gives exempt purposes, parameters, and those under which a rule is tried", () => {
    const rules = {
      exemptPurposes: ["TREAT", "HOPERAT"],
      timeZone: "Europe/Berlin",
      rules: {
        "ACC-11": { parameters: { patients: 80 }, shadow: { patients: 40 } },
        "ACC-13": { parameters: { toleranceSeconds: 60 } },
        "ACC-14": { shadow: { deviations: 3 } },
        "CON-02": {},
      },
    };
    expect(readSettings({ ...good, RULES_FILE: file("rules.json", rules) })).toMatchObject({
      exemptPurposes: ["TREAT", "HOPERAT"],
      timeZone: "Europe/Berlin",
      ruleParameters: { "ACC-11": { patients: 80 }, "ACC-13": { toleranceSeconds: 60 } },
      shadowParameters: { "ACC-11": { patients: 40 }, "ACC-14": { deviations: 3 } },
    });
    expect(readSettings({ ...good, RULES_FILE: file("empty.json", {}) })).toMatchObject({
      exemptPurposes: [],
      ruleParameters: {},
      shadowParameters: {},
    });
  });

  test("the issuer, the proxies, the limit and the signing key are read", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const settings = readSettings({
      ...good,
      OIDC_ISSUER: "https://login.example.org",
      OIDC_AUDIENCE: "consentry",
      TRUSTED_PROXIES: "10.0.0.0/8, 2001:db8::1",
      SESSION_HOURS: "12",
      RATE_LIMIT_PER_MINUTE: "0",
      SIGNING_KEY_FILE: file("key.pem", privateKey.export({ type: "pkcs8", format: "pem" })),
    });
    expect(settings).toMatchObject({
      oidc: { issuer: "https://login.example.org", audience: "consentry", roleClaim: "roles" },
      trustedProxies: ["10.0.0.0/8", "2001:db8::1"],
      rateLimitPerMinute: 0,
    });
    expect(createPublicKey(settings.signingKey!).equals(publicKey)).toBe(true);
  });

  test("the rules file gives how soon people must act, and defaults stand for what it leaves out", () => {
    const triage = { dueHours: { high: 48 }, breach: { individualsDays: 30 } };
    expect(readSettings({ ...good, RULES_FILE: file("triage.json", { triage }) }).triage).toEqual({
      dueHours: { critical: 24, high: 48, medium: 168, low: 720 },
      breach: { individualsDays: 30, authorityHours: 72 },
      reopen: true,
    });
    expect(readSettings(good).triage.dueHours).toEqual({ critical: 24, high: 72, medium: 168, low: 720 });
  });

  test("an empty value is as good as none", () => {
    expect(readSettings({ ...good, REDIS_URL: "", PORT: " " })).toMatchObject({ redisUrl: undefined, port: 42_069 });
  });

  test("the derived schema follows the contracts, and not the order in which the file has them", () => {
    const reversed = Object.fromEntries(Object.entries(contracts).reverse());
    const same = file("same.json", { "31337": { contracts: reversed, startBlock: 7 } });
    const other = file("other.json", { "31337": { startBlock: 8, contracts } });
    const schemaOf = (path: string) => readSettings({ ...good, DEPLOYMENTS_FILE: path }).databaseSchema;
    expect(schemaOf(same)).toBe(schemaOf(oneChain));
    expect(schemaOf(other)).not.toBe(schemaOf(oneChain));
  });
});

describe("a wrong setting is named with what to do", () => {
  test.each([
    [{ DATABASE_URL: "" }, "DATABASE_URL is not set: give the PostgreSQL database's address"],
    [
      { DATABASE_URL: "mysql://localhost" },
      "DATABASE_URL must be a URL that begins with postgres:// or postgresql://.",
    ],
    [{ REDIS_URL: "localhost:6379" }, "REDIS_URL must be a URL that begins with redis:// or rediss://."],
    [{ PORT: "eighty" }, "PORT must be a whole number from 1 to 65535."],
    [{ PORT: "70000" }, "PORT must be a whole number from 1 to 65535."],
    [{ TRUSTED_PROXIES: "10.0.0.0/8,proxy" }, "TRUSTED_PROXIES must be IP addresses or ranges such as 10.0.0.0/8"],
    [{ TRUSTED_PROXIES: "10.0.0.0/33" }, "TRUSTED_PROXIES must be IP addresses or ranges"],
    [{ OIDC_ISSUER: "https://a.example" }, "OIDC_AUDIENCE is not set beside OIDC_ISSUER"],
    [{ OIDC_AUDIENCE: "a" }, "OIDC_ISSUER is not set beside OIDC_AUDIENCE"],
    [{ OIDC_ROLE_CLAIM: "a" }, "OIDC_ROLE_CLAIM is set without OIDC_ISSUER and OIDC_AUDIENCE"],
    [{ OIDC_ISSUER: "http://a.example", OIDC_AUDIENCE: "a" }, "OIDC_ISSUER must be a URL that begins with https://"],
    [{ SESSION_HOURS: "0" }, "SESSION_HOURS must be a whole number from 1 to 168."],
    [{ SESSION_IDLE_MINUTES: "4" }, "SESSION_IDLE_MINUTES must be a whole number from 5 to 10080."],
    [{ RATE_LIMIT_PER_MINUTE: "-1" }, "RATE_LIMIT_PER_MINUTE must be a whole number from 0 to 1000000."],
    [{ SIGNING_KEY_FILE: "/nowhere/key.pem" }, "SIGNING_KEY_FILE names no PEM file with an ed25519 private key"],
    [{ LOG_LEVEL: "loud" }, "LOG_LEVEL must be one of: silent, error, warn, info, debug, trace."],
    [{ CHAIN_CACHE: "yes" }, "CHAIN_CACHE must be one of: on, off."],
    [{ GO_LIVE_BLOCK: "-1" }, "GO_LIVE_BLOCK must be a block number in decimal digits."],
    [{ GO_LIVE_BLOCK_31337: "latest" }, "GO_LIVE_BLOCK_31337 must be a block number in decimal digits."],
    [{ DATABASE_SCHEMA: "compliance" }, "DATABASE_SCHEMA must not be one of chain, compliance"],
    [{ DATABASE_SCHEMA: "Facts-1" }, "DATABASE_SCHEMA must be at most 45 lower-case letters, digits and underscores."],
    [
      { PONDER_RPC_URL_31337: "" },
      "PONDER_RPC_URL_31337 is not set: give the URL of a node's JSON-RPC for chain 31337",
    ],
    [
      { PONDER_RPC_URL_31337: "localhost:8545" },
      "PONDER_RPC_URL_31337 must be a URL that begins with http:// or https://.",
    ],
    [
      { PONDER_WS_URL_31337: "http://localhost" },
      "PONDER_WS_URL_31337 must be a URL that begins with ws:// or wss://.",
    ],
    [
      { PONDER_RPC_URL_1: "http://localhost" },
      "PONDER_RPC_URL_1 is for chain 1, which the deployment file does not name",
    ],
    [{ DEPLOYMENTS_FILE: "/nowhere.json" }, "DEPLOYMENTS_FILE names a file that does not exist"],
    [{ RULES_FILE: "/nowhere.json" }, "RULES_FILE names /nowhere.json, which does not exist"],
  ])("%j", (env, sentence) => {
    expect(problemsOf({ ...good, ...env })).toEqual([expect.stringContaining(sentence)]);
  });

  test("several wrong ones are told at once, and no value that may be secret", () => {
    const problems = problemsOf({ ...good, DATABASE_URL: "mysql://user:secret@host", PORT: "0" });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain("secret");
  });

  test.each([
    ["not JSON", "{", "cannot be read as JSON"],
    ["no chain", {}, "names no chain"],
    ["a chain by its name", { mainnet: { startBlock: 0, contracts } }, "each key must be a chain id"],
    ["no start block", { "1": { contracts } }, "is wrong at 1.startBlock: must be a block number"],
    ["a contract missing", { "1": { startBlock: 0, contracts: {} } }, "is wrong at 1.contracts.governance"],
    [
      "no address",
      { "1": { startBlock: 0, contracts: { ...contracts, claims: "0x1" } } },
      "is wrong at 1.contracts.claims: must be an address",
    ],
  ])("a deployment file with %s", (_, content, sentence) => {
    const problems = problemsOf({ ...good, DEPLOYMENTS_FILE: file("wrong.json", content) });
    expect(problems[0]).toContain(sentence);
  });
});

describe("a rules file that is wrong is named with the place", () => {
  test.each([
    ["[]", 'its top: must be an object with some of "exemptPurposes", "rules", "timeZone" and "triage".'],
    [{ timeZone: "Mars/Olympus" }, 'timeZone: "Mars/Olympus" is no time zone of the IANA database'],
    [{ timeZone: "+02:00" }, 'timeZone: "+02:00" is no time zone of the IANA database'],
    [{ timeZone: 2 }, "timeZone: must be the name of a time zone, such as Europe/Berlin."],
    [{ exemptPurpose: [] }, "exemptPurpose: this name is not known here."],
    [{ exemptPurposes: "TREAT" }, "exemptPurposes: must be a list of purposes of use."],
    [{ exemptPurposes: ["TREAT", "MARKETING"] }, 'exemptPurposes.1: "MARKETING" is no purpose of use'],
    [{ rules: [] }, "rules: must be an object of rules by their ids."],
    [{ triage: { dueHours: { high: 0 } } }, "triage.dueHours.high: must be a number of hours, from 1 to 100000."],
    [{ triage: { reopen: "no" } }, "triage.reopen: must be true or false."],
    [{ triage: { breach: { hours: 1 } } }, "triage.breach.hours: this name is not known here."],
    [{ rules: { "ACC-11": 80 } }, 'rules.ACC-11: must be an object with "parameters", "shadow" or both.'],
    [{ rules: { "ACC-11": { patients: 80 } } }, "rules.ACC-11.patients: this name is not known here."],
    [{ rules: { "ACC-11": { shadow: 40 } } }, "rules.ACC-11.shadow: must be an object of parameters by their names."],
  ])("%j", (content, sentence) => {
    expect(problemsOf({ ...good, RULES_FILE: file("rules.json", content) })).toEqual([
      expect.stringContaining(`The rules file (RULES_FILE) is wrong at ${sentence}`),
    ]);
  });

  test("and where it is no JSON, with its path", () => {
    const path = file("rules.json", "{");
    expect(problemsOf({ ...good, RULES_FILE: path })).toEqual([
      `RULES_FILE names ${path}, which cannot be read as JSON: correct it or write it anew.`,
    ]);
  });
});

describe("a name that is no setting is refused", () => {
  test.each([
    ["REDIS_URI", "REDIS_URI is not a setting: did you mean REDIS_URL?"],
    ["DATABSE_URL", "did you mean DATABASE_URL?"],
    ["CONSENTRY_PORT", "CONSENTRY_PORT is not a setting"],
    ["PONDER_RPC_URL", "PONDER_RPC_URL is not a setting: write PONDER_RPC_URL_<chain id>"],
    ["PONDER_RPC_URLS_1", "PONDER_RPC_URLS_1 is not a setting"],
  ])("%s in the environment", (name, sentence) => {
    expect(problemsOf({ ...good, [name]: "x" })).toContainEqual(expect.stringContaining(sentence));
  });

  test("what other programs put into the environment is left alone", () => {
    expect(problemsOf({ ...good, HOME: "/", HOSTNAME: "h", PATH: "/bin", NODE_ENV: "test", PORTS: "1" })).toEqual([]);
  });
});

describe("environment files", () => {
  test("complete the environment, the local one first, and their names are known", () => {
    file(".env.local", "PORT=1\nREDIS_URL=redis://local\n");
    file(".env", "REDIS_URL=redis://shared\nHOST=0.0.0.0\n");
    const { values, fileNames } = environmentWithFiles({ PORT: "2" }, directory);
    expect(values).toMatchObject({ PORT: "2", REDIS_URL: "redis://local", HOST: "0.0.0.0" });
    expect(new Set(fileNames)).toEqual(new Set(["PORT", "REDIS_URL", "HOST"]));
  });

  test("do not replace an empty value, which switches a setting off", () => {
    expect(environmentWithFiles({ PORT: "", REDIS_URL: "" }, directory).values).toMatchObject({
      PORT: "",
      REDIS_URL: "",
    });
  });

  test("stay unread where ENV_FILES is off", () => {
    expect(environmentWithFiles({ ENV_FILES: "off" }, directory)).toEqual({
      values: { ENV_FILES: "off" },
      fileNames: [],
    });
  });
});

test("the database's address can be read alone", () => {
  expect(readDatabaseUrl({ DATABASE_URL: good.DATABASE_URL })).toBe(good.DATABASE_URL);
  expect(() => readDatabaseUrl({ DATABASE_URL: "" })).toThrow(SettingsError);
});
