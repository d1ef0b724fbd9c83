// From a query to passages, over an index of a few sentences that is computed here without any file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { find } from "../../hooks/workreport/theme/assets/search/finding.js";
import { isRun, rows } from "../../hooks/workreport/theme/assets/search/units.js";
import { WIDTH } from "../../hooks/workreport/theme/assets/search/volume.js";

/** @typedef {import("../../hooks/workreport/theme/assets/search/index.js").Known} Known */

const PAGES = {
  1: [
    ["茶园面积继续扩大。", "Extending the tea gardens."],
    ["新增茶园1200亩。", "Another 1,200 mu of tea gardens were planted."],
    ["带动农户640户增收。", "The income of 640 farming households rose."],
  ],
  2: [
    ["改造村道18公里。", "We will rebuild 18 kilometers of village roads."],
    ["村道两侧种植茶树。", "Tea trees will be planted along the village roads."],
  ],
};
const REPORT = { id: "2031", year: 2031, names: {}, places: [], parts: {}, pages: [] };

/** An index as `Index` is one, that looks through every sentence. */
function index() {
  /** @type {{zh: string[], en: string[]}[]} */
  const sentences = [];
  /** @type {import("../../hooks/workreport/theme/assets/search/index.js").IndexPage[]} */
  const pages = [];
  for (const [id, texts] of Object.entries(PAGES)) {
    const volume = /** @type {any} */ (null);
    pages.push({ report: REPORT, id, part: id, first: sentences.length, count: texts.length, headed: false, volume });
    for (const [zh = "", en = ""] of texts) sentences.push({ zh: rows(zh).characters, en: rows(en).words });
  }
  /**
   * Every place where a row of conditions is met one after the other.
   * @param {"zh" | "en"} language
   * @param {((unit: string | undefined) => boolean)[]} conditions
   */
  const places = (language, conditions) =>
    (conditions.length ? sentences : []).flatMap((sentence, passage) =>
      [...sentence[language].keys()]
        .filter((at) => conditions.every((met, offset) => met(sentence[language][at + offset])))
        .map((at) => passage * WIDTH + at),
    );
  /** @param {Known} known */
  const condition = (known) => (/** @type {string | undefined} */ unit) =>
    known === "" ? unit === undefined : unit !== undefined && (Array.isArray(known) ? known.includes(unit) : known === unit);
  return /** @type {any} */ ({
    translations: ["en"],
    reports: [REPORT],
    /** @param {number} passage */
    pageOf: (passage) => pages.findLast(({ first }) => first <= passage),
    runs: async () => [...new Set(sentences.flatMap(({ zh }) => zh.filter(isRun)))],
    /** @param {Known[]} row */
    row: async (row) => places("zh", row.map(condition)),
    /**
     * @param {"en"} language
     * @param {{accept: (unit: string) => boolean}[]} row
     */
    words: async (language, row) =>
      places(
        language,
        row.map(
          ({ accept }) =>
            (unit) =>
              unit !== undefined && accept(unit),
        ),
      ),
  });
}

/**
 * @param {string} query
 * @param {(page: {id: string}) => boolean} [keep]
 */
const found = (query, keep) => find(index(), query, keep);

test("a phrase finds every passage that has it, in either language", async () => {
  assert.deepEqual((await found("茶园")).passages, [0, 1]);
  assert.deepEqual((await found("village roads")).passages, [3, 4]);
  assert.equal((await found("茶园")).how, "phrase");
});

test("a number is found whole, a longer one behind it", async () => {
  assert.deepEqual(await found("1200亩").then(({ passages, near }) => [passages, near]), [[1], []]);
  assert.deepEqual(await found("200亩").then(({ passages, near }) => [passages, near]), [[], [1]]);
  assert.deepEqual(await found("1,200 mu").then(({ passages }) => passages), [1]);
});

test("another form of a word stands behind the word as typed", async () => {
  const { passages, near } = await found("tea garden");
  assert.deepEqual([passages, near], [[], [0, 1]]);
});

test("a phrase may run over the end of a sentence", async () => {
  const { how, passages } = await found("扩大。新增");
  assert.deepEqual([how, passages], ["across", [0]]);
});

test("words that stand in no one phrase are looked for in one sentence, then in one section", async () => {
  assert.deepEqual(await found("茶园 亩").then(({ how, passages }) => [how, passages]), ["words", [1]]);
  assert.deepEqual(await found("面积 农户").then(({ how, passages }) => [how, passages]), ["section", [0, 2]]);
});

test("what occurs of a phrase is found, and what does not is named", async () => {
  const { how, parts, passages } = await found("茶园飞船");
  assert.deepEqual([how, parts, passages], ["parts", ["茶园"], [0, 1]]);
  assert.deepEqual(await found("茶园 飞船").then(({ missing }) => missing), ["飞船"]);
});

test("a phrase in quotation marks is met as it stands or not at all", async () => {
  assert.equal((await found('"tea garden"')).how, "none");
  assert.deepEqual((await found('"tea gardens"')).passages, [0, 1]);
});

test("only pages that are kept are searched", async () => {
  assert.deepEqual((await found("茶", ({ id }) => id === "2")).passages, [4]);
});

test("nothing is found of what does not occur, and of no query", async () => {
  assert.equal((await found("飞船")).how, "none");
  assert.equal((await found("？")).how, "none");
});
