// English as it is typed: British spellings as American ones, dates as Chinese writes them, and words that are nearly right.

import { withDigits } from "./values.js";

/** Endings and stems in British spelling, and what they are in American spelling; tried in this order. */
const SPELLINGS = /** @type {const} */ ([
  [/^(.*)ogramme(s|d)?$/, "$1ogram$2"],
  [/^(.*(?:kilo|centi|milli)?met)re(s)?$/, "$1er$2"],
  [/^(cent|theat|fib|lit)re(s|d)?$/, "$1er$2"],
  [/^(.*(?:lab|col|fav|harb|neighb|behavi|hon|vap|rum|vig|end?eav|clam))our(.*)$/, "$1or$2"],
  [/^practis(e|ed|es|ing)$/, "practic$1"],
  [/^(.*[^aeou])is(e|ed|es|er|ers|ing|ation|ations)$/, "$1iz$2"],
  [/^(.*anal|.*catal|.*paral)ys(e|ed|es|ing)$/, "$1yz$2"],
  [/^(.*(?:trav|lab|lev|mod|cand?|fu|sign|tunn|counc|canc|equal|duel))ell(ed|ing|er|ers)$/, "$1el$2"],
  [/^(.*)efence(s)?$/, "$1efense$2"],
  [/^(lic|off|pret)ence(s)?$/, "$1ense$2"],
  [/^(.*)logue(s)?$/, "$1log$2"],
  [/^(enrol|fulfil|instal|skil|wil)(ment|ments|s|ful|fully)?$/, "$1l$2"],
  [/^grey(.*)$/, "gray$1"],
  [/^plough(.*)$/, "plow$1"],
  [/^cheque(s)?$/, "check$1"],
  [/^tyre(s)?$/, "tire$1"],
  [/^aluminium$/, "aluminum"],
  [/^manoeuvre(.*)$/, "maneuver$1"],
  [/^(.*)aed(ic|ia)(.*)$/, "$1ed$2$3"],
  [/^storey(s|ed)?$/, "story$1"],
  [/^(.*)dgement(s|al)?$/, "$1dgment$2"],
  [/^ageing$/, "aging"],
  [/^artefact(s)?$/, "artifact$1"],
  [/^(mo|smo)uld(.*)$/, "$1ld$2"],
  [/^sceptic(.*)$/, "skeptic$1"],
  [/^tonne(s)?$/, "ton$1"],
  [/^pyjama(s)?$/, "pajama$1"],
  [/^kerb(.*)$/, "curb$1"],
]);

/** Words that end in -ise in American English too. */
const WITH_S = new RegExp(
  "^(?:.*w|.*prom|exerc|prem|advert|a?r|enterpr|rev|superv|compr|franch|surpr|expert|" +
    "prec|adv|dev|improv|telev|merchand|exc|parad|conc)is",
);

/**
 * A query with British spellings as American ones; itself where it has none.
 * @param {string} query
 */
export const american = (query) =>
  query.replace(/\bper cent\b/gi, "percent").replace(/[a-z]+/gi, (word) => {
    const small = word.toLowerCase();
    if (WITH_S.test(small)) return word;
    for (const [form, to] of SPELLINGS) if (form.test(small)) return small.replace(form, to);
    return word;
  });

const month = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
const MONTHS = Array.from({ length: 12 }, (_, number) => month.format(Date.UTC(2000, number)));

/**
 * A date in the other notations that the reports may have: February 16, 2023 and 2023-02-16 as 2023年2月16日, and the other way; nothing
 * where the query is no date.
 * @param {string} query
 * @returns {string[]}
 */
export function otherDates(query) {
  const text = withDigits(query.trim().toLowerCase()).replace(/,/g, " ").replace(/\s+/g, " ");
  const word = "([a-z]{3,9})\\.?";
  const forms = [
    [new RegExp(`^${word} (\\d{1,2})(?:st|nd|rd|th)? (\\d{4})$`), [3, 1, 2]],
    [new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? ${word} (\\d{4})$`), [3, 2, 1]],
    [new RegExp(`^${word} (\\d{4})$`), [2, 1, 0]],
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, [1, 2, 3]],
    [/^(\d{4})年(\d{1,2})月(?:(\d{1,2})[日号])?$/, [1, 2, 3]],
    [/^(\d{4})[-/.](\d{1,2})$/, [1, 2, 0]],
    [/^(1[3-9]|2\d|3[01])[-/.](\d{1,2})[-/.](\d{4})$/, [3, 2, 1]],
    [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, [3, 1, 2]],
  ];
  for (const [form, places] of /** @type {[RegExp, [number, number, number]][]} */ (forms)) {
    const match = form.exec(text);
    if (!match) continue;
    const [year, named, day] = places.map((place) => (place ? (match[place] ?? "") : ""));
    const number = /^\d+$/.test(named ?? "") ? Number(named) : 1 + MONTHS.findIndex((one) => one.toLowerCase().startsWith(named ?? ""));
    const name = MONTHS[number - 1];
    if (!name) return [];
    const chinese = `${year}年${number}月${day ? `${Number(day)}日` : ""}`;
    const english = day ? `${name} ${Number(day)}, ${year}` : `${name} ${year}`;
    return [chinese, english].filter((one) => one.toLowerCase() !== query.trim().toLowerCase());
  }
  return [];
}

/**
 * How many letters have to be put in, taken out, changed, or swapped with their neighbour to make one word of another; `most` + 1 where it
 * is more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return Math.min(row[other.length] ?? 0, most + 1);
}

/**
 * The word of a list that a mistyped one was meant to be: the nearest within one slip, two in a long word; empty where none is near.
 * @param {string} word
 * @param {Iterable<string>} words
 */
export function nearest(word, words) {
  const most = word.length > 8 ? 2 : 1;
  let best = "";
  let least = most + 1;
  for (const other of words) {
    const slips = distance(word, other, most);
    if (slips < least || (slips === least && slips <= most && other.length < best.length)) [best, least] = [other, slips];
  }
  return least <= most ? best : "";
}
