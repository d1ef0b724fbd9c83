// What is typed in another spelling, another notation, or with a slip.
import assert from "node:assert/strict";
import { test } from "node:test";
import { american, distance, nearest, otherDates } from "../../hooks/workreport/theme/assets/search/spelling.js";
import { asValue, families, isValue } from "../../hooks/workreport/theme/assets/search/values.js";

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
    assert.ok(asked && isValue(asked, "1588665900"), typed);
    assert.ok(families(asked.value).includes("16e9") || families(asked.value).includes("15e9"), typed);
  }
  const other = asValue("15.88亿元");
  assert.ok(other && !isValue(other, "1588665900"));
  assert.equal(asValue("water"), null);
  assert.equal(asValue("5"), null);
});
