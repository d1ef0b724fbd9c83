// What a reader narrows the search to: places and years, as the address holds them, and what of the index is opened for them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Index } from "../../hooks/workreport/theme/assets/search/index.js";
import { choiceIn, liesIn, parametersOf, touches, years } from "../../hooks/workreport/theme/assets/search/narrowing.js";

const NOTHING = { place: "", from: 0, to: 0, report: "", part: "" };

test("a choice is read from an address, and written to it again", () => {
  const address = "place=yunti%2Fliushu&from=2029&to=2031&report=yunti%2Fliushu%2F2029&part=1";
  const choice = choiceIn(new URLSearchParams(address));
  assert.deepEqual(choice, { place: "yunti/liushu", from: 2029, to: 2031, report: "yunti/liushu/2029", part: "1" });
  assert.equal(new URLSearchParams(parametersOf(choice)).toString(), address);
  assert.deepEqual(choiceIn(new URLSearchParams()), NOTHING);
  assert.deepEqual(parametersOf(NOTHING), { place: "", from: "", to: "", report: "", part: "" });
});

test("years are taken in either order, and what is no year bounds nothing", () => {
  assert.deepEqual(years("2031", "2029"), { from: 2029, to: 2031 });
  assert.deepEqual(years(" 2030 ", ""), { from: 2030, to: 0 });
  for (const typed of ["", "20", "20300", "203x", "二〇三〇"]) assert.deepEqual(years(typed, null), { from: 0, to: 0 });
});

test("a report lies in the years from the first to the last, both among them; one of no stated year only in all", () => {
  /** @param {number} year @param {number} from @param {number} to */
  const lies = (year, from, to) => liesIn({ id: "2030", year }, { place: "", from, to });
  assert.ok(lies(2030, 2030, 2030) && lies(2030, 2029, 0) && lies(2030, 0, 2031) && lies(0, 0, 0));
  assert.ok(!lies(2030, 2031, 0) && !lies(2030, 0, 2029) && !lies(0, 2029, 0) && !lies(0, 0, 2031));
});

test("a report lies in the places that its id leads through, and in no other", () => {
  /** @param {string} place */
  const lies = (place) => liesIn({ id: "yunti/liushu/2030", year: 2030 }, { ...NOTHING, place });
  assert.ok(lies("") && lies("yunti") && lies("yunti/liushu"));
  assert.ok(!lies("yunti/liu") && !lies("yunti/baishi") && !lies("liushu"));
});

test("years touch a span that has one of them", () => {
  /** @type {[number[], number, number, boolean][]} */
  const cases = [
    [[2010, 2020], 2015, 2016, true],
    [[2010, 2020], 2020, 0, true],
    [[2010, 2020], 0, 2010, true],
    [[2010, 2020], 2021, 0, false],
    [[2010, 2020], 0, 2009, false],
    [[], 0, 0, true],
    [[], 2010, 2020, false],
  ];
  for (const [span, from, to, touched] of cases) assert.equal(touches(span, { from, to }), touched, `${span}: ${from}–${to}`);
});

/**
 * What is fetched of an archive of 640 volumes, one a year, in lists of 64, when it is opened for some years.
 * @param {import("../../hooks/workreport/theme/assets/search/narrowing.js").Years} asked
 */
async function opened(asked) {
  /** @type {string[]} */
  const fetched = [];
  /** @param {number} number */
  const list = (number) => {
    const all = Array.from({ length: 64 }, (_, at) => 2640 - 64 * number - at);
    return { volumes: all.map((year) => `v${year}`), years: all.map((year) => [year, year]) };
  };
  const { fetch } = globalThis;
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ address) => {
      const name = address.pathname.replace("/search/", "");
      fetched.push(name);
      const older = Number(/older-(\d+)/.exec(name)?.[1]);
      const json = async () => (older ? list(older) : { reports: [], traditional: ["", ""] });
      return { ok: true, json };
    }
  );
  try {
    const base = new URL("https://reports.example/");
    const first = { ...list(0), span: [2001, 2640], older: 9, languages: /** @type {[string]} */ (["zh"]) };
    const index = new Index(base, "search/index", first, [], asked);
    await index.open();
    return { fetched, older: index.older };
  } finally {
    globalThis.fetch = fetch;
  }
}

test("of years in the middle of an archive, only their volumes are opened, and few lists on the way", async () => {
  const { fetched, older } = await opened({ from: 2300, to: 2301 });
  assert.deepEqual(
    fetched.filter((name) => name.startsWith("v")),
    ["v2301/index.json", "v2300/index.json"],
  );
  assert.ok(fetched.length - 2 <= 6, `${fetched}`);
  assert.equal(older, false);
});

test("without years the newest volumes are opened, and no further list is read", async () => {
  const { fetched, older } = await opened({ from: 0, to: 0 });
  assert.deepEqual(
    fetched,
    [2640, 2639, 2638, 2637].map((year) => `v${year}/index.json`),
  );
  assert.equal(older, true);
});
