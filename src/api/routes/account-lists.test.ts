/**
 * The lists of actors and organisations, and each organisation's page, against figures computed from the facts of two
 * scenarios, on a chain each. The figures share nothing with the API.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateRange } from "../../../alerts/detect/evaluate/evaluate-range";
import { createRuleset } from "../../../alerts/rules/create-ruleset";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { blockEnd } from "../../../facts/position";
import { readLines } from "../../../oracle/lines";
import type { Fact } from "../../../oracle/oracle-facts";
import { isWithin } from "../../../oracle/purposes";
import { factsOf } from "../../../oracle/scenario-facts";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { rowsOf } from "../../../test/support/fact-rows";
import { accountOf } from "../../../test/support/indexed/names";
import { placeFacts } from "../../../test/support/indexed/places";
import { CHAIN_ID } from "../../../test/support/rows";
import { scenarioFile } from "../../../test/support/scenarios";

type Told = { chainId: number; pos: bigint; fact: Fact };
type Of<Kind extends Fact["is"]> = { chainId: number; pos: bigint; fact: Extract<Fact, { is: Kind }> };
type Alert = { id: string; actor: string | null; organisation: string | null; status: string };

let api: TestApi;
let told: Told[];
let alerts: Alert[];

beforeAll(async () => {
  api = await startTestApi();
  told = [];
  for (const [chainId, name] of [
    [CHAIN_ID, "hospital-day"],
    [CHAIN_ID + 1, "organisations"],
  ] as const) {
    const facts = factsOf(readLines(readFileSync(scenarioFile(name), "utf8")));
    const placed = placeFacts(facts, { chainId, packed: true });
    told.push(...placed.map(({ pos, fact }) => ({ chainId, pos, fact })));
    await insertFacts(api.pool, rowsOf(placed, chainId));
    const { blockNumber: block, fact } = placed.at(-1)!;
    const end = { block, time: fact.time };
    await setCheckpoint(api.pool, { chainId, latest: end, finalized: end });
    const range = { fromPos: -1n, toPos: blockEnd(BigInt(block)) };
    await evaluateRange({ pool: api.pool, chainId, ...range, ruleset: createRuleset() });
  }
  ({ rows: alerts } = await api.pool.query<Alert>("SELECT id, actor, organisation, status FROM compliance.alert"));
  await api.pool.query(
    "UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced' WHERE id = $1",
    [alerts[0]!.id],
  );
  alerts[0]!.status = "retracted";
});

afterAll(() => api?.stop());

const now = () => Date.now() / 1000;
const iso = (time: number) => new Date(time * 1000).toISOString();
const all = <Kind extends Fact["is"]>(is: Kind) => told.filter(({ fact }) => fact.is === is) as Of<Kind>[];
const sorted = (accounts: Iterable<string>) => [...new Set(accounts)].sort();
const WORKABLE = ["open", "acknowledged", "investigating"];

/** The current members of organisations, as `[member, organisation]` of each chain. */
function memberships(): [string, string][] {
  const current = new Map<string, [string, string]>();
  for (const { chainId, fact } of told) {
    if (fact.is !== "affiliation" && fact.is !== "affiliationEnd") continue;
    const pair: [string, string] = [accountOf(fact.member), accountOf(fact.organisation)];
    const holds = fact.is === "affiliation" && fact.from <= now() && (fact.until === 0 || now() < fact.until);
    if (holds) current.set(`${chainId} ${pair}`, pair);
    else current.delete(`${chainId} ${pair}`);
  }
  return [...current.values()];
}

/** How somebody's credentials of some kinds stand. */
function standingOf(actor: string, kinds: readonly string[]): string {
  const held = all("credential").filter(({ fact }) => accountOf(fact.subject) === actor && kinds.includes(fact.kind));
  if (held.length === 0) return "none";
  const states = held.map(({ chainId, fact }) => {
    const revocation = all("credentialRevocation").find(
      (each) => each.chainId === chainId && each.fact.credential === fact.credential,
    );
    const expiry = fact.until === 0 ? Number.POSITIVE_INFINITY : fact.until;
    if (revocation) return { state: "revoked", ended: Math.min(expiry, revocation.fact.time) };
    if (expiry <= now()) return { state: "expired", ended: expiry };
    return { state: fact.from > now() ? "upcoming" : "valid", ended: 0 };
  });
  for (const state of ["valid", "upcoming"]) if (states.some((each) => each.state === state)) return state;
  return states.sort((a, b) => b.ended - a.ended)[0]!.state;
}

const LICENCES = ["physician", "nurse", "pharmacist"];
const KINDS = [...LICENCES, "researcher", "clerk"];

const lastOf = (times: number[]) => (times.length === 0 ? null : iso(Math.max(...times)));

function actorsNow() {
  const pairs = memberships();
  const accounts = sorted([
    ...all("access").map(({ fact }) => accountOf(fact.actor)),
    ...all("credential").map(({ fact }) => accountOf(fact.subject)),
    ...all("affiliation").map(({ fact }) => accountOf(fact.member)),
  ]);
  return accounts.map((actor) => ({
    actor,
    credential: standingOf(actor, KINDS),
    licence: standingOf(actor, LICENCES),
    organisations: sorted(pairs.filter(([member]) => member === actor).map(([, organisation]) => organisation)).map(
      (organisation) => ({ organisation }),
    ),
    lastAccessAt: lastOf(all("access").flatMap(({ fact }) => (accountOf(fact.actor) === actor ? [fact.time] : []))),
    openAlerts: alerts.filter((each) => each.actor === actor && WORKABLE.includes(each.status)).length,
  }));
}

function organisationsNow() {
  const pairs = memberships();
  const agreed = agreementsNow();
  const accounts = sorted([
    ...all("affiliation").map(({ fact }) => accountOf(fact.organisation)),
    ...all("access").map(({ fact }) => accountOf(fact.custodian)),
    ...agreed.flatMap(({ parties }) => parties),
  ]);
  return accounts.map((organisation) => ({
    organisation,
    members: new Set(pairs.filter(([, each]) => each === organisation).map(([member]) => member)).size,
    agreements: agreed.filter(({ parties, active }) => active && parties.includes(organisation)).length,
    lastAccessAt: lastOf(
      all("access").flatMap(({ fact }) => (accountOf(fact.custodian) === organisation ? [fact.time] : [])),
    ),
    openAlerts: alerts.filter(
      (each) => (each.actor === organisation || each.organisation === organisation) && WORKABLE.includes(each.status),
    ).length,
  }));
}

/** Every agreement, its parties, and whether it applies now. */
function agreementsNow() {
  return all("proposal").map(({ chainId, fact }) => {
    const on = (is: "acceptance" | "agreementEnd") =>
      all(is).some((each) => each.chainId === chainId && each.fact.agreement === fact.agreement);
    const within = fact.from <= now() && (fact.until === 0 || now() < fact.until);
    const parties: string[] = [accountOf(fact.proposer), accountOf(fact.counterparty)];
    return { parties, active: on("acceptance") && !on("agreementEnd") && within };
  });
}

/** Walks a list to its end, and checks the size of its pages and the total count. */
async function walked(path: string, query: string, limit: number) {
  const items: { actor: string; organisation: string }[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { status, body } = await api.ask(
      `${path}?${query}&limit=${limit}&count=true${cursor && `&cursor=${cursor}`}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    items.push(...body.items);
    if (body.nextCursor !== null) expect(body.items).toHaveLength(limit);
    cursor = body.nextCursor;
    if (cursor === null) expect(body.totalCount).toBe(items.length);
  }
  return items;
}

test("actors are those who accessed, hold a credential or are members, in either order and pages of any size", async () => {
  const expected = actorsNow();
  expect(expected.length).toBeGreaterThan(20);
  expect(await walked("/v1/actors", "sort=actor", 500)).toEqual(expected);
  expect(await walked("/v1/actors", "sort=actor", 7)).toEqual(expected);
  expect(await walked("/v1/actors", "sort=-actor", 5)).toEqual([...expected].reverse());
});

test("actors are filtered by credential, licence and organisation", async () => {
  const expected = actorsNow();
  const seen = new Set(expected.map(({ licence }) => licence));
  expect([...seen].sort()).toEqual(expect.arrayContaining(["none", "valid"]));
  for (const value of ["valid", "upcoming", "expired", "revoked", "none"])
    for (const filter of ["credential", "licence"] as const)
      expect(await walked("/v1/actors", `${filter}=${value}`, 4), `${filter} ${value}`).toEqual(
        expected.filter((actor) => actor[filter] === value),
      );
  expect(await walked("/v1/actors", "licence=none&licence=expired&credential=valid", 50)).toEqual(
    expected.filter(({ licence, credential }) => ["none", "expired"].includes(licence) && credential === "valid"),
  );
  const organisations = sorted(memberships().map(([, organisation]) => organisation));
  expect(organisations.length).toBeGreaterThan(1);
  for (const organisation of organisations)
    for (const sort of ["actor", "-actor"]) {
      const members = expected.filter((actor) =>
        actor.organisations.some((each) => each.organisation === organisation),
      );
      const query = `organisation=${organisation}&sort=${sort}`;
      expect(await walked("/v1/actors", query, 3)).toEqual(sort === "actor" ? members : members.reverse());
    }
});

test("who acts for treatment and has no valid licence is one request", async () => {
  const purposeOf = (purpose: string, [from, to]: [number, number]) =>
    new Set<string>(
      all("access").flatMap(({ fact }) =>
        fact.outcome === "permitted" && from <= fact.time && fact.time < to && isWithin(fact.purpose, purpose)
          ? [accountOf(fact.actor)]
          : [],
      ),
    );
  const times = all("access").map(({ fact }) => fact.time);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const usual: [number, number] = [last + 1 - 30 * 86_400, last + 1];
  const expected = actorsNow();
  for (const purpose of ["TREAT", "ETREAT", "HPAYMT", "HRESCH", "PATRQT"]) {
    const doing = purposeOf(purpose, usual);
    expect(await walked("/v1/actors", `purpose=${purpose}`, 4), purpose).toEqual(
      expected.filter(({ actor }) => doing.has(actor)),
    );
  }
  const treating = purposeOf("TREAT", usual);
  const unlicensed = expected.filter(({ actor, licence }) => treating.has(actor) && licence !== "valid");
  expect(unlicensed).not.toEqual([]);
  expect(
    await walked("/v1/actors", "purpose=TREAT&licence=none&licence=expired&licence=revoked&licence=upcoming", 2),
  ).toEqual(unlicensed);
  const middle = Math.floor((first + last) / 2);
  for (const [from, to] of [
    [first, middle],
    [middle, last],
    [last, last + 1],
  ] as [number, number][]) {
    const doing = purposeOf("TREAT", [from, to]);
    expect(await walked("/v1/actors", `purpose=TREAT&from=${iso(from)}&to=${iso(to)}`, 5)).toEqual(
      expected.filter(({ actor }) => doing.has(actor)),
    );
  }
});

test("organisations have members, are custodians or party to agreements", async () => {
  const expected = organisationsNow();
  expect(expected.length).toBeGreaterThan(3);
  expect(expected.some(({ agreements }) => agreements > 0)).toBe(true);
  expect(await walked("/v1/organisations", "sort=organisation", 500)).toEqual(expected);
  expect(await walked("/v1/organisations", "sort=-organisation", 2)).toEqual([...expected].reverse());
  const pairs = memberships();
  for (const member of sorted(pairs.map(([each]) => each)).slice(0, 8)) {
    const theirs = new Set(pairs.flatMap(([each, organisation]) => (each === member ? [organisation] : [])));
    expect(await walked("/v1/organisations", `member=${member}`, 2)).toEqual(
      expected.filter(({ organisation }) => theirs.has(organisation)),
    );
  }
});

test("an organisation's page has its members, agreements, accesses as custodian by day and alerts", async () => {
  const newest = Math.max(...all("access").map(({ fact }) => fact.time));
  for (const { organisation, members, openAlerts } of organisationsNow()) {
    const { status, body } = await api.ask(`/v1/organisations/${organisation}`);
    expect(status).toBe(200);
    expect(body.members.total).toBe(members);
    const theirs = memberships().filter(([, each]) => each === organisation);
    expect(sorted(body.members.items.map(({ member }: { member: string }) => member))).toEqual(
      sorted(theirs.map(([member]) => member)),
    );
    const agreed = agreementsNow().filter(({ parties }) => parties.includes(organisation));
    expect([body.agreements.total, body.agreements.items.length]).toEqual([agreed.length, agreed.length]);
    const recorded = all("access").filter(({ fact }) => accountOf(fact.custodian) === organisation);
    const byDay = new Map<string, number>();
    for (const { fact } of recorded) {
      const day = iso(fact.time).slice(0, 10);
      if (fact.time > newest - 30 * 86_400) byDay.set(day, (byDay.get(day) ?? 0) + 1);
    }
    expect(body.accessesByDay).toEqual([...byDay].sort().map(([day, accesses]) => ({ day, accesses })));
    expect(body.custodian).toEqual(
      [CHAIN_ID, CHAIN_ID + 1].flatMap((chainId) => {
        const here = recorded.filter((each) => each.chainId === chainId);
        const last = here.at(-1);
        return last === undefined
          ? []
          : [
              {
                chainId,
                firstAccessAt: iso(here[0]!.fact.time),
                lastAccessAt: iso(last.fact.time),
                lastAccess: `${chainId}-${last.pos}`,
                lastSequence: String(last.fact.seq),
              },
            ];
      }),
    );
    const open = body.alerts.counts
      .filter(({ status: each }: { status: string }) => WORKABLE.includes(each))
      .reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(open).toBe(openAlerts);
  }
});
