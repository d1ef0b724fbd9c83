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

/** Volumes that are opened at a time, the newest first: what a first search fetches does not grow with the archive. */
const OPENED = 4;

async function read(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/**
 * Opens the index of the site whose root is at `base`, for readers of some languages: those of the source read them all. Of a place, if one
 * is named, only volumes are opened that have reports of it.
 */
export async function openIndex(base, readers = [], place = "") {
  const stem = place ? `search/places/${place}` : "search/index";
  const index = new Index(base, stem, await read(new URL(`${stem}.json`, base), { cache: "no-cache" }), readers);
  await index.open();
  return index;
}

/** The volumes that are open, as one: passages are counted through all of them. */
class Index {
  #base;
  #stem;
  #waiting;
  #lists;
  #volumes = [];

  constructor(base, stem, list, readers) {
    this.#base = base;
    this.#stem = stem;
    this.#waiting = [...list.volumes];
    this.#lists = Array.from({ length: list.older }, (_, at) => `${stem}-older-${at + 1}.json`);
    this.languages = list.languages;
    const [source, ...others] = list.languages;
    this.translations = others.filter((language) => readers.includes(language) || readers.every((reader) => reader === source));
    this.reports = [];
    this.pages = [];
  }

  /** Whether there are older reports that no volume opened so far has. */
  get older() {
    return this.#waiting.length + this.#lists.length > 0;
  }

  /** Opens the next volumes. */
  async open() {
    while (this.#waiting.length < OPENED && this.#lists.length) {
      this.#waiting.push(...(await read(new URL(this.#lists.shift(), this.#base))).volumes);
    }
    const folders = this.#waiting.splice(0, OPENED).map((name) => new URL(`search/${name}/`, this.#base));
    const manifests = await Promise.all(folders.map((folder) => read(new URL("index.json", folder))));
    for (const [at, manifest] of manifests.entries()) {
      const last = this.pages.at(-1);
      const volume = new Volume(folders[at], manifest, last ? last.first + last.count : 0);
      this.#volumes.push(volume);
      this.reports.push(...manifest.reports);
      for (const page of volume.pages) this.pages.push(page);
    }
    const tables = this.#volumes.map((volume) => volume.traditional);
    learnForms([tables.map(([forms]) => forms).join(""), tables.map(([, characters]) => characters).join("")]);
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
    return page.volume.text(page);
  }

  /** Every number and run of letters in the source language. */
  async runs() {
    return [...new Set((await Promise.all(this.#volumes.map((volume) => volume.runs()))).flat())];
  }

  /** Where units of the source language stand in a row; a unit may be a list of units of which any will do. */
  row(units) {
    return this.#through((volume) => volume.row(units));
  }

  /** Where words stand in a row; each is `{unit, accept}`, as for `word`. */
  words(language, row) {
    return this.#through((volume) => volume.words(language, row));
  }

  /** By what somebody may type, the words of the reports for it. */
  everyday() {
    return this.#union((volume) => volume.everyday());
  }

  /** The words that begin with the first letters of `sound`, by pinyin and by initials. */
  sounds(sound) {
    return this.#union((volume) => volume.sounds(sound));
  }

  /** The words of a language that begin with the first letters of `word`. */
  async wordsBeginning(language, word) {
    return [...new Set((await Promise.all(this.#volumes.map((volume) => volume.wordsBeginning(language, word)))).flat())];
  }

  /** The passages with a figure of the value that a query names, in whatever notation. */
  async valued(query) {
    const each = await Promise.all(this.#volumes.map(async (volume) => [volume.first, await volume.valued(query)]));
    return each.flatMap(([shift, found]) => found.map((passage) => passage + shift));
  }

  /** The lists of all volumes, joined by their keys. */
  async #union(read) {
    const joined = {};
    for (const lists of await Promise.all(this.#volumes.map(read))) {
      for (const [key, words] of Object.entries(lists)) joined[key] = [...new Set([...(joined[key] ?? []), ...words])];
    }
    return joined;
  }

  async #through(search) {
    const each = await Promise.all(this.#volumes.map(async (volume) => [volume.first * WIDTH, await search(volume)]));
    return each.flatMap(([shift, found]) => (shift ? found.map((place) => place + shift) : found));
  }
}

/** Some reports, with an index of their own. */
class Volume {
  #base;
  #fetched = new Map();

  constructor(base, manifest, first) {
    this.#base = base;
    this.first = first;
    this.files = manifest.files;
    this.traditional = manifest.traditional;
    this.pages = [];
    let next = first;
    for (const report of manifest.reports) {
      for (const [id, count, headed] of report.pages) {
        this.pages.push({ report, id, part: id.split("-")[0], first: next, count, headed, volume: this });
        next += count;
      }
    }
  }

  #json(name) {
    if (!this.#fetched.has(name)) {
      const answer = read(new URL(name, this.#base));
      answer.catch(() => this.#fetched.delete(name));
      this.#fetched.set(name, answer);
    }
    return this.#fetched.get(name);
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
