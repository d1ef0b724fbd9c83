// What is typed in another spelling, another notation, or with a slip.
import assert from "node:assert/strict";
import { test } from "node:test";
import { american, distance, nearest, otherDates } from "../../hooks/workreport/theme/assets/search/spelling.js";
import { asValue, families, isValue, withDigits } from "../../hooks/workreport/theme/assets/search/values.js";

test("British spellings become American ones", () => {
  const pairs = {
    labour: "labor",
    kilometres: "kilometers",
    programme: "program",
    revitalisation: "revitalization",
    centre: "center",
    neighbourhoods: "neighborhoods",
    organised: "organized",
    travelling: "traveling",
    catalogue: "catalog",
    defence: "defense",
  };
  for (const [british, spelled] of Object.entries(pairs)) assert.equal(american(british), spelled);
});

test("what Britain spells otherwise in the middle of a word, too", () => {
  assert.equal(american("judgement"), "judgment");
  assert.equal(american("practised"), "practiced");
  assert.equal(american("fulfilment"), "fulfillment");
  assert.equal(american("91.55 per cent"), "91.55 percent");
});

test("what is American already, or only looks British, stays", () => {
  for (const word of ["labor", "four", "hour", "tour", "our", "wise", "promise", "exercise", "premises", "advertise", "metro"]) {
    assert.equal(american(word), word);
  }
});

test("a date is looked for in the other language's notation", () => {
  assert.deepEqual(otherDates("February 16, 2023"), ["2023年2月16日"]);
  assert.deepEqual(otherDates("16 Feb 2023"), ["2023年2月16日", "February 16, 2023"]);
  assert.deepEqual(otherDates("2023-02-16"), ["2023年2月16日", "February 16, 2023"]);
  assert.deepEqual(otherDates("2023年2月16日"), ["February 16, 2023"]);
  assert.deepEqual(otherDates("February 2023"), ["2023年2月"]);
  assert.deepEqual(otherDates("market 16, 2023"), []);
  assert.deepEqual(otherDates("water supply"), []);
});

test("a slip is a letter put in, taken out, changed, or swapped", () => {
  assert.equal(distance("vacination", "vaccination", 2), 1);
  assert.equal(distance("resevoir", "reservoir", 2), 1);
  assert.equal(distance("teh", "the", 1), 1);
  assert.equal(distance("road", "river", 1), 2);
  assert.equal(nearest("resevoir", ["reserve", "reservoir", "research"]), "reservoir");
  assert.equal(nearest("watt", ["east", "north"]), "");
});

test("a figure is the same in every notation", () => {
  for (const typed of ["15.89亿元", "1.5887 billion", "158866.59万元", "1588665900", "1,588,665,900 yuan"]) {
    const asked = asValue(typed);
    assert.ok(asked && isValue(asked, "1588665900y"), typed);
    assert.ok(families(asked.value).includes("16e9") || families(asked.value).includes("15e9"), typed);
  }
  const other = asValue("15.88亿元");
  assert.ok(other && !isValue(other, "1588665900y"));
  const money = asValue("一百四十万元");
  assert.ok(money && isValue(money, "1400000y") && !isValue(money, "1400813a"));
  const alone = asValue("140万");
  assert.ok(alone && isValue(alone, "1400000y") && isValue(alone, "1400000") && !isValue(alone, "1400813a"));
  const share = asValue("91.55 per cent");
  assert.ok(share && isValue(share, "91.55%") && !isValue(share, "91.55y"));
  assert.equal(asValue("water"), null);
  assert.equal(asValue("5"), null);
});

test("Chinese numerals are figures, where they are well formed", () => {
  assert.equal(withDigits("二〇二三年二月十六日"), "2023年2月16日");
  assert.equal(withDigits("一千二百万元"), "1200万元");
  assert.equal(withDigits("百分之九十一点五五"), "91.55%");
  assert.equal(withDigits("十百千"), "十百千");
});

test("a date of figures is one, in any order that it can have", () => {
  assert.deepEqual(otherDates("2022-10"), ["2022年10月", "October 2022"]);
  assert.deepEqual(otherDates("16/02/2023"), ["2023年2月16日", "February 16, 2023"]);
  assert.deepEqual(otherDates("二〇二三年二月十六日"), ["2023年2月16日", "February 16, 2023"]);
  assert.deepEqual(otherDates("2/16/2023"), ["2023年2月16日", "February 16, 2023"]);
});
