// What the search says: its words in the reader's language, and what was found in sentences.
import { unquoted } from "./query.js";
import { hasHan } from "./units.js";

/** The language of the reports. */
const SOURCE = "zh";

/**
 * @typedef {import("./asking.js").Also} Also
 * @typedef {import("./asking.js").Answer} Answer
 * @typedef {import("./asking.js").Entry} Entry
 * @typedef {import("./index.js").Words} Words
 */

/** The words of the interface, by key, in a language. */
export class Status {
  #words;
  #language;

  /**
   * @param {Words} words
   * @param {string} language
   */
  constructor(words, language) {
    this.#words = words;
    this.#language = language;
  }

  /**
   * @param {string} key
   * @param {Words} values
   */
  say(key, values = {}) {
    return (this.#words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  }

  /**
   * @param {string} key
   * @param {number} n
   * @param {Words} values
   */
  count(key, n, values = {}) {
    return this.say(`${key}-${n === 1 ? "one" : "other"}`, { n: n.toLocaleString(this.#language), ...values });
  }

  /**
   * What was found, in sentences.
   * @param {string} typed
   * @param {Answer} answer
   * @param {number} sections
   */
  summary(typed, { found, asked, also, entries, known }, sections) {
    const { how, passages, near, missing, inSection, apart } = found;
    const all = passages.length + near.length;
    const longer = near.filter((passage) => !found.plural?.has(passage)).length;
    const query = unquoted(asked?.text ?? typed);
    const sentences = asked ? [this.say("instead", { query })] : [];
    if (how === "none") sentences.push(this.say(this.#nothing(also, entries, known), { query }));
    else if (how === "parts") {
      if (missing.length) sentences.push(this.say("missing", { words: this.#listed(missing) }));
      sentences.push(this.say(apart ? "parts-apart" : inSection ? "parts-section" : "parts"));
    } else if (how === "words" || how === "section" || how === "across") sentences.push(this.say(how, { query }));
    else if (longer === all) sentences.push(this.say(entries.length ? "near-entries" : "near-only", { query }));
    if (all) sentences.push(this.count("count", all, { sections: this.count("sections", sections) }));
    if (longer && longer < all) sentences.push(this.count("near-count", longer));
    if (how === "none" && !also.length && !entries.length) sentences.push(this.say("none-onwards"));
    return sentences.join(this.gap());
  }

  /**
   * What is said where no sentence has the query.
   * @param {Also[]} also
   * @param {Entry[]} entries
   * @param {boolean} known
   */
  #nothing(also, entries, known) {
    if (also.length) return "none-exact";
    if (!entries.length) return known ? "none-known" : "none";
    return known && entries.every(({ kind }) => kind === "topic") ? "none-topics" : "none-entries";
  }

  gap() {
    return this.#language === "zh" ? "" : " ";
  }

  /** @param {string[]} words */
  #listed(words) {
    return new Intl.ListFormat(this.#language).format(words.map((word) => this.say("quoted", { word })));
  }

  /**
   * What was looked for besides the query.
   * @param {string[]} words
   * @param {Also["kind"]} kind
   */
  besides(words, kind) {
    if (kind === "value") return this.say("besides-value");
    const own = words.filter((word) => hasHan(word) === (this.#language === SOURCE));
    return this.say("besides", { words: this.#listed(own.length ? own : words) });
  }
}
