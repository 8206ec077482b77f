import { expect, test } from "vitest";
import { contentsOf, pagesOf } from "../../../test/support/pdf-pages";
import { openDocument, writeFacts, writeFeet, writeHeading, writeList, writeParagraph } from "./pdf-document";
import { drawTable } from "./pdf-table";
import { printable } from "./pdf-text";
import { canBeSet, layoutText, type Piece } from "./text-layout";

const NAMES: Record<string, string> = {
  Latin: "Dr. Łukasz Żółć, Nguyễn Thị Hường",
  Greek: "Δρ. Ελένη Παπαδοπούλου",
  Cyrillic: "Др. Ігор Їжак",
  Armenian: "Դր. Արամ Խաչատրյան",
  Georgian: "დოქტორი ნინო",
  Hebrew: "ד״ר שרה כהן־לוי",
  Arabic: "د. ليلى حسن المَغْرِبِيّ",
  Persian: "دکتر پریسا گل\u200cمحمدی",
  Urdu: "ڈاکٹر فاطمہ بیگ، لاہور",
  Devanagari: "डॉ. अनीता शर्मा, कृष्णमूर्ति",
  Bengali: "ডাঃ রহমান চট্টোপাধ্যায়",
  Gurmukhi: "ਡਾ. ਹਰਪ੍ਰੀਤ ਸਿੰਘ ਗਿੱਲ",
  Gujarati: "ડૉ. કૃષ્ણકાંત પટેલ",
  Odia: "ଡାକ୍ତର ଶ୍ରୀକାନ୍ତ ମିଶ୍ର",
  Tamil: "டாக்டர் முருகன் கௌசல்யா ஸ்ரீ",
  Telugu: "డాక్టర్ శ్రీనివాస్ కృష్ణ",
  Kannada: "ಡಾ. ಕೃಷ್ಣಮೂರ್ತಿ ಶ್ರೀನಿವಾಸ",
  Malayalam: "ഡോ. കൃഷ്ണൻ നമ്പൂതിരി",
  Sinhala: "වෛද්\u200dය ශ්\u200dරී ලංකා",
  Thai: "นพ. สมชาย ใจดี ก้ำกึ่ง",
  Lao: "ດຣ. ສົມສັກ ພົມມະຈັນ",
  Khmer: "វេជ្ជបណ្ឌិត សុខ ស្រីមុំ",
  Myanmar: "ဒေါက်တာ အောင်မြင့်",
  Tibetan: "སྨན་པ་ བསྟན་འཛིན་",
  Ethiopic: "ዶ/ር አበበ ተስፋዬ",
  Thaana: "ޑރ. އަހުމަދު",
  Chinese: "王小明医生 陳大文醫師",
  Japanese: "田中 太郎 髙橋 さくら",
  Korean: "김민수 박사",
  Emoji: "Dr Joy 😀👩\u200d⚕️",
};

const style = { size: 10, bold: false, width: 400 };

/** Text in one typeface and direction as it is seen, from left to right. */
const seenPiece = ({ text, typeface, rightToLeft }: Piece) =>
  typeface
    .shape(text, rightToLeft)
    .clusters.map((cluster) => cluster.text)
    .join("");

/** The lines of a text as they are seen. */
const seen = (text: string) => layoutText(text, style).map(({ pieces }) => pieces.map(seenPiece).join(""));

test.each(Object.entries(NAMES))("%s is set without a missing letter, in regular and bold", (_, name) => {
  expect(canBeSet(name)).toBe(true);
  for (const bold of [false, true]) {
    const pieces = layoutText(name, { ...style, bold }).flatMap((line) => line.pieces);
    expect(pieces.length).toBeGreaterThan(0);
    for (const { text, typeface, rightToLeft } of pieces) {
      const { glyphs, clusters } = typeface.shape(text, rightToLeft);
      expect(glyphs.filter(({ id }) => id === 0)).toEqual([]);
      expect([...clusters.map((cluster) => cluster.text)].sort().join("")).toHaveLength(text.length);
    }
  }
});

test("numbers, brackets and words from right to left are in their order", () => {
  expect(seen("شارع النيل ١٢")).toEqual(["١٢ لينلا عراش"]);
  expect(seen("رقم 12.34")).toEqual(["12.34 مقر"]);
  // The brackets are mirrored when they are drawn.
  expect(seen("רחוב 5 (שרה)")).toEqual([")הרש( 5 בוחר"]);
  expect(seen("Dr 王 Lee (שרה) 12")).toEqual(["Dr 王 Lee (הרש) 12"]);
  expect(seen("a\nשלום 😀 ב\r\nc")).toEqual(["a", "ב 😀 םולש", "c"]);
});

test("a bracket in a run from right to left is drawn mirrored", () => {
  const glyphs = (text: string) =>
    layoutText(text, style)[0]!.pieces.flatMap(({ text: part, typeface, rightToLeft }) =>
      typeface.shape(part, rightToLeft).glyphs.map(({ id }) => `${typeface.name} ${id}`),
    );
  const hebrew = glyphs("(שרה)");
  expect([hebrew[0], hebrew.at(-1)]).toEqual(glyphs("()"));
});

test("combining marks are composed, and what only changes direction is not drawn", () => {
  expect(seen("Ame\u0301lie")).toEqual(["Amélie"]);
  expect(seen("\u1100\u1175\u11b7")).toEqual(["김"]);
  expect(seen("Dr \u202eeeL\u202c")).toEqual(["Dr eeL"]);
});

test("lines end between words, in scripts without spaces too, and long codes are broken", () => {
  for (const text of [
    "one two three four five",
    "สมชายใจดีก้ำกึ่งสมชายใจดี",
    "王小明医生陳大文醫師",
    "0x".padEnd(66, "ab"),
  ]) {
    const lines = layoutText(text, { size: 10, bold: false, width: 60 });
    expect(lines.length).toBeGreaterThan(1);
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(60);
    const letters = lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join("");
    expect(letters.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  }
  const thai = layoutText("สมชายใจดี", { size: 10, bold: false, width: 35 });
  expect(thai.map(({ pieces }) => pieces[0]!.text)).toEqual(["สมชาย", "ใจดี"]);
});

test("what no font has is said in words, never drawn as a box", () => {
  const account = `0x${"5e".repeat(20)}`;
  expect(printable("Dr 𓀀", { what: "name", account })).toBe(`This name cannot be printed: see account ${account}.`);
  expect(printable("Dr Lee", { what: "name", account })).toBe("Dr Lee");
  expect(seen("Dr 𓀀\ue000")).toEqual(["Dr [U+13000][U+E000]"]);
});

test("a document is tagged, and its text can be read in every script", async () => {
  const pdf = await page();
  const raw = pdf.toString("latin1");
  expect(raw).toContain("/MarkInfo");
  expect(raw).toContain("/Lang (en)");
  expect(raw).toContain("/DisplayDocTitle true");
  const elements = [...raw.matchAll(/^\/S \/(\w+)$/gm)].map(([, type]) => type);
  const rows = Object.keys(NAMES).length;
  const count = (type: string) => elements.filter((each) => each === type).length;
  expect({ document: count("Document"), h1: count("H1"), h2: count("H2"), list: count("L") }).toEqual({
    ...{ document: 1, h1: 1, h2: 1, list: 1 },
  });
  expect({ tables: count("Table"), titles: count("TH"), rows: count("TR"), cells: count("TD") }).toEqual({
    ...{ tables: 1, titles: 2, rows: rows + 2, cells: 2 * (rows + 1) },
  });
  expect(raw).not.toMatch(/\/BaseFont \/(Helvetica|DejaVu)/);
  const text = pagesOf(pdf).join(" ");
  for (const [script, name] of Object.entries(NAMES))
    for (const piece of layoutText(name, { size: 9, bold: false, width: 290 }).flatMap(({ pieces }) => pieces))
      expect(text, script).toContain(piece.rightToLeft ? seenPiece(piece) : piece.text);
  expect(text).toContain("[U+13000]");
  expect(text).toContain("Page 1 of 2");
});

test("a row that is taller than a page goes on, on the next ones", async () => {
  const { document, finish } = openSmall();
  const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`);
  const cells = [[{ text: "left" }], [{ text: lines.join("\n") }]];
  await drawTable(document, { columns: COLUMNS, rows: [{ cells }] });
  const pages = pagesOf(await finish());
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.join(" ").match(/line \d+/g)).toEqual(lines);
  for (const page of pages) expect(page).toContain("Script");
});

test("a paragraph that goes on on the next page is tagged on both", async () => {
  const { document, finish } = openSmall();
  for (let paragraph = 0; paragraph < 12; paragraph += 1) writeParagraph(document, "A sentence of it. ".repeat(60));
  writeFeet(document, "Names");
  const contents = contentsOf(await finish());
  expect(contents.length).toBeGreaterThan(1);
  for (const content of contents) {
    let open = 0;
    for (const [operator] of content.matchAll(/\b(BDC|BMC|EMC)\b/g)) {
      open += operator === "EMC" ? -1 : 1;
      expect(open).toBeGreaterThanOrEqual(0);
    }
    expect(open).toBe(0);
    expect(content.match(/^\/P /gm)!.length).toBeGreaterThan(0);
  }
});

const COLUMNS = [
  { title: "Script", width: 120 },
  { title: "Name", width: 300 },
];

const openSmall = () =>
  openDocument({
    ...{ title: "Names", creator: "Consentry", createdAt: new Date(0) },
    margins: { top: 40, bottom: 40, left: 40, right: 40 },
  });

async function page(): Promise<Buffer> {
  const { document, finish } = openSmall();
  writeHeading(document, "Names", { level: 1 });
  writeFacts(document, [["Patient", "0x12"]]);
  writeHeading(document, "Names in their own scripts");
  writeParagraph(document, "Each name is set in its own script.");
  writeList(document, ["one", "two"]);
  const rows = [...Object.entries(NAMES), ["Unprintable", "𓀀"]].map(([script, name]) => ({
    cells: [[{ text: script! }], [{ text: name! }]],
  }));
  await drawTable(document, { columns: COLUMNS, rows, summary: "Names by script" });
  writeFeet(document, "Names");
  return finish();
}
