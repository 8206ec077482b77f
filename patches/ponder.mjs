// Run after every installation: lets Ponder ask a node once for all events of a range of blocks.
//
// Ponder merges the requests of events that it filters by nothing but their name. In 0.16.10 it never finds any: it looks
// for `undefined` where its own configuration has put `null`, and sends a request for each event. Releases that merge
// them need Node 22. Without this all works too, with about forty times the requests.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("./sync-historical/index.js", import.meta.resolve("ponder")));
const topics = ["topic1", "topic2", "topic3"];
const found = (topic) => `filter.${topic} !== undefined;`;
const wanted = (topic) => `filter.${topic} !== undefined && filter.${topic} !== null;`;

const before = readFileSync(file, "utf8");
const after = topics.reduce((text, topic) => text.replace(found(topic), wanted(topic)), before);
if (!topics.every((topic) => after.includes(wanted(topic))))
  throw new Error("This is not the Ponder that patches/ponder.mjs was written for: see whether it is still needed.");
if (after !== before) {
  // A new file: others may share the old one.
  writeFileSync(`${file}.new`, after);
  renameSync(`${file}.new`, file);
}
