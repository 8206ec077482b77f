import { afterAll, beforeAll, expect, test } from "vitest";
import { createEndpoint } from "../../../alerts/deliver/endpoints";
import { expandOutbox } from "../../../alerts/deliver/expand-outbox";
import { standard } from "../../../alerts/deliver/formats/standard";
import { retract } from "../../../alerts/detect/settle/transitions";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow } from "../../../test/support/rows";
import { MESSAGES } from "./messages";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

test("every message of an alert, thin and full, has the shape that its webhook describes, and no other", async () => {
  const { pool } = api;
  for (const payload of ["thin", "full"] as const)
    await createEndpoint({
      pool,
      privateNetworks: "allow",
      endpoint: { name: payload, url: "http://127.0.0.1:9/", createdBy: "test", payload, updates: true },
    });
  await api.happen(
    { access: [accessRow({ block: 3 }, { actor: "dr-lee", patient: "ana", seq: 1 })] },
    { latest: 9, finalized: 0 },
  );
  const expand = () => expandOutbox({ pool, publicUrl: "https://monitor.example.org" });
  await expand();
  const [{ id, version }] = (await api.ask("/v1/alerts?rule=ACC-04")).body.items;
  await api.ask(`/v1/alerts/${id}`, {
    as: "officer",
    method: "PATCH",
    headers: { "if-match": `"${version}"` },
    json: { status: "acknowledged" },
  });
  await expand();
  await retract(pool, [id]);
  await expand();

  const { rows } = await pool.query<{ type: keyof typeof MESSAGES; payload: string; body: string }>(
    `SELECT d.type, e.payload, d.body FROM compliance.delivery d JOIN compliance.endpoint e ON e.id = d.endpoint_id
     WHERE d.alert_id = $1 ORDER BY d.type, e.payload`,
    [id],
  );
  const types = ["alert.created", "alert.retracted", "alert.updated"];
  expect(rows.map(({ type, payload }) => `${type} ${payload}`).sort()).toEqual(
    types.flatMap((type) => [`${type} full`, `${type} thin`]),
  );
  for (const { type, payload, body } of rows) {
    const message = JSON.parse(body);
    expect(MESSAGES[type].schema.parse(message)).toEqual(message);
    expect("evidence" in message.data).toBe(payload === "full");
    for (const other of Object.keys(MESSAGES) as (keyof typeof MESSAGES)[])
      expect(MESSAGES[other].schema.safeParse(message).success).toBe(other === type);
  }
});

test("the test message has the shape that its webhook describes", () => {
  const message = JSON.parse(
    standard.writeTest({ id: "msg_1", at: new Date(), endpoint: { id: "1", name: "siem" }, settings: {} }),
  );
  expect(MESSAGES["endpoint.test"].schema.parse(message)).toEqual(message);
});
