// One sentence, open: its Chinese, its translation, what memory has for it, its terms and figures, and what the checks say as it is typed.
import { element } from "./elements.js";
import { ask, language } from "./server.js";
import { chosen, say } from "./words.js";

/** @typedef {import("./server.js").Checked} Checked */
/** @typedef {import("./server.js").Draft} Draft */
/** @typedef {import("./server.js").Figure} Figure */
/** @typedef {import("./server.js").Piece} Piece */
/** @typedef {import("./server.js").Segment} Segment */
/** @typedef {import("./server.js").Term} Term */
/** @typedef {import("./server.js").Unit} Unit */
/**
 * What is called when a sentence was saved, and when the panel was closed without another one opening.
 * @typedef {{saved: (segment: Segment, unit: Unit, goOn: boolean) => void, closed: (segment: Segment) => void}} Callbacks
 */

const PAUSE = 80; // milliseconds without a key before the checks are asked
/** @type {HTMLElement | null} */
let panel = null;

export function closePanel() {
  panel?.remove();
  panel = null;
}

/**
 * Opens a sentence behind `block`.
 * @param {Element} block
 * @param {Segment} segment
 * @param {Callbacks} callbacks
 */
export async function openPanel(block, segment, { saved, closed }) {
  closePanel();
  const at = { page: segment.page, id: segment.id, words: chosen() };
  const key = `desk-pending ${location.pathname} ${segment.page}/${segment.id}`;
  const opened = await ask("segment", at);
  let base = opened.unit;
  const fields = {
    text: element("textarea", { id: "desk-text", lang: language, rows: 3, value: sessionStorage.getItem(key) ?? base.text }),
    note: element("textarea", { id: "desk-note", lang: language, rows: 1, value: base.note }),
    check: element("input", { id: "desk-check", type: "text", value: base.check }),
    reviewed: element("input", { id: "desk-reviewed", type: "checkbox" }),
  };
  const reasons = new Map(base.terms);
  const problems = element("div", { className: "desk-problems", role: "status" });
  const figures = element("div", { className: "desk-figures" });
  const terms = element("div", { className: "desk-terms" });
  const message = element("div", { className: "desk-message", role: "alert" });

  // What the editor has typed, as the server wants it.
  const typed = () => ({
    text: fields.text.value,
    note: fields.note.value,
    check: fields.check.value,
    reviewed: fields.reviewed.checked,
    terms: [...reasons],
  });
  /** @param {Checked} live */
  const show = (live) => {
    problems.replaceChildren(...drawProblems(live.problems, fields.text.value));
    figures.replaceChildren(...drawFigures(live.figures));
    const focused = document.activeElement?.id;
    terms.replaceChildren(...drawTerms(live.terms, reasons, changed));
    if (focused?.startsWith("desk-reason")) document.getElementById(focused)?.focus();
    segment.wrong = live.problems.length > 0;
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asked = 0;
  function changed() {
    sessionStorage.setItem(key, fields.text.value);
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const turn = ++asked;
      const live = await ask("check", { ...at, ...typed() });
      if (turn === asked) show(live);
    }, PAUSE);
  }
  /** @param {boolean} goOn */
  async function save(goOn) {
    clearTimeout(timer);
    try {
      const done = await ask("save", { ...at, ...typed(), base });
      if (done.saved) {
        sessionStorage.removeItem(key);
        base = done.unit;
        segment.wrong = (await ask("check", { ...at, ...typed() })).problems.length > 0;
        if (goOn) closePanel();
        saved(segment, done.unit, goOn);
        if (!goOn) message.textContent = say("saved", { id: segment.id });
      } else if (done.refused) {
        message.replaceChildren(say("refused"), ...drawProblems(done.refused, fields.text.value));
      } else {
        conflict(done.unit);
      }
    } catch (error) {
      message.textContent = say("failed", { reason: String(error instanceof Error ? error.message : error) });
    }
  }
  /** @param {Unit} theirs */
  function conflict(theirs) {
    /** @param {string} text */
    const settle = (text) => () => {
      base = theirs;
      fields.text.value = text;
      message.replaceChildren();
      changed();
      fields.text.focus();
    };
    message.replaceChildren(
      element("p", {}, say("conflict")),
      element("p", {}, say("theirs"), element("span", { lang: language }, theirs.text)),
      element("button", { type: "button", onclick: settle(theirs.text) }, say("takeTheirs")),
      element("button", { type: "button", onclick: settle(fields.text.value) }, say("keepMine")),
    );
  }
  function close() {
    closePanel();
    closed(segment);
  }
  /** @param {number} index of a draft */
  function take(index) {
    const draft = opened.drafts[index];
    if (!draft) return;
    fields.text.value = draft.text;
    if (!fields.note.value) fields.note.value = draft.note;
    changed();
    fields.text.focus();
  }
  /** @param {KeyboardEvent} event */
  function keys(event) {
    const held = event.ctrlKey || event.metaKey;
    const digit = event.altKey && !held ? Number(event.code.replace("Digit", "")) : 0;
    if (held && event.key === "Enter") save(true);
    else if (held && event.key.toLowerCase() === "s") save(false);
    else if (event.key === "Escape") close();
    else if (digit >= 1 && digit <= opened.drafts.length) take(digit - 1);
    else return;
    event.preventDefault();
  }

  for (const field of Object.values(fields)) field.addEventListener("input", changed);
  panel = element(
    "section",
    { className: "desk-panel", "aria-labelledby": "desk-title", lang: chosen(), onkeydown: keys },
    element("h2", { id: "desk-title" }, `${segment.page}/${segment.id} · ${say(opened.state)}`),
    element("p", { className: "desk-source", lang: "zh-Hans" }, opened.source),
    base.origin ? element("p", { className: "desk-origin" }, say("origin"), base.origin) : null,
    base.doubts.length ? drawDoubts(base.doubts) : null,
    labelled("text", fields.text),
    element("h3", {}, say("problems")),
    problems,
    element("p", { className: "desk-reviewed" }, fields.reviewed, element("label", { htmlFor: "desk-reviewed" }, say("compared"))),
    element(
      "p",
      { className: "desk-buttons" },
      element("button", { type: "button", className: "desk-first", onclick: () => save(true) }, say("saveNext")),
      element("button", { type: "button", onclick: () => save(false) }, say("save")),
      element("button", { type: "button", onclick: close }, say("close")),
    ),
    message,
    element("h3", {}, say("drafts")),
    drawDrafts(opened.drafts, take),
    figures,
    terms,
    labelled("note", fields.note),
    labelled("check", fields.check),
    element("p", { className: "desk-keys" }, say("keys")),
  );
  block.after(panel);
  show(opened);
  fields.text.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

/** @param {"text" | "note" | "check"} key @param {HTMLElement} field */
function labelled(key, field) {
  return element("p", { className: "desk-field" }, element("label", { htmlFor: field.id }, say(key)), field);
}

/** @param {string[]} problems @param {string} text the translation */
function drawProblems(problems, text) {
  if (!text.trim()) return [element("p", {}, say("empty"))];
  if (!problems.length) return [element("p", { className: "desk-clean" }, say("clean"))];
  return [element("ul", {}, ...problems.map((problem) => element("li", {}, problem)))];
}

/** @param {Draft[]} drafts @param {(index: number) => void} take */
function drawDrafts(drafts, take) {
  if (!drafts.length) return element("p", {}, say("nodrafts"));
  const rows = drafts.map((draft, index) =>
    element(
      "li",
      {},
      element("p", { lang: language }, ...pieces(draft.target)),
      element(
        "p",
        { className: "desk-difference" },
        say("difference", { origin: draft.origin, likeness: draft.likeness }),
        zh(draft.source),
      ),
      draft.doubts.length ? drawDoubts(draft.doubts) : null,
      element("button", { type: "button", onclick: () => take(index) }, say("use", { n: index + 1 })),
    ),
  );
  return element("ol", { className: "desk-drafts" }, ...rows);
}

/** @param {string[]} doubts */
const drawDoubts = (doubts) =>
  element("ul", { className: "desk-doubts" }, ...doubts.map((doubt) => element("li", {}, say("doubts"), doubt)));
/** @param {Piece[]} listed */
const zh = (listed) => element("span", { lang: "zh-Hans" }, ...pieces(listed));
/** @param {string} text */
const en = (text) => element("span", { lang: "en" }, text);
/** @param {Piece[]} listed */
const pieces = (listed) => listed.map(([kind, text]) => (kind === "same" ? text : element(kind === "new" ? "ins" : "del", {}, text)));

/** @param {Figure[]} rows */
function drawFigures(rows) {
  if (!rows.length) return [];
  const head = /** @type {const} */ (["chinese", "right", "inTranslation"]).map((key) => element("th", { scope: "col" }, say(key)));
  const lines = rows.map((row) => {
    const verdict = row.agrees ? say("agrees") : row.translation ? say("differs") : say("missing");
    return element(
      "tr",
      { className: row.agrees ? "" : "desk-wrong" },
      element("td", { lang: "zh-Hans" }, row.zh),
      element("td", { lang: "en" }, row.right),
      element("td", {}, en(row.translation), ` ${verdict}`),
    );
  });
  const table = element("table", {}, element("caption", {}, say("figures")), element("thead", {}, element("tr", {}, ...head)));
  table.append(element("tbody", {}, ...lines));
  return [table];
}

/**
 * @param {Term[]} listed
 * @param {Map<string, string>} reasons why a term is rendered otherwise, changed as they are typed
 * @param {() => void} changed
 */
function drawTerms(listed, reasons, changed) {
  if (!listed.length) return [];
  const rows = listed.map((term, index) => {
    const words = [element("dt", {}, element("span", { lang: "zh-Hans" }, term.zh), ` · ${say(term.used ? "used" : "unused")}`)];
    words.push(element("dd", { lang: language }, term.renderings.join(" / ")));
    if (term.gloss) words.push(element("dd", { className: "desk-gloss", lang: language }, term.gloss));
    if (!term.used || reasons.has(term.zh)) {
      const id = `desk-reason-${index}`;
      const input = element("input", { id, type: "text", value: reasons.get(term.zh) ?? "" });
      input.addEventListener("input", () => {
        reasons.set(term.zh, input.value);
        changed();
      });
      words.push(element("dd", {}, element("label", { htmlFor: id }, say("reason", { term: term.zh })), input));
    }
    return element("div", {}, ...words);
  });
  return [element("h3", {}, say("terms")), element("dl", {}, ...rows)];
}
