import { afterAll, beforeAll, expect, test } from "vitest";
import { insertFacts } from "../../../devnet/fact-tables";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, accountOf, affiliationRow, GENESIS, idOf, licences } from "../../../test/support/rows";

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

test("who is nowhere on record is not found; whom it is not for is refused", async () => {
  expect((await get("", "nobody")).status).toBe(404);
  expect((await get("", "dr-may")).body).toMatchObject({ credentials: [], affiliations: [{ blockNumber: "3" }] });
  expect((await api.ask("/v1/actors/lee")).status).toBe(400);
  for (const role of ["security", "service", "admin"] as const)
    expect((await api.ask(`/v1/actors/${accountOf("dr-lee")}`, { as: role })).status).toBe(403);
});
