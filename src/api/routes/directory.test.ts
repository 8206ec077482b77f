import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../../../database/client";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { agreementRow } from "../../../test/support/dealings-rows";
import { accessRow, accountOf, patientRow } from "../../../test/support/rows";
import { readNames } from "../directory/names";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [
        patientRow({ block: 1 }, "ana"),
        patientRow({ block: 1, log: 1 }, "dr-lee"),
        patientRow({ block: 1, log: 2 }, "st-mary"),
      ],
      access: [
        accessRow({ block: 2 }, { seq: 1, actor: "ana", patient: "ana", purpose: "PATRQT" }),
        accessRow({ block: 3 }, { seq: 2, actor: "dr-lee", patient: "ana" }),
      ],
      agreement: [agreementRow({ block: 4 }, { agreement: "deal", parties: ["st-mary", "lab"] })],
    },
    { latest: 9, finalized: 9 },
  );
});

afterAll(() => api?.stop());

const write = (name: string, json: object, as: "officer" | "admin" | "auditor" = "officer") =>
  api.ask(`/v1/directory/${accountOf(name)}`, { as, method: "PUT", json });
const load = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { "content-type": "text/csv" },
) => api.ask("/v1/directory/import", { as: "admin", method: "POST", body, headers });
const namesOf = async (query: string) =>
  (await api.ask(`/v1/directory?${query}`)).body.items.map(({ name }: { name: string }) => name);

test("an entry is created, replaced, read and deleted", async () => {
  const lee = accountOf("dr-lee");
  const first = await write("dr-lee", { kind: "person", name: " Dr Lee ", address: "1 High St\r\nSpringfield" });
  const entry = {
    account: lee,
    kind: "person",
    name: "Dr Lee",
    address: "1 High St\nSpringfield",
    updatedBy: "the officer",
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  };
  expect(first).toMatchObject({ status: 201, body: entry });
  expect((await api.ask(`/v1/directory/${lee.toUpperCase().replace("0X", "0x")}`)).body).toEqual(first.body);
  const second = await write("dr-lee", { kind: "person", name: "Dr Ann Lee" }, "admin");
  expect(second).toMatchObject({
    status: 200,
    body: { ...entry, name: "Dr Ann Lee", address: null, updatedBy: "the admin", createdAt: first.body.createdAt },
  });
  const names = await readNames(createClient(api.pool), [lee, accountOf("nobody")]);
  expect(names(lee)).toEqual({ account: lee, name: "Dr Ann Lee", address: null });
  expect(names(accountOf("nobody"))).toEqual({ account: accountOf("nobody"), name: null, address: null });
  const remove = () => api.ask(`/v1/directory/${lee}`, { as: "officer", method: "DELETE" });
  expect((await remove()).status).toBe(204);
  expect((await remove()).status).toBe(404);
  expect((await api.ask(`/v1/directory/${lee}`)).status).toBe(404);
});

test("a response that reveals that an account is a patient's is recorded as patient-level", async () => {
  const row = async () =>
    (
      await api.pool.query(
        "SELECT operation, patient_level, filter, status FROM compliance.operator_log ORDER BY id DESC LIMIT 1",
      )
    ).rows[0];
  const ana = accountOf("ana");
  await write("ana", { kind: "person", name: "Ana" }, "admin");
  expect(await row()).toEqual({
    operation: "PUT /v1/directory/{account}",
    ...{ patient_level: true, filter: { account: ana, patients: [ana] }, status: 400 },
  });
  await load(`account,kind,name\n${accountOf("dr-may")},person,Dr May\n${ana},person,Ana\n`);
  expect(await row()).toEqual({
    operation: "POST /v1/directory/import",
    ...{ patient_level: true, filter: { patients: [ana] }, status: 400 },
  });
  await write("dr-may", { kind: "person", name: "" }, "admin");
  expect(await row()).toMatchObject({ patient_level: false, status: 400 });
});

test("a patient's controller is refused, unless known in another capacity too", async () => {
  const refused = await write("ana", { kind: "person", name: "Ana" });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ in: "path", field: "account" }] } });
  expect(refused.body.detail).toContain("The directory never contains patients");
  expect((await write("dr-lee", { kind: "person", name: "Dr Lee" })).status).toBe(201);
  expect((await write("st-mary", { kind: "organisation", name: "St Mary" })).status).toBe(201);
  expect((await write("unknown", { kind: "organisation", name: "A clinic to come" })).status).toBe(201);
});

test("errors are named, and readers may not write", async () => {
  const faults = async (json: object) =>
    (await write("dr-may", json)).body.errors.map(({ field }: { field: string }) => field).sort();
  expect(await faults({})).toEqual(["kind", "name"]);
  expect(await faults({ kind: "patient", name: "\u0000", address: "x\u0007", phone: "1" })).toEqual([
    "address",
    "kind",
    "name",
    "phone",
  ]);
  expect((await write("dr-may", { kind: "person", name: "Dr May" }, "auditor")).status).toBe(403);
  expect((await api.ask("/v1/directory/lee")).status).toBe(400);
});

describe("a file", () => {
  test("is imported as a whole", async () => {
    const { status, body } = await load(
      `\uFEFFaccount,kind,name,address\r\n${accountOf("dr-who")},person,"Who, Dr","1 Box Lane\nCardiff"\r\n${accountOf("dr-lee")},person,Dr Lee,\r\n`,
    );
    expect({ status, body }).toEqual({ status: 200, body: { created: 1, updated: 1 } });
    expect((await api.ask(`/v1/directory/${accountOf("dr-who")}`)).body).toMatchObject({
      name: "Who, Dr",
      address: "1 Box Lane\nCardiff",
      updatedBy: "the admin",
    });
    expect((await load(`kind,account,name\norganisation,${accountOf("lab")},The Lab`)).body).toEqual({
      created: 1,
      updated: 0,
    });
  });

  test("with a fault is refused as a whole, each faulty line named", async () => {
    const good = `${accountOf("dr-new")},person,Dr New,`;
    const { status, body } = await load(
      ["account,kind,name,address", good, "0x12,person,,", `${accountOf("x")},robot,X,`, good, "one,two"].join("\n"),
    );
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      "lines.3.account",
      "lines.3.name",
      "lines.4.kind",
      "lines.5.account",
      "lines.6",
    ]);
    const patient = await load(
      `account,kind,name\n${accountOf("dr-new")},person,New\n${accountOf("ana")},person,Ana\n`,
    );
    expect(patient.body.errors).toMatchObject([{ field: "lines.3.account" }]);
    expect((await api.ask(`/v1/directory/${accountOf("dr-new")}`)).status).toBe(404);
  });

  test("needs its columns, well-formed lines and its type", async () => {
    for (const csv of ["", "account,name\n", "account,kind,name,phone\n", 'account,kind,name\n"x,person,y'])
      expect((await load(csv)).status).toBe(400);
    expect((await load("account,kind,name\n", { "content-type": "application/json" })).status).toBe(415);
    expect((await load("account,kind,name\n")).body).toEqual({ created: 0, updated: 0 });
  });
});

describe("a file as spreadsheets save it", () => {
  const rows = `account,kind,name,address\r\n${accountOf("jörg")},person,Dr Jörg Müller €,"Straße 1\r\nKöln"\r\n`;
  const latin = (text: string) =>
    new Uint8Array(Buffer.from(text.replaceAll("€", "\x80"), "latin1")) as Uint8Array<ArrayBuffer>;
  const wide = (text: string) =>
    new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])) as Uint8Array<ArrayBuffer>;
  const csv = (charset: string) => ({ "content-type": `text/csv; charset=${charset}` });

  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>?]>([
    ["UTF-8", rows],
    ["UTF-8 with a byte order mark", `\ufeff${rows}`],
    ["Windows-1252, named in Content-Type", latin(rows), csv("windows-1252")],
    ["Windows-1252 by another name, quoted", latin(rows), csv('"iso-8859-1"; header=present')],
    ["UTF-16 with a byte order mark, tabs", wide(rows.replaceAll(",", "\t"))],
    ["UTF-16, named", new Uint8Array(wide(rows).slice(2)), csv("utf-16le")],
    ["semicolons", rows.replaceAll(",", ";")],
    ["a first line that names the separator", `sep=;\r\n${rows.replaceAll(",", ";")}`],
    ["separators that are in names", `sep=|\n${rows.replaceAll(",", "|")}`],
    ["old Mac line ends", rows.replaceAll("\r\n", "\r")],
    ["a header in capitals with spaces", rows.replace("account,kind,name,address", "Account, Kind, Name, Address")],
    ["an account in capitals", rows.replace(accountOf("jörg"), accountOf("jörg").toUpperCase().replace("0X", "0x"))],
    ["empty columns and lines at the end", `${rows.replace("address", "address,,").trimEnd()},,\r\n,,,,,\r\n\r\n`],
  ])("%s", async (_, file, headers) => {
    const { status, body } = await load(file, headers);
    expect({ status, body }).toEqual({ status: 200, body: { created: 1, updated: 0 } });
    const account = accountOf("jörg");
    expect((await api.ask(`/v1/directory/${account}`)).body).toMatchObject({
      name: "Dr Jörg Müller €",
      address: "Straße 1\nKöln",
    });
    expect((await api.ask(`/v1/directory/${account}`, { as: "officer", method: "DELETE" })).status).toBe(204);
  });

  const faultsOf = async (file: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) => {
    const { status, body } = await load(file, headers);
    expect(status).toBe(400);
    return body.errors.map(({ field, detail }: { field: string; detail: string }) => [field, detail]);
  };

  test("bytes of another encoding are refused, with their lines and how to save the file", async () => {
    const more = `${accountOf("x")},person,Dr Lee,\r\n${accountOf("y")},person,Dr Weiß,\r\n`;
    const faults = await faultsOf(latin(rows + more));
    expect(faults.map(([field]: [string]) => field)).toEqual(["lines.2", "lines.3", "lines.5"]);
    expect(faults[0][1]).toMatch(/^This is not valid UTF-8\. Save the file as UTF-8 .*charset=windows-1252/);
    expect((await api.ask(`/v1/directory/${accountOf("x")}`)).status).toBe(404);
    expect(await faultsOf(latin(rows), csv("utf-8"))).toHaveLength(2);
    expect((await faultsOf(rows, csv("klingon")))[0][1]).toMatch(/^The charset klingon is unknown/);
    expect((await faultsOf(new Uint8Array([0x61, 0x81]), csv("windows-1252")))[0][1]).toMatch(/^This is not valid/);
    expect((await faultsOf(new Uint8Array(wide(rows).slice(2))))[0][1]).toMatch(/probably UTF-16/);
  });

  test("lines are counted as editors count them", async () => {
    const address = '"1 High St\r\nSpringfield"';
    const file = (end: string) =>
      ["account,kind,name,address", `${accountOf("x")},person,X,${address}`, "0x12,person,Y,", ""].join(end);
    for (const end of ["\r\n", "\n"]) expect((await faultsOf(file(end)))[0][0]).toBe("lines.4.account");
    expect((await faultsOf(`sep=,\r\n${file("\r\n")}`))[0][0]).toBe("lines.5.account");
    expect((await faultsOf('account,kind,name\r\n"a\r\nb",person\r\n'))[0][0]).toBe("lines.3");
  });

  test("names with lost or invisible letters are refused", async () => {
    const fault = async (name: string) =>
      (await faultsOf(`account,kind,name\n${accountOf("x")},person,"${name}"\n`)).map(([, detail]: string[]) => detail);
    expect(await fault("Dr J\ufffdrg")).toEqual([expect.stringContaining("lost to a wrong encoding (U+FFFD)")]);
    expect(await fault("Dr \u202eeeL")).toEqual([expect.stringContaining("the invisible character U+202E")]);
    expect(await fault("Dr\0 Lee")).toEqual(["A name must be one line without control characters."]);
  });
});

test("a name cannot be made to look like another by characters that nobody sees", async () => {
  const put = async (name: string) => (await write("dr-may", { kind: "person", name })).status;
  const hidden = [
    "Le\u200be",
    "Le\u200de",
    "Lee\u2060",
    "L\u00adee",
    "\u202eeeL",
    "Lee\u2069",
    "\u3164",
    "Lee\u{e0041}",
  ];
  for (const name of [...hidden, "1\ufe0f", "王\u{e0100}", "گل\u200c\u200cم", "Lee\u200c", "\u2800", "\ud800"])
    expect([name, await put(name)]).toEqual([name, 400]);
  const needed = ["گل\u200cمحمدی", "ශ්\u200dරී ලංකා", "क्\u200dष", "അവന്\u200d", "Joy 👩\u200d⚕️", "👩🏽\u200d⚕️", "Łukasz"];
  for (const name of needed) expect([name, [200, 201].includes(await put(name))]).toEqual([name, true]);
  const { body } = await write("dr-may", { kind: "person", name: "May", address: "1 High St\n\u202eteertS" });
  expect(body.errors).toMatchObject([{ field: "address" }]);
});

test("the list is narrowed by account, kind and the beginning of a name, and walked by cursor", async () => {
  await load(
    ["account,kind,name", ...["Ab%c", "AbC", "abd", "Zed"].map((name) => `${accountOf(name)},person,${name}`)].join(
      "\n",
    ),
  );
  expect(await namesOf("name=ab")).toHaveLength(3);
  expect(await namesOf("name=Ab%25")).toEqual(["Ab%c"]);
  expect(await namesOf(`account=${accountOf("Zed")}&account=${accountOf("abd")}&sort=-name`)).toHaveLength(2);
  expect(await namesOf("kind=organisation&name=the")).toEqual(["The Lab"]);
  const whole = await namesOf("limit=500");
  for (const sort of ["name", "-updatedAt"]) {
    const walked: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await api.ask(`/v1/directory?limit=2&count=true&sort=${sort}${cursor && `&cursor=${cursor}`}`);
      expect(body.totalCount).toBe(whole.length);
      walked.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.nextCursor;
    }
    expect(walked.toSorted()).toEqual(whole.toSorted());
  }
});
