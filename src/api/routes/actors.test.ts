import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "../../../database/client";
import { inTransaction } from "../../../database/transaction";
import { insertFacts } from "../../../devnet/fact-tables";
import { type Answer, startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, accountOf, affiliationRow, CHAIN_ID, GENESIS, idOf, licences } from "../../../test/support/rows";
import { MOST_EXAMINED, readActors } from "../subjects/actors";
import { readOrganisation } from "../subjects/organisation";
import { readOrganisations } from "../subjects/organisations";

let api: TestApi;

const BLOCKS_A_DAY = 8_640;

beforeAll(async () => {
  api = await startTestApi();
  let seq = 0;
  const access = (day: number, more: object = {}, actor = "dr-lee") =>
    accessRow({ block: day * BLOCKS_A_DAY + 100 + seq }, { seq: ++seq, actor, patient: "ana", ...more });
  await api.happen(
    {
      ...licences("dr-lee"),
      affiliation: [
        affiliationRow({ block: 1 }, { member: "dr-lee", organisation: "st-mary", ended: { block: 2 } }),
        affiliationRow({ block: 2 }, { member: "dr-lee", organisation: "st-mary", revision: 2 }),
        affiliationRow({ block: 3 }, { member: "dr-may", organisation: "st-mary" }),
      ],
      access: [
        access(0),
        access(9),
        access(20, { purpose: "BTG" }),
        access(20, { outcome: "denied" }),
        access(20),
        access(39),
        access(39, {}, "dr-may"),
      ],
    },
    { latest: 41 * BLOCKS_A_DAY, finalized: 0 },
  );
});

afterAll(() => api?.stop());

const get = async (query = "", actor = "dr-lee") => api.ask(`/v1/actors/${accountOf(actor)}${query}`);
const day = (number: number) => new Date((GENESIS + number * 86_400) * 1000).toISOString();

test("an actor is shown with credentials, affiliations, accesses of thirty days and alerts", async () => {
  const { body } = await get();
  const { rows } = await api.pool.query(
    "SELECT id, rule_id FROM compliance.alert WHERE actor = $1 ORDER BY detected_at DESC, id DESC",
    [accountOf("dr-lee")],
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(body).toMatchObject({
    actor: accountOf("dr-lee"),
    credentials: [{ credentialId: idOf("licence of dr-lee"), kind: "physician", status: "active", revocation: null }],
    affiliations: [
      { organisation: accountOf("st-mary"), status: "active", blockNumber: "2" },
      { organisation: accountOf("st-mary"), status: "ended", blockNumber: "1" },
    ],
    accessesByDay: [
      { day: day(20).slice(0, 10), accesses: 3, denied: 1, breakGlass: 1 },
      { day: day(39).slice(0, 10), accesses: 1, denied: 0, breakGlass: 0 },
    ],
  });
  expect(body.firstAccessAt.slice(0, 10)).toBe(day(0).slice(0, 10));
  expect(body.lastAccessAt.slice(0, 10)).toBe(day(39).slice(0, 10));
  expect(body.alerts.latest.map(({ id }: { id: string }) => id)).toEqual(rows.slice(0, 10).map(({ id }) => id));
  for (const { headline } of body.alerts.latest) expect(headline).toMatch(/^[A-Z].{1,79}$/);
  const counted = body.alerts.counts.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
  expect(counted).toBe(rows.length);
  expect(body.alerts.counts).toContainEqual({ rule: "ACC-04", severity: "high", status: "open", count: 4 });
});

test("breaking the glass is counted for every emergency purpose, and only where the access was permitted", async () => {
  const at = (seq: number) => ({ block: 5 * BLOCKS_A_DAY + seq });
  await insertFacts(api.pool, {
    access: [
      ...(["ETREAT", "BTG", "ERTREAT", "TREAT"] as const).map((purpose, seq) =>
        accessRow(at(seq), { seq, actor: "dr-er", patient: "ana", purpose }),
      ),
      accessRow(at(4), { seq: 4, actor: "dr-er", patient: "ana", purpose: "BTG", outcome: "denied" }),
    ],
  });
  const { body } = await get(`?from=${day(5)}&to=${day(6)}`, "dr-er");
  expect(body.accessesByDay).toEqual([{ day: day(5).slice(0, 10), accesses: 5, denied: 1, breakGlass: 3 }]);
});

test("the period can be chosen, its end excluded", async () => {
  const days = async (query: string) => (await get(query)).body.accessesByDay.map(({ day }: { day: string }) => day);
  expect(await days(`?from=${day(0)}&to=${day(20)}`)).toEqual([day(0), day(9)].map((text) => text.slice(0, 10)));
  expect(await days(`?to=${day(31)}`)).toEqual([day(9), day(20)].map((text) => text.slice(0, 10)));
  expect(await days(`?from=${day(21)}`)).toEqual([day(39).slice(0, 10)]);
  const faults = async (query: string) => {
    const { status, body } = await get(query);
    return [status, body.errors.map(({ field }: { field: string }) => field)];
  };
  expect(await faults(`?from=${day(9)}&to=${day(9)}`)).toEqual([400, ["from"]]);
  expect(await faults(`?from=${day(0)}&to=${day(367)}`)).toEqual([400, ["from"]]);
  expect((await get(`?from=${day(0)}&to=${day(366)}`)).status).toBe(200);
  expect(await faults("?since=1&from=x")).toEqual([400, expect.arrayContaining(["since", "from"])]);
});

test("a period since the newest access is empty, and not wrong", async () => {
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const { body } = await api.ask(`/v1/actors?from=${from}`);
  expect(body).toEqual({ items: [], nextCursor: null });
  expect((await api.ask(`/v1/actors/${accountOf("dr-lee")}?from=${from}`)).body).toMatchObject({ accessesByDay: [] });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  expect((await api.ask(`/v1/actors?from=${tomorrow}`)).status).toBe(400);
});

test("the list names actors, tells how their credentials stand, and goes on after a short page", async () => {
  const name = { kind: "person", name: "Dr Lee" };
  await api.ask(`/v1/directory/${accountOf("dr-lee")}`, { as: "admin", method: "PUT", json: name });
  const { body } = await api.ask("/v1/actors?names=true&count=true");
  expect(body).toMatchObject({ totalCount: 3, nextCursor: null });
  const lee = body.items.find(({ actor }: { actor: string }) => actor === accountOf("dr-lee"));
  expect(lee).toEqual({
    actor: accountOf("dr-lee"),
    actorName: "Dr Lee",
    credential: "valid",
    licence: "valid",
    organisations: [{ organisation: accountOf("st-mary"), organisationName: null }],
    lastAccessAt: expect.stringMatching(/Z$/),
    openAlerts: expect.any(Number),
  });
  expect(lee.openAlerts).toBeGreaterThan(2);
  const { body: unlicensed } = await api.ask(
    "/v1/actors?purpose=TREAT&licence=none&licence=expired&licence=revoked&licence=upcoming",
  );
  expect(unlicensed.items.map(({ actor }: { actor: string }) => actor)).toEqual([accountOf("dr-may")]);
  // More members without a credential than a page looks at, and one with: the first account in the other order.
  const many = Array.from({ length: MOST_EXAMINED + 600 }, (_, index) =>
    affiliationRow({ block: 9 + index }, { member: `member ${index}`, organisation: "big" }),
  );
  await insertFacts(api.pool, { affiliation: many });
  let pages = 0;
  const walked: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; pages++) {
    const { body: page }: Answer = await api.ask(`/v1/actors?credential=valid&limit=2${cursor && `&cursor=${cursor}`}`);
    walked.push(...page.items.map(({ actor }: { actor: string }) => actor));
    cursor = page.nextCursor;
  }
  expect(walked).toEqual([accountOf("dr-lee")]);
  expect(pages).toBeGreaterThan(1);
  const faults = await api.ask("/v1/actors?credential=lost&organisation=x&purpose=FUN&kind=a&cursor=x");
  expect(faults.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    ...["credential.0", "kind", "organisation.0", "purpose.0"],
  ]);
  expect((await api.ask("/v1/actors?cursor=x")).body.errors).toMatchObject([{ field: "cursor" }]);
  expect((await api.ask(`/v1/actors?from=${day(9)}&to=${day(3)}`)).status).toBe(400);
});

test("a page of actors or organisations never scans the table of accesses", async () => {
  const read = await inTransaction(api.pool, async (client) => {
    const factsSchema = "chain";
    const reader = { db: createClient(client), factsSchema, chainIds: [CHAIN_ID, CHAIN_ID + 1] };
    const scans = async () =>
      (
        await client.query<{ sequential: number; fetched: number }>(
          `SELECT seq_scan::int AS sequential, idx_tup_fetch::int AS fetched
           FROM pg_stat_xact_user_tables WHERE schemaname = 'chain' AND relname = 'access'`,
        )
      ).rows[0]!;
    await client.query(
      `INSERT INTO chain.access SELECT (jsonb_populate_record(a, jsonb_build_object('pos', a.pos + (n::bigint << 27),
         'block_time', a.block_time + n, 'seq', n, 'actor', '0x' || lpad(to_hex(n % 7), 40, '0')))).*
       FROM chain.access a, generate_series(1, 10000) n WHERE a.pos = (SELECT max(pos) FROM chain.access)`,
    );
    await client.query("ANALYZE chain.access");
    const before = await scans();
    const page = { limit: 20, sort: "actor" };
    const actors = await readActors(reader, page);
    await readActors(reader, { ...page, credential: ["none"], purpose: ["TREAT"] });
    const organisations = await readOrganisations(reader, { limit: 20, sort: "organisation" });
    expect(actors.items.length).toBeGreaterThan(8);
    expect(organisations.items.length).toBeGreaterThan(0);
    const lists = await scans();
    // These read many accesses, along the index of the actor or custodian.
    await readActors(reader, { ...page, purpose: ["HRESCH"] });
    const whole = { from: new Date(day(0)), to: new Date(day(50)) };
    const found = await readOrganisation(reader, accountOf("st-mary"), { period: whole, withNames: false });
    expect(found!.accessesByDay.reduce((sum, { accesses }) => sum + accesses, 0)).toBeGreaterThan(10_000);
    const after = await scans();
    return { sequential: after.sequential - before.sequential, fetched: lists.fetched - before.fetched };
  });
  expect(read.sequential).toBe(0);
  expect(read.fetched).toBeLessThan(5_000);
});

test("who is nowhere on record is not found; whom it is not for is refused", async () => {
  expect((await get("", "nobody")).status).toBe(404);
  expect((await get("", "dr-may")).body).toMatchObject({ credentials: [], affiliations: [{ blockNumber: "3" }] });
  expect((await api.ask("/v1/actors/lee")).status).toBe(400);
  for (const role of ["security", "service", "admin"] as const)
    expect((await api.ask(`/v1/actors/${accountOf("dr-lee")}`, { as: role })).status).toBe(403);
});
