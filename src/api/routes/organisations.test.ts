import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, accountOf, affiliationRow, GENESIS, licences } from "../../../test/support/rows";

let api: TestApi;

const BLOCKS_A_DAY = 8_640;

beforeAll(async () => {
  api = await startTestApi();
  const access = (block: number, seq: number, more: object = {}) =>
    accessRow({ block }, { seq, actor: "dr-lee", patient: "ana", ...more });
  await api.happen(
    {
      ...licences("dr-lee", "dr-may"),
      affiliation: [
        affiliationRow({ block: 1 }, { member: "dr-lee", organisation: "st-mary", ended: { block: 2 } }),
        affiliationRow({ block: 2 }, { member: "dr-lee", organisation: "st-mary", revision: 2 }),
        affiliationRow({ block: 3 }, { member: "dr-may", organisation: "st-mary" }),
        affiliationRow({ block: 4 }, { member: "dr-may", organisation: "old-clinic", ended: { block: 5 } }),
      ],
      access: [
        access(0, 1),
        access(BLOCKS_A_DAY - 1, 2, { outcome: "denied" }),
        access(BLOCKS_A_DAY, 3),
        access(BLOCKS_A_DAY + 1, 9, { actor: "dr-may" }),
        access(40 * BLOCKS_A_DAY, 10),
        access(40 * BLOCKS_A_DAY + 1, 1, { custodian: "lab" }),
      ],
    },
    { latest: 41 * BLOCKS_A_DAY, finalized: 0 },
  );
  for (const [name, kind] of [
    ["st-mary", "organisation"],
    ["dr-lee", "person"],
  ] as const)
    await api.ask(`/v1/directory/${accountOf(name)}`, {
      as: "admin",
      method: "PUT",
      json: { kind, name: `The ${name}` },
    });
});

afterAll(() => api?.stop());

const get = (query = "", organisation = "st-mary") => api.ask(`/v1/organisations/${accountOf(organisation)}${query}`);
const day = (number: number) => new Date((GENESIS + number * 86_400) * 1000).toISOString();
const date = (number: number) => day(number).slice(0, 10);

test("an organisation is shown with members, last sequence number, accesses of thirty days and alerts", async () => {
  const { body } = await get();
  expect(body).toMatchObject({
    organisation: accountOf("st-mary"),
    members: {
      total: 2,
      items: [
        { member: accountOf("dr-may"), status: "active", blockNumber: "3" },
        { member: accountOf("dr-lee"), status: "active", blockNumber: "2" },
      ],
    },
    agreements: { total: 0, items: [] },
    custodian: [{ firstAccessAt: day(0), lastAccessAt: day(40), lastSequence: "10" }],
    accessesByDay: [{ day: date(40), accesses: 1 }],
  });
  expect(body).not.toHaveProperty("organisationName");
  const { body: access } = await api.ask(`/v1/accesses/${body.custodian[0].lastAccess}`);
  expect([access.seq, access.custodian]).toEqual(["10", accountOf("st-mary")]);
  expect(body.alerts.counts).toContainEqual({ rule: "GOV-02", severity: "critical", status: "open", count: 1 });
  expect(body.alerts.latest).toHaveLength(Math.min(10, body.alerts.latest.length));
});

test("days count accesses of every outcome, by block time in UTC, in the period that is asked for", async () => {
  const days = async (from: string, to: string) => (await get(`?from=${from}&to=${to}`)).body.accessesByDay;
  expect(await days(day(0), day(2))).toEqual([
    { day: date(0), accesses: 2 },
    { day: date(1), accesses: 2 },
  ]);
  expect(await days(new Date(Date.parse(day(1)) - 10_000).toISOString(), day(1))).toEqual([
    { day: date(0), accesses: 1 },
  ]);
  expect(await days(day(2), day(40))).toEqual([]);
  const faults = async (query: string) => {
    const { status, body } = await get(query);
    return [status, body.errors.map(({ field }: { field: string }) => field)];
  };
  expect(await faults(`?from=${day(9)}&to=${day(9)}`)).toEqual([400, ["from"]]);
  expect(await faults(`?from=${day(0)}&to=${day(367)}`)).toEqual([400, ["from"]]);
  expect(await faults("?since=1")).toEqual([400, ["since"]]);
});

test("names come from the directory, for those who may list it", async () => {
  const { body } = await get("?names=true");
  expect(body.organisationName).toBe("The st-mary");
  expect(body.members.items.map(({ memberName }: { memberName: string | null }) => memberName)).toEqual([
    null,
    "The dr-lee",
  ]);
  const { body: list } = await api.ask("/v1/organisations?names=true");
  const named = list.items.map((item: { organisationName: string | null }) => item.organisationName);
  expect(named.filter(Boolean)).toEqual(["The st-mary"]);
  expect(named).toContain(null);
  const { key } = (
    await api.ask("/v1/keys", {
      as: "admin",
      method: "POST",
      json: {
        name: "Board",
        role: "auditor",
        operations: ["GET /v1/actors", "GET /v1/organisations", "GET /v1/organisations/{organisation}"],
      },
    })
  ).body;
  for (const path of ["/v1/actors", "/v1/organisations", `/v1/organisations/${accountOf("st-mary")}`]) {
    expect((await api.ask(path, { key })).status).toBe(200);
    expect((await api.ask(`${path}?names=true`, { key })).status).toBe(403);
  }
});

test("a former employer is known; who is nowhere on record, or only a person, is not found", async () => {
  expect((await get("", "old-clinic")).body).toMatchObject({ members: { total: 0, items: [] }, custodian: [] });
  expect((await get("", "nobody")).status).toBe(404);
  expect((await api.ask("/v1/organisations/st-mary")).status).toBe(400);
  expect((await api.ask("/v1/organisations?member=x&kind=y")).body.errors).toMatchObject([
    { field: "member.0" },
    { field: "kind" },
  ]);
});
