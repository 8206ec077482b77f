import { buildClientSchema, getIntrospectionQuery, isInputObjectType, isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { graphqlOfTestApi } from "../../../test/fixtures/graphql-fixture";
import { accessRow, consentRow } from "../../../test/support/rows";

let api: TestApi;
const logged: object[] = [];

beforeAll(async () => {
  api = await startTestApi(graphqlOfTestApi(logged));
  await api.happen(
    {
      consent: [consentRow({ block: 10 }, { consent: "c", patient: "p", grantee: "dr-a", until: 0 })],
      access: [
        accessRow({ block: 20 }, { seq: 1, actor: "dr-a", patient: "p" }),
        accessRow({ block: 21 }, { seq: 2, actor: "dr-b", patient: "q" }),
      ],
    },
    { latest: 30, finalized: 25 },
  );
});

afterAll(() => api?.stop());

const post = async (query: string, variables: object = {}) =>
  (await api.ask("/graphql", { as: "service", method: "POST", json: { query, variables } })).body;
const get = (parameters: Record<string, string>, as: "service" | "admin" = "service") =>
  api.ask(`/graphql?${new URLSearchParams(parameters)}`, { as });
const refusalOf = async (query: string, variables: object = {}) => {
  const { errors } = await post(query, variables);
  expect(errors).toHaveLength(1);
  expect(errors[0].extensions.code).toBe("BAD_USER_INPUT");
  return errors[0].message as string;
};

const everything = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
};

test("the standard introspection query is answered, with a description of every type and field", async () => {
  for (const options of [undefined, everything]) {
    const { data, errors } = await post(getIntrospectionQuery(options));
    expect(errors).toBeUndefined();
    const types = Object.values(buildClientSchema(data).getTypeMap()).filter(({ name }) => !name.startsWith("__"));
    const without = types.flatMap((type) => [
      ...(type.description ? [] : [type.name]),
      ...(isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [])
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ]);
    expect(without).toEqual([]);
  }
});

test("the depth of a query is counted once, however many fragments it is written with", async () => {
  const fragments = (count: number) =>
    `{ alerts(limit: 1) { items { ...F0 } } } ${Array.from({ length: count }, (_, index) => `fragment F${index} on alert { ruleId access { alerts(limit: 1) { items { ...F${index + 1} } } } }`).join(" ")} fragment F${count} on alert { ruleId }`;
  expect((await post(fragments(4))).errors).toBeUndefined();
  expect((await post(fragments(5))).detail).toBe("The query is 18 levels deep; the limit is 16.");
});

test("what clients add to an operation is taken", async () => {
  const query = "query A { alerts(limit: 1) { totalCount } } query B { accesses(limit: 1) { totalCount } }";
  const answers = async (json: object) =>
    (await api.ask("/graphql", { as: "service", method: "POST", json })).body as { data?: object; errors?: object[] };
  expect(await answers({ query, operationName: "B" })).toEqual({ data: { accesses: { totalCount: 2 } } });
  expect((await answers({ query })).errors).toMatchObject([{ message: expect.stringMatching(/operation name/) }]);
  for (const more of [
    { variables: null, extensions: {}, operationName: null },
    { variables: {}, operationName: "C" },
  ])
    expect(await answers({ query: "query C { accesses { totalCount } }", ...more })).toEqual({
      data: { accesses: { totalCount: 2 } },
    });
  const included = "query ($y: Boolean!) { accesses { totalCount items @include(if: $y) { actor } } }";
  expect(await answers({ query: included, variables: { y: false } })).toEqual({
    data: { accesses: { totalCount: 2 } },
  });
  const typenames = "{ __typename accesses { __typename items { __typename verdict { __typename consent } } } }";
  expect((await answers({ query: typenames })).data).toMatchObject({ __typename: "Query" });
});

test("what clients send that is not supported is refused with the reason", async () => {
  const { errors } = await post("{ accesses { totalCount ... @defer { items { actor } } } }");
  expect(errors).toMatchObject([{ message: 'Unknown directive "@defer".' }]);
  const extensions = { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } };
  const persisted = await api.ask("/graphql", { as: "service", method: "POST", json: { extensions } });
  expect(persisted).toMatchObject({ status: 400, body: { errors: [{ in: "body", field: "query" }] } });
});

test("a part of a text is taken literally", async () => {
  const found = async (where: object) => {
    const { data, errors } = await post("query ($w: alertFilter) { alerts(where: $w) { totalCount } }", { w: where });
    expect(errors).toBeUndefined();
    return data.alerts.totalCount;
  };
  const { data } = await post("{ alerts { totalCount items { summary } } }");
  expect(data.alerts.totalCount).toBeGreaterThan(0);
  const [{ summary }] = data.alerts.items;
  expect(await found({ summary_contains: summary.slice(3, 20) })).toBeGreaterThan(0);
  const part = `${summary.slice(0, 4)}_${summary.slice(5, 20)}`;
  for (const wild of ["%", "_", "\\", part])
    for (const kind of ["contains", "starts_with", "contains_nocase"])
      expect([wild, kind, await found({ [`summary_${kind}`]: wild })]).toEqual([wild, kind, 0]);
  for (const kind of ["not_contains", "not_starts_with", "not_ends_with"])
    expect(await found({ [`summary_${kind}`]: "%" })).toBe(data.alerts.totalCount);
  expect(await found({ OR: [{ summary_contains: "%" }, { AND: [{ summary_contains: "_" }] }] })).toBe(0);
});

test("the conditions of one element of OR must hold together", async () => {
  const found = async (where: object) => {
    const { data, errors } = await post("query ($w: accessFilter) { accesses(where: $w) { items { seq } } }", {
      w: where,
    });
    expect(errors).toBeUndefined();
    return (data.accesses.items as { seq: number }[]).map(({ seq }) => seq).sort();
  };
  expect(await found({ OR: [{ seq: 1, blockNumber: 21 }, { seq: 2 }] })).toEqual([2]);
  expect(
    await found({
      OR: [
        { seq: 1, blockNumber: 20 },
        { seq: 2, OR: [{ seq: 1 }] },
      ],
    }),
  ).toEqual([1]);
  expect(await found({ AND: [{ OR: [{ seq: 1 }, { seq: 2 }] }, { blockNumber: 21 }] })).toEqual([2]);
  expect(await found({ OR: [{ AND: [{ seq: 1 }, { blockNumber: 21 }] }] })).toEqual([]);
});

test("every refusal says what is wrong, and none is logged", async () => {
  expect(await refusalOf("{ alerts(limit: 1001) { totalCount } }")).toBe(
    "limit: must be between 0 and 1000, and is 1001.",
  );
  expect(await refusalOf("{ alerts(limit: -1) { totalCount } }")).toMatch(/^limit: must be between 0 and 1000/);
  for (const query of [
    '{ alerts(limit: "x") { totalCount } }',
    '{ accesses(where: { pos: "x" }) { totalCount } }',
    "{ accesses(where: { blockNumber: 3000000000000000000000 }) { totalCount } }",
  ]) {
    const { data, errors } = await post(query);
    expect(data ?? null).toBeNull();
    expect(errors[0].extensions.code).toMatch(/GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT/);
    expect(errors[0].message).not.toMatch(/unexpected/i);
  }
  expect(await refusalOf('{ alerts(orderBy: "nosuch") { totalCount } }')).toMatch(/^orderBy: .* Use one of id, ruleId/);
  expect(await refusalOf('{ alerts(where: { OR: [{ severity: "hgih" }] }) { totalCount } }')).toBe(
    'where.severity: there is no "hgih". Use one of critical, high, medium, low.',
  );
  expect(await refusalOf('{ accesses(where: { purpose_not_in: ["TREAT", "X"] }) { totalCount } }')).toMatch(
    /^where.purpose_not_in: there is no "X". Use one of .*TREAT/,
  );
  expect(await refusalOf('{ consents(where: { purposes_has: "treat" }) { totalCount } }')).toMatch(
    /^where.purposes_has: there is no "treat"/,
  );
  expect(await refusalOf('{ alerts(orderDirection: "up") { totalCount } }')).toMatch(/^orderDirection: /);
  expect(await refusalOf('{ alerts(after: "!!!") { totalCount } }')).toMatch(/^after: this is not a cursor/);
  expect(await refusalOf("{ alerts(where: { ruleId_in: null }) { totalCount } }")).toBe(
    "where.ruleId_in: must not be null.",
  );
  expect(await refusalOf("{ consents(where: { purposes: [] }) { totalCount } }")).toMatch(/must not be empty/);
  expect(await refusalOf("{ alerts(where: { OR: [] }) { totalCount } }")).toMatch(/^OR: must not be empty/);
  expect(await refusalOf('{ alerts(where: { OR: [{ ruleId: "X" }, {}] }) { totalCount } }')).toMatch(
    /^OR: must not have an empty condition/,
  );
  expect(await refusalOf('{ alerts(where: { assignee_not_in: ["x", null] }) { totalCount } }')).toBe(
    "where.assignee_not_in: must not have null in its list.",
  );
  expect(
    await refusalOf("query ($q: String) { alerts(where: { summary_contains: $q }) { totalCount } }", { q: "a\0" }),
  ).toMatch(/NUL/);
  expect(await refusalOf('{ alerts(where: { detectedAt: "noon or so" }) { totalCount } }')).toMatch(/malformed|range/);
  const pages = await post("{ accesses(limit: 1) { pageInfo { endCursor } } }");
  const cursor = pages.data.accesses.pageInfo.endCursor;
  expect(
    await refusalOf('query ($c: String) { accesses(orderBy: "actor", after: $c) { totalCount } }', { c: cursor }),
  ).toMatch(/another order/);
  expect((await post("{ nosuch }")).errors).toMatchObject([
    { message: 'Cannot query field "nosuch" on type "Query".', extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
  ]);
  expect(logged).toEqual([]);
});

test("an unexpected error is hidden and logged under its reference, without values", async () => {
  await api.pool.query("ALTER TABLE chain.data_request RENAME TO data_request_elsewhere");
  try {
    const { errors } = await post('{ dataRequests(where: { patient: "0xabcdef" }) { items { id } } }');
    expect(errors).toMatchObject([{ extensions: { code: expect.stringMatching(/INTERNAL_SERVER_ERROR|FACTS_AWAY/) } }]);
    expect(JSON.stringify([errors, logged])).not.toMatch(/abcdef/);
  } finally {
    await api.pool.query("ALTER TABLE chain.data_request_elsewhere RENAME TO data_request");
  }
});

test("optional variables may be null, and a count may stand in a fragment", async () => {
  const { data, errors } = await post(
    "query ($w: accessFilter, $o: String, $l: Int) { accesses(where: $w, orderBy: $o, after: $o, limit: $l) { ...count } } fragment count on accessPage { totalCount }",
    { w: null, o: null, l: null },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ accesses: { totalCount: 2 } });
});

test("ids and instants are those of REST, and no end is null", async () => {
  const { data, errors } = await post(
    "{ accesses(limit: 1) { items { id chainId pos blockTime blockTimeIso purpose } } accesss(limit: 1) { items { id } } consents { items { validUntil validUntilIso } } }",
  );
  expect(errors).toBeUndefined();
  const [access] = data.accesses.items;
  expect(data.accesss.items).toEqual([{ id: access.id }]);
  const { body } = await api.ask(`/v1/accesses/${access.id}`);
  expect(body).toMatchObject({ id: access.id, blockTime: access.blockTimeIso, purpose: access.purpose });
  expect(data.consents.items).toEqual([{ validUntil: 0, validUntilIso: null }]);
});

test("GET answers a query that names no patient, with the same roles, limits and log", async () => {
  const query = "query ($l: Int) { accesses(limit: $l) { totalCount } }";
  expect(await get({ query, variables: '{"l":1}' })).toMatchObject({
    status: 200,
    body: { data: { accesses: { totalCount: 2 } } },
  });
  const { rows } = await api.pool.query(
    "SELECT filter, patient_level FROM compliance.operator_log WHERE operation = 'GET /graphql' ORDER BY id DESC LIMIT 1",
  );
  expect(rows).toEqual([{ filter: { query, variables: '{"l":1}' }, patient_level: true }]);
  expect((await get({ query }, "admin")).status).toBe(403);
  expect((await get({ query: "{ alerts { " })).body.type).toBe("urn:consentry:problem:query-refused");
  expect((await get({ query, variables: "{" })).body.errors).toMatchObject([{ in: "query", field: "variables" }]);
  expect((await get({ query, anything: "1" })).body.errors).toMatchObject([{ in: "query", field: "anything" }]);
});

test("GET refuses whatever could name a patient, and says POST", async () => {
  const id = `0x${"ab".repeat(32)}`;
  const cursor = Buffer.from(JSON.stringify({ json: { patient: id } })).toString("base64");
  for (const [query, variables] of [
    [`{ consents(where: { consentId: "${id}" }) { totalCount } }`, "{}"],
    ['{ consents(where: { patient_starts_with: "0xab" }) { totalCount } }', "{}"],
    ["query ($w: consentFilter) { consents(where: $w) { totalCount } }", '{"w":{"OR":[{"patient_contains":"ab"}]}}'],
    ["query ($c: String) { consents(after: $c) { totalCount } }", JSON.stringify({ c: cursor })],
    ['{ patients(where: { controller_starts_with: "0xab" }) { totalCount } }', "{}"],
    ["query ($s: String) { consents(where: { revocationSigner_contains: $s }) { totalCount } }", '{"s":"ab"}'],
  ] as const) {
    const { status, headers, body } = await get({ query, variables });
    expect([status, headers.get("allow"), body.type]).toEqual([405, "POST", "urn:consentry:problem:query-in-url"]);
    expect(body.detail).toMatch(/POST/);
    expect(body.detail).not.toContain("abab");
  }
});
