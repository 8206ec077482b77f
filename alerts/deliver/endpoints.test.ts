import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeliveryFixture, startDatabase } from "../../test/fixtures/delivery-fixture";
import { createEndpoint, deleteEndpoint, endpointToJson, getEndpoint, listEndpoints } from "./endpoints";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());

const create = (url: string, privateNetworks: "allow" | "refuse" = "allow") =>
  createEndpoint({ pool: fixture.pool, privateNetworks, endpoint: { name: "pager", url, createdBy: "ada" } });

test("lives from its creation to its deletion, without showing its secret again", async () => {
  const { pool } = fixture;
  const made = await create("http://127.0.0.1:9/hook");
  expect(made.secret).toMatch(/^whsec_.{44}$/);
  const shown = endpointToJson((await getEndpoint({ pool, id: made.id }))!);
  expect(shown).toEqual({
    id: expect.stringMatching(/^ep_[0-9a-f]{32}$/),
    name: "pager",
    url: "http://127.0.0.1:9/hook",
    rules: [],
    minSeverity: "low",
    delivery: "instant",
    format: "standard",
    payload: "thin",
    updates: false,
    paused: false,
    previousSecretUntil: null,
    createdBy: "ada",
    createdAt: expect.stringMatching(/Z$/),
  });
  expect((await listEndpoints({ pool })).map(({ id }) => id)).toEqual([made.id]);
  expect(await deleteEndpoint({ pool, id: made.id })).toBe(true);
  expect(await deleteEndpoint({ pool, id: made.id })).toBe(false);
  expect(await getEndpoint({ pool, id: made.id })).toBeUndefined();
  expect(await listEndpoints({ pool })).toEqual([]);
});

test("is not created for a forbidden address", async () => {
  await expect(create("http://127.0.0.1:9/", "refuse")).rejects.toThrow("private");
  await expect(create("https://ada:secret@example.org/")).rejects.toThrow("user name");
  expect(await listEndpoints({ pool: fixture.pool })).toEqual([]);
});
