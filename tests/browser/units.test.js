// A text as search sees it. The cases bind hooks/workreport/search/units.py too (tests/test_search_units.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { head, isRun, isWord, learnForms, rows, simplify, units } from "../../hooks/workreport/theme/assets/search/units.js";

/** @type {Record<string, [text: string, units: string[]]>} */
const CASES = JSON.parse(readFileSync(new URL("../cases/search/units.json", import.meta.url), "utf-8"));

for (const [law, [text, expected]] of Object.entries(CASES)) {
  test(law, () => {
    assert.deepEqual(
      units(text).map(({ unit }) => unit),
      expected,
    );
  });
}

test("the place of a unit is its place in the text as given, whatever its width", () => {
  const text = "共ＰＭ２．５与3,673元";
  assert.deepEqual(
    units(text).map(({ start, end }) => text.slice(start, end)),
    ["共", "ＰＭ", "２．５", "与", "3,673", "元"],
  );
  assert.deepEqual(
    units("ﬁne").map(({ start, end }) => [start, end]),
    [[0, 3]],
  );
});

test("亩 and mu are one behind a number, % and percent are one in a language of words", () => {
  assert.deepEqual(rows("300 mu").characters, ["300", "亩"]);
  assert.deepEqual(rows("mu").characters, ["mu"]);
  assert.deepEqual(rows("4%"), { characters: ["4", "%"], words: ["4", "percent"] });
});

test("a run is a number or letters that are not Han; a word is looked up, a mark is not", () => {
  assert.deepEqual(["3673", "km", "水", "%"].map(isRun), [true, true, false, false]);
  assert.deepEqual(["3673", "km", "水", "%", "—"].map(isWord), [true, true, true, false, false]);
});

test("of what follows it a unit remembers a Han character or mark itself, of a run only its kind", () => {
  assert.deepEqual(["3673", "km", "水", "%"].map(head), ["0", "a", "水", "%"]);
});

test("other forms of the reports' characters count as those, once they are learnt", () => {
  assert.equal(simplify("環境"), "環境");
  learnForms(["環後裏", "环后里"]);
  assert.equal(simplify("環境"), "环境");
  assert.deepEqual(
    units("環後").map(({ unit }) => unit),
    ["环", "后"],
  );
  learnForms(["", ""]);
});
