// Which stretches of a passage are marked, and how a query is taken apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { patterns, stretches } from "../../hooks/workreport/theme/assets/search/marks.js";
import { parsed, unquoted } from "../../hooks/workreport/theme/assets/search/query.js";

/**
 * The words of a text that a query marks.
 * @param {string} text
 * @param {string} query
 * @param {boolean} isSource
 */
const marked = (text, query, isSource = true) => stretches(text, isSource, patterns(query)).map(([start, end]) => text.slice(start, end));

test("a mark covers what was searched for and no more", () => {
  const text = "全年植树1,250亩，“三清”专项行动与ＰＭ２．５达标。";
  assert.deepEqual(marked(text, "1250亩"), ["1,250亩"]);
  assert.deepEqual(marked(text, "三清专项"), ["三清”专项"]);
  assert.deepEqual(marked(text, "pm2.5"), ["ＰＭ２．５"]);
  assert.deepEqual(marked(text, "水库"), []);
});

test("every place is marked", () => {
  assert.deepEqual(marked("水库与水库", "水库"), ["水库", "水库"]);
});

test("words are marked where the phrase does not stand", () => {
  assert.deepEqual(marked("水库坝体整修，道路硬化", "道路 水库"), ["水库", "道路"]);
});

test("stretches that touch or overlap are one", () => {
  assert.deepEqual(marked("水库坝体", "水库 库坝"), ["水库坝"]);
});

test("a longer number is marked as far as it was typed to its end, where the number itself does not stand", () => {
  assert.deepEqual(marked("共865公里", "65公"), ["865公"]);
  assert.deepEqual(marked("共865公里，又65公里", "65公"), ["65公"]);
});

test("another form of an English word is marked, and percent is %", () => {
  assert.deepEqual(marked("Planting 300 mu, up 4%.", "planted", false), ["Planting"]);
  assert.deepEqual(marked("Planting 300 mu, up 4%.", "4 percent", false), ["4%"]);
});

test("a phrase in quotation marks is met as it stands or not at all", () => {
  assert.deepEqual(marked("Planting trees", '"planted"', false), []);
  assert.deepEqual(marked("Planting trees", '"planting trees"', false), ["Planting trees"]);
});

test("pieces that the search found stand in place of the words", () => {
  const text = "清水进村";
  assert.deepEqual(
    stretches(text, true, patterns("清水飞船", ["清水"])).map(([start, end]) => text.slice(start, end)),
    ["清水"],
  );
});

test("phrases stand in quotation marks of either script, words outside", () => {
  assert.deepEqual(parsed('"water supply" 水库，道路'), { phrases: ["water supply"], words: ["水库", "道路"], whole: "水库，道路" });
  assert.deepEqual(parsed("「清水」 村").phrases, ["清水"]);
});

test("small words count only where there are no others", () => {
  assert.deepEqual(parsed("the trees of a village").words, ["trees", "village"]);
  assert.deepEqual(parsed("to be").words, ["to", "be"]);
});

test("a query is shown without the marks around it", () => {
  assert.equal(unquoted("“清水”"), "清水");
  assert.equal(unquoted("a “b” c"), "a “b” c");
});
