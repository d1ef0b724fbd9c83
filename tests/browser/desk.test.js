// Which sentences the translator's desk shows, where it goes from one, and its words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FILTERS, filterNamed, next, nextPage } from "../../hooks/workreport/desk/assets/choosing.js";
import { filled, WORDS } from "../../hooks/workreport/desk/assets/words.js";

/**
 * Sentences of a page, one of each state given, named p1s1, p1s2, …; those in `failing` fail a check.
 * @param {import("../../hooks/workreport/desk/assets/server.js").State[]} states
 * @param {string[]} failing
 */
const page = (states, failing = []) =>
  states.map((state, index) => {
    const id = `p1s${index + 1}`;
    return { page: "1-1", id, zh: "我们栽了树。", text: "We planted trees.", state, wrong: failing.includes(id) };
  });

test("a sentence waits for a translator while nobody has translated it, or nobody has since its Chinese changed", () => {
  const all = page(["initial", "draft", "stale", "translated", "reviewed", "final"]);
  const waiting = all.filter(FILTERS.unread).map((segment) => segment.state);
  assert.deepEqual(waiting, ["initial", "draft", "stale"]);
});

test("what is final counts as reviewed", () => {
  assert.deepEqual(page(["translated", "reviewed", "final"]).map(FILTERS.reviewed), [false, true, true]);
});

test("a filter that is not known, such as one kept by an older desk, is the first", () => {
  assert.equal(filterNamed("stale"), "stale");
  assert.equal(filterNamed("toString"), "unread");
  assert.equal(filterNamed(null), "unread");
});

test("the next sentence is the next that the filter shows, in either direction", () => {
  const all = page(["draft", "translated", "draft", "translated"], ["p1s4"]);
  const [first, , third, last] = all;
  assert.equal(next(all, null, "unread", 1), first);
  assert.equal(next(all, first ?? null, "unread", 1), third);
  assert.equal(next(all, third ?? null, "unread", -1), first);
  assert.equal(next(all, third ?? null, "unread", 1), undefined);
  assert.equal(next(all, null, "unread", -1), undefined);
  assert.equal(next(all, first ?? null, "wrong", 1), last);
});

test("after the last sentence of a page comes the next page that has one waiting", () => {
  const waiting = { opening: 2, "1-1": 0, "1-2": 0, "2-1": 3 };
  assert.deepEqual(nextPage(waiting, "1-1"), ["2-1", 3]);
  assert.deepEqual(nextPage(waiting, "opening"), ["2-1", 3]);
  assert.equal(nextPage(waiting, "2-1"), undefined);
});

test("places in the desk's words are filled", () => {
  assert.equal(filled(WORDS.en.matching, { n: 3, all: 41 }), "3 of 41");
  assert.equal(filled(WORDS.zh.elsewhere, { page: "2-1", n: 3 }), "转到 2-1 页（3 句）");
});

test("both languages of the desk have the same words with the same places", () => {
  /** @param {Record<string, string>} words */
  const places = (words) => Object.entries(words).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]);
  assert.deepEqual(places(WORDS.zh), places(WORDS.en));
});
