// The index in the browser: fetches the few files a query needs (hooks/workreport/search/files.py says what is in them).
import { head, isRun, isWord, learnForms } from "./units.js";
import { asValue, families, isValue } from "./values.js";

/** One number for a place: the passage's number and the position in it. */
export const WIDTH = 65536;
const FAMILY = 3;

function scatter(text) {
  let number = 5381;
  for (let index = 0; index < text.length; index++) number = (Math.imul(number, 33) ^ text.charCodeAt(index)) >>> 0;
  return number;
}

/** Places from the steps of the index: a positive number steps on to a passage, a negative one to a position in it. */
function places(steps) {
  const found = [];
  let passage = -1;
  let position = -1;
  for (const step of steps) {
    if (step > 0) {
      [passage, position] = [passage + step, -1];
    } else {
      position -= step;
      found.push(passage * WIDTH + position);
    }
  }
  return found;
}

const merged = (lists) => (lists.length === 1 ? lists[0] : lists.flat().sort((a, b) => a - b));

/** Opens the index of the site whose root is at `base`, for readers of some languages: those of the source read them all. */
export async function openIndex(base, readers = []) {
  const response = await fetch(new URL("search/index.json", base), { cache: "no-cache" });
  if (!response.ok) throw new Error(`search/index.json: ${response.status}`);
  return new Index(base, await response.json(), readers);
}

class Index {
  #base;
  #fetched = new Map();

  constructor(base, manifest, readers) {
    this.#base = new URL(`search/${manifest.version}/`, base);
    this.files = manifest.files;
    this.languages = manifest.languages;
    const [source, ...others] = manifest.languages;
    this.translations = others.filter((language) => readers.includes(language) || readers.every((reader) => reader === source));
    this.reports = manifest.reports;
    this.pages = [];
    let first = 0;
    for (const report of manifest.reports) {
      for (const [id, count, headed] of report.pages) {
        this.pages.push({ report, id, part: id.split("-")[0], first, count, headed });
        first += count;
      }
    }
    learnForms(manifest.traditional);
  }

  #json(name) {
    if (!this.#fetched.has(name)) {
      const answer = fetch(new URL(name, this.#base)).then((response) => {
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return response.json();
      });
      answer.catch(() => this.#fetched.delete(name));
      this.#fetched.set(name, answer);
    }
    return this.#fetched.get(name);
  }

  /** The page a passage stands on. */
  pageOf(passage) {
    let [low, high] = [0, this.pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pages[middle].first <= passage) low = middle;
      else high = middle - 1;
    }
    return this.pages[low];
  }

  /** A page's titles and its passages, each its id and its texts in the order of the languages. */
  text(page) {
    return this.#json(`text/${page.report.id}/${page.id}.json`);
  }

  /** Every number and run of letters in the source language. */
  runs() {
    return this.#json("runs.json");
  }

  /** Where a unit of the source language stands before one that begins with `tail` (any, where null; none, where empty). */
  async unit(unit, tail) {
    if (isRun(unit)) return this.#tails((await this.#json(`runs-${scatter(unit) % this.files.runs}.json`))[unit], tail);
    const [groups, files] = this.files.han;
    const group = (scatter(unit) % groups) * files;
    const numbers = tail === null ? Array.from({ length: files }, (_, index) => group + index) : [group + (scatter(tail) % files)];
    const contents = await Promise.all(numbers.map((number) => this.#json(`han-${number}.json`)));
    return merged(contents.map((content) => this.#tails(content[unit], tail)));
  }

  #tails(family, tail) {
    if (!family) return [];
    return tail === null ? merged(Object.values(family).map(places)) : places(family[tail] ?? []);
  }

  /** Where the words stand that `accept` (word → boolean) lets in of those that begin as `word` does. */
  async word(language, word, accept) {
    const family = word.slice(0, FAMILY);
    const content = await this.#json(`${language}-${scatter(family) % this.files[language]}.json`);
    const tails = Object.entries(content[family] ?? {}).filter(([tail]) => accept(family + tail));
    return merged(tails.map(([, steps]) => places(steps)));
  }

  /** By what somebody may type, the words of the reports for it. */
  everyday() {
    return this.#json("everyday.json");
  }

  /** The words that begin with the first letters of `sound`, by pinyin and by initials. */
  sounds(sound) {
    return this.#json(`pinyin-${scatter(sound.slice(0, FAMILY)) % this.files.pinyin}.json`);
  }

  /** The words of a language that begin with the first letters of `word`. */
  async wordsBeginning(language, word) {
    const family = word.slice(0, FAMILY);
    const content = await this.#json(`${language}-${scatter(family) % this.files[language]}.json`);
    return Object.keys(content[family] ?? {}).map((tail) => family + tail);
  }

  /** The passages with a figure of the value that a query names, in whatever notation. */
  async valued(query) {
    const asked = asValue(query);
    if (!asked) return [];
    const found = await Promise.all(
      families(asked.value).map(async (family) => {
        const content = await this.#json(`values-${scatter(family) % this.files.values}.json`);
        return Object.entries(content[family] ?? {}).flatMap(([plain, steps]) => (isValue(asked, plain) ? places(steps) : []));
      }),
    );
    return [...new Set(found.flat().map((place) => Math.floor(place / WIDTH)))].sort((a, b) => a - b);
  }

  /** Where units of the source language stand in a row; a unit may be a list of units of which any will do. */
  async row(units) {
    if (!units.length) return [];
    const steps = [];
    for (let at = 0; at < units.length; at++) {
      const [unit, next] = [units[at], units[at + 1]];
      const known = typeof next === "string";
      if (Array.isArray(unit)) {
        steps.push([at, Promise.all(unit.map((one) => this.unit(one, known ? head(next) : null))).then(merged)]);
      } else if (known) {
        steps.push([at, this.unit(unit, head(next))]);
        // The tail tells all of the next unit, unless that is a run; the last unit of a row has been told, too.
        if (!isRun(next) && next !== "") at++;
        else if (next === "") break;
      } else if (at > 0 && !isRun(unit) && typeof units[at - 1] === "string") {
        steps.push([at - 1, this.unit(units[at - 1], unit)]);
      } else steps.push([at, this.unit(unit, null)]);
    }
    return inRow(await settled(steps));
  }

  /** Where words stand in a row; each is `{unit, accept}`, as for `word`. */
  async words(language, row) {
    const steps = row.flatMap(({ unit, accept }, at) => (isWord(unit) ? [[at, this.word(language, unit, accept)]] : []));
    return inRow(await settled(steps));
  }
}

const settled = (steps) => Promise.all(steps.map(async ([at, found]) => [at, await found]));

/** The places from which every step is met at its distance. */
function inRow(steps) {
  if (!steps.length) return [];
  const [[shift, shortest], ...others] = steps.sort((a, b) => a[1].length - b[1].length);
  const sets = others.map(([at, found]) => [at - shift, new Set(found)]);
  return shortest.filter((place) => sets.every(([distance, found]) => found.has(place + distance))).map((place) => place - shift);
}
