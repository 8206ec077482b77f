// Run after every installation: mends what makes the indexer slow in two dependencies, how Ponder starts, logs and
// says whether it is ready, and how Drizzle quotes names. With `--undo` the two are again as they were published.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The versions that the mends below were written for. */
const VERSIONS = { ponder: "0.16.10", "drizzle-orm": "0.41.0" };
for (const [name, wanted] of Object.entries(VERSIONS)) {
  const installed = versionOf(name);
  if (installed !== wanted)
    throw new Error(
      `patches/apply.mjs mends ${name} ${wanted}, and ${name} ${installed} is installed. ` +
        `Install ${wanted} (npm ci), or see for each mend whether ${installed} still needs it, adapt its texts and the version in patches/apply.mjs, and run the tests.`,
    );
}

// Ponder merges the requests of events that it filters by nothing but their name. In 0.16.10 it never finds any: it looks
// for `undefined` where its own configuration has put `null`, and asks a node for each event. Releases that merge them
// need Node 22.
mend(
  "ponder",
  "./sync-historical/index.js",
  ["topic1", "topic2", "topic3"].map((topic) => [
    `filter.${topic} !== undefined;`,
    `filter.${topic} !== undefined && filter.${topic} !== null;`,
  ]),
);

// Ponder's lines of JSON have numbers for levels, epoch milliseconds and no name. Write them as the other processes'
// logger (alerts/logger.ts) does.
mend("ponder", "./internal/logger.js", [
  [
    `    else {
        logger = pino({
            level,
            serializers: { error: errorSerializer },
            // Removes "pid" and "hostname" properties from the log.
            base: undefined,`,
    `    else {
        logger = pino({
            level,
            serializers: { error: errorSerializer },
            formatters: { level: (label) => ({ level: label }) },
            timestamp: pino.stdTimeFunctions.isoTime,
            base: { name: process.argv[2] === "serve" ? "api" : "indexer" },`,
  ],
]);

// Ponder calls a server ready whose schema another deployment has replaced, and does not answer while PostgreSQL does
// not. Let src/api/routes/readiness.ts answer, which Ponder does not allow to take this path itself.
mend("ponder", "./server/index.js", [
  [
    `.get("/ready", async (c) => {
        const isReady = await database.readonlyQB.wrap({ label: "select_ready" }, (db) => db
            .select()
            .from(getPonderMetaTable())
            .then((result) => result[0].value.is_ready === 1));
        if (isReady) {
            return c.text("", 200);
        }
        return c.text("Historical indexing is not complete.", 503);
    })`,
    `.get("/ready", () => apiBuild.app.request("/readiness"))`,
  ],
]);

// At every start, Ponder compiles each of our modules with Vite, which takes more work than everything else up to the
// first block. Keep what it compiled in `.ponder/modules`, one file for each module, which begins with a hash of what it
// was made from. Where that folder cannot be written to, Ponder compiles as before.
mend("ponder", "./build/index.js", [
  [
    'import { installSourcemapsSupport } from "vite-node/source-map";',
    'import { extractSourceMap, installSourcemapsSupport } from "vite-node/source-map";',
  ],
  [
    "export const createBuild = async",
    `const keepModules = ({ rootDir, ponderDir }, compile) => {
    const sha256 = (...texts) => createHash("sha256").update(texts.join("\\0")).digest("hex");
    const read = (file) => fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    const folder = path.join(ponderDir, "modules");
    const settings = sha256("ponder 0.16.10", process.env.NODE_ENV ?? "", read(path.join(rootDir, "tsconfig.json")));
    const fileOf = (id) => toFilePath(normalizeModuleId(id), rootDir).path;
    const kept = new Map();
    const importsExist = (code) => [...code.matchAll(/__vite_ssr_import__\\("(\\/[^"@][^"]*)"/g)]
        .every(([, name]) => fs.existsSync(fileOf(name)));
    return {
        getSourceMap: (source) => extractSourceMap(kept.get(source) ?? ""),
        fetchModule: async (id) => {
            const source = fileOf(id);
            if (!source.startsWith(rootDir + path.sep) || !source.endsWith(".ts") || source.includes("node_modules"))
                return compile(id);
            const hash = sha256(settings, id, read(source));
            const file = path.join(folder, sha256(id));
            try {
                const [madeFrom, ...code] = fs.readFileSync(file, "utf8").split("\\n");
                if (madeFrom === "//" + hash && importsExist(code.join("\\n"))) {
                    kept.set(source, code.join("\\n"));
                    return { code: kept.get(source) };
                }
            } catch {}
            const module = await compile(id);
            try {
                fs.mkdirSync(folder, { recursive: true });
                fs.writeFileSync(file + process.pid, "//" + hash + "\\n" + module.code);
                fs.renameSync(file + process.pid, file);
            } catch {}
            return module;
        },
    };
};
export const createBuild = async`,
  ],
  [
    `installSourcemapsSupport({
        getSourceMap: (source) => viteNodeServer.getSourceMap(source),
    });`,
    `const modules = keepModules(common.options, (id) => viteNodeServer.fetchModule(id, "ssr"));
    installSourcemapsSupport({
        getSourceMap: (source) => viteNodeServer.getSourceMap(source) ?? modules.getSourceMap(source),
    });`,
  ],
  ['fetchModule: (id) => viteNodeServer.fetchModule(id, "ssr"),', "fetchModule: modules.fetchModule,"],
]);

// At every start, Ponder writes a file of types for editors into the project's folder, which a service need not be able to
// write to.
mend("ponder", "./bin/commands/start.js", [["    runCodegen({ common });", "    // runCodegen({ common });"]]);

// For every event of a new block, Ponder checks whether its address and topics are in the block's bloom filter, and
// hashes each of them in JavaScript. This takes a third of the time from a block to its rows. Addresses and topics
// recur, so cache the hashes, and parse a block's filter once.
mend("ponder", "./sync-realtime/bloom.js", [
  [
    `export const isInBloom = (_bloom, input) => {
    const bloom = hexToBytes(_bloom);
    const hash = hexToBytes(keccak256(input));`,
    `const hashes = new Map();
const hashOf = (input) => {
    let hash = hashes.get(input);
    if (hash === undefined) {
        if (hashes.size === 50_000) hashes.clear();
        hashes.set(input, (hash = hexToBytes(keccak256(input)).subarray(0, 6)));
    }
    return hash;
};
let newest = { hex: "", bytes: new Uint8Array() };
export const isInBloom = (_bloom, input) => {
    if (newest.hex !== _bloom) newest = { hex: _bloom, bytes: hexToBytes(_bloom) };
    const bloom = newest.bytes;
    const hash = hashOf(input);`,
  ],
]);

// At the end of each block, Ponder writes the block's checkpoint to its reorganisation tables with one statement per
// table, one after another, whatever the block contained. Use a single statement.
mend("ponder", "./database/actions.js", [
  [
    "export const crashRecovery =",
    `export const commitBlocks = async (qb, { checkpoint, tables }, context) => {
    if (tables.length === 0) return;
    const updates = tables.map((table, nth) => {
        const schema = getTableConfig(table).schema ?? "public";
        const name = getTableName(getReorgTable(table));
        return \`t\${nth} AS (UPDATE "\${schema}"."\${name}" SET checkpoint = '\${checkpoint}' WHERE checkpoint = '\${MAX_CHECKPOINT_STRING}')\`;
    });
    await qb.wrap({ label: "commit_block" }, (db) => db.execute(\`WITH \${updates.join(", ")} SELECT\`), context);
};
export const crashRecovery =`,
  ],
]);
mend("ponder", "./runtime/multichain.js", [
  ["import { commitBlock, createIndexes,", "import { commitBlocks, createIndexes,"],
  [
    "await Promise.all(tables.map((table) => commitBlock(tx, { table, checkpoint, preBuild }, context)));",
    "await commitBlocks(tx, { tables, checkpoint }, context);",
  ],
]);

// In GraphQL's filters, Ponder takes the conditions of one element of OR apart, as if each were an element of its own.
// At a page that is ordered by a column with nulls, its cursors leave out rows: PostgreSQL sorts nulls as the greatest
// values, and nothing is greater or smaller than null.
mend("ponder", "./graphql/index.js", [
  [
    "rawValue.flatMap((subWhere) => buildWhereConditions(subWhere, columns));",
    "rawValue.map((subWhere) => and(...buildWhereConditions(subWhere, columns)));",
  ],
  [
    "return or(currentColumn.comparator(currentColumn.column, currentColumn.value), and(eq(currentColumn.column, currentColumn.value), nextCondition));",
    `const { column, value, comparator } = currentColumn;
        const isSame = value === null ? isNull(column) : eq(column, value);
        if (column.notNull) return or(comparator(column, value), and(isSame, nextCondition));
        if (comparator === lt) return or(value === null ? isNotNull(column) : lt(column, value), and(isSame, nextCondition));
        if (value === null) return and(isSame, nextCondition);
        return or(gt(column, value), isNull(column), and(isSame, nextCondition));`,
  ],
]);

// Drizzle checks the class of every part of a statement again and again, and walks the class hierarchy each time. In a
// backfill, whose INSERTs have thousands of parts, that is a sixth of the indexer's time. The result depends only on
// the part's prototype, so cache it there.
mend("drizzle-orm", "./entity.js", [
  [
    "function is(value, type) {",
    `const known = new WeakMap();
function is(value, type) {
  if (!value || typeof value !== "object") return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return walk(value, type);
  let answers = known.get(prototype);
  if (answers === undefined) known.set(prototype, (answers = new Map()));
  let answer = answers.get(type);
  if (answer === undefined) answers.set(type, (answer = walk(value, type)));
  return answer;
}
function walk(value, type) {`,
  ],
]);

// GHSA-gpj5-g38j-94v9: Drizzle before 0.45.2 lets a quotation mark end a quoted name. Ponder 0.16.10 asks for 0.41.0.
mend("drizzle-orm", "./pg-core/dialect.js", [
  [
    `escapeName(name) {
    return \`"\${name}"\`;`,
    `escapeName(name) {
    return \`"\${name.replaceAll('"', '""')}"\`;`,
  ],
]);

/** Packages need not export their `package.json`: it is the nearest one above their entry that has their name. */
function versionOf(name) {
  for (let folder = new URL(".", import.meta.resolve(name)); ; folder = new URL("..", folder)) {
    const file = new URL("package.json", folder);
    const found = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    if (found.name === name) return found.version;
    if (folder.pathname === "/") throw new Error(`${name} has no package.json.`);
  }
}

/** Replaces texts in a file, given by its place beside the package's entry. Once is enough; twice changes nothing. */
function mend(name, place, mends) {
  const replacements = process.argv.includes("--undo") ? mends.map(([found, wanted]) => [wanted, found]) : mends;
  const file = fileURLToPath(new URL(place, import.meta.resolve(name)));
  const before = readFileSync(file, "utf8");
  let after = before;
  for (const [found, wanted] of replacements)
    if (isMissing(after, found, wanted)) after = after.replace(found, () => wanted);
  if (replacements.some(([found, wanted]) => isMissing(after, found, wanted)))
    throw new Error(
      `${file} is not what ${name} ${VERSIONS[name]} was published with, so patches/apply.mjs cannot mend it. Install it anew: npm ci.`,
    );
  if (after === before) return;
  // Write a new file: other installations may share the old one by hard links.
  writeFileSync(`${file}.new`, after);
  renameSync(`${file}.new`, file);
}

/** Either text may be part of the other. */
function isMissing(text, found, wanted) {
  return !text.includes(wanted) || (found.includes(wanted) && text.includes(found));
}
