// What is no passage, found by its names, over a few entries that are kept without any file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entriesFor } from "../../hooks/workreport/theme/assets/search/entries.js";

/** @type {Partial<import("../../hooks/workreport/theme/assets/search/index.js").Entry>[]} */
const ENTRIES = [
  { kind: "topic", address: "topics/tea/", names: { zh: "茶", en: "Tea" }, words: ["茶园", "绿茶", "喝茶"] },
  { kind: "figure", address: "figures/#area", names: { zh: "茶园面积", en: "Area of tea gardens" }, words: [], value: "1200" },
  {
    kind: "term",
    address: "glossary/#tea-garden",
    names: { zh: "茶园", en: "the tea garden" },
    words: ["tea plantation"],
    detail: { en: "Where tea grows." },
  },
  { kind: "download", address: "data/figures.xlsx", names: { zh: "Excel工作簿", en: "Excel workbook" }, words: ["xlsx", "spreadsheet"] },
];

/** An index as `Index` is one: a key leads to every entry. */
const index = /** @type {any} */ ({
  named: async () => [ENTRIES.map((_, number) => ({ volume: null, number }))],
  entries: async (/** @type {{number: number}[]} */ places) => places.map(({ number }) => ({ detail: {}, value: "", ...ENTRIES[number] })),
});

/** @param {string[]} queries */
const found = async (...queries) => (await entriesFor(index, queries, () => true)).map(({ address }) => address);

test("what bears the name comes before what is called so in other words, and these before what has it in its name", async () => {
  assert.deepEqual(await found("茶园"), ["glossary/#tea-garden", "topics/tea/", "figures/#area"]);
  assert.deepEqual(await found("tea gardens"), ["figures/#area", "glossary/#tea-garden"]);
});

test("an article before a name is no part of it", async () => {
  assert.equal((await found("Tea garden"))[0], "glossary/#tea-garden");
});

test("a topic and a file are found by the whole of another word only, a term by a piece of it", async () => {
  assert.deepEqual(await found("喝茶"), ["topics/tea/"]);
  assert.deepEqual(await found("spreadsheet"), ["data/figures.xlsx"]);
  assert.deepEqual(await found("plantation"), ["glossary/#tea-garden"]);
});

test("a figure is found by its value in any notation", async () => {
  assert.deepEqual(await found("1,200"), ["figures/#area"]);
  assert.deepEqual(await found("0.12万"), ["figures/#area"]);
});

test("each is found once, whatever pieces of a query lead to it", async () => {
  assert.deepEqual(await found("Excel", "spreadsheet"), ["data/figures.xlsx"]);
});
