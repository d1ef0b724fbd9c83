// One sentence, open: its Chinese, its translation, what memory has for it, its terms and figures, and what the checks say as it is typed.
import { element } from "./elements.js";
import { ask, language } from "./server.js";
import { chosen, say } from "./words.js";

const PAUSE = 80; // milliseconds without a key before the checks are asked
let panel = null;

export function closePanel() {
  panel?.remove();
  panel = null;
}

// Opens a sentence behind `block`; `saved` and `closed` are told what became of it.
export async function openPanel(block, segment, { saved, closed }) {
  closePanel();
  const at = { page: segment.page, id: segment.id, words: chosen() };
  const key = `desk-pending ${location.pathname} ${segment.page}/${segment.id}`;
  const told = await ask("segment", at);
  let base = told.unit;
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

  const typed = () => ({
    text: fields.text.value,
    note: fields.note.value,
    check: fields.check.value,
    reviewed: fields.reviewed.checked,
    terms: [...reasons],
  });
  const show = (live) => {
    problems.replaceChildren(...drawProblems(live.problems, fields.text.value));
    figures.replaceChildren(...drawFigures(live.figures));
    const focused = document.activeElement?.id;
    terms.replaceChildren(...drawTerms(live.terms, reasons, changed));
    if (focused?.startsWith("desk-reason")) document.getElementById(focused)?.focus();
    segment.wrong = live.problems.length > 0;
  };
  let timer = 0;
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
      message.textContent = say("failed", { reason: error.message });
    }
  }
  function conflict(theirs) {
    const settle = (text) => () => {
      base = theirs;
      fields.text.value = text;
      message.replaceChildren();
      changed();
      fields.text.focus();
    };
    message.replaceChildren(
      element("p", {}, say("conflict")),
      element("p", {}, `${say("theirs")}: `, element("span", { lang: language }, theirs.text)),
      element("button", { type: "button", onclick: settle(theirs.text) }, say("takeTheirs")),
      element("button", { type: "button", onclick: settle(fields.text.value) }, say("keepMine")),
    );
  }
  function close() {
    closePanel();
    closed(segment);
  }
  function take(index) {
    const draft = told.drafts[index];
    if (!draft) return;
    fields.text.value = draft.text;
    if (!fields.note.value) fields.note.value = draft.note;
    changed();
    fields.text.focus();
  }
  function keys(event) {
    const held = event.ctrlKey || event.metaKey;
    const digit = event.altKey && !held ? Number(event.code.replace("Digit", "")) : 0;
    if (held && event.key === "Enter") save(true);
    else if (held && event.key.toLowerCase() === "s") save(false);
    else if (event.key === "Escape") close();
    else if (digit >= 1 && digit <= told.drafts.length) take(digit - 1);
    else return;
    event.preventDefault();
  }

  for (const field of Object.values(fields)) field.addEventListener("input", changed);
  panel = element(
    "section",
    { className: "desk-panel", "aria-labelledby": "desk-title", lang: chosen(), onkeydown: keys },
    element("h2", { id: "desk-title" }, `${segment.page}/${segment.id} · ${say(`states.${told.state}`)}`),
    element("p", { className: "desk-source", lang: "zh-Hans" }, told.source),
    base.origin ? element("p", { className: "desk-origin" }, say("origin", base)) : null,
    base.doubts.length ? drawDoubts(base.doubts) : null,
    labelled("text", fields.text),
    element("h3", {}, say("problems")),
    problems,
    element("h3", {}, say("drafts")),
    drawDrafts(told.drafts, take),
    figures,
    terms,
    labelled("note", fields.note),
    labelled("check", fields.check),
    element("p", { className: "desk-reviewed" }, fields.reviewed, element("label", { htmlFor: "desk-reviewed" }, say("reviewed"))),
    element(
      "p",
      { className: "desk-buttons" },
      element("button", { type: "button", className: "desk-first", onclick: () => save(true) }, say("saveNext")),
      element("button", { type: "button", onclick: () => save(false) }, say("save")),
      element("button", { type: "button", onclick: close }, say("close")),
    ),
    message,
    element("p", { className: "desk-keys" }, say("keys")),
  );
  block.after(panel);
  show(told);
  fields.text.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

function labelled(key, field) {
  return element("p", { className: "desk-field" }, element("label", { htmlFor: field.id }, say(key)), field);
}

function drawProblems(problems, text) {
  if (!text.trim()) return [element("p", {}, say("empty"))];
  if (!problems.length) return [element("p", { className: "desk-clean" }, say("clean"))];
  return [element("ul", {}, ...problems.map((problem) => element("li", {}, problem)))];
}

function drawDrafts(drafts, take) {
  if (!drafts.length) return element("p", {}, say("nodrafts"));
  const rows = drafts.map((draft, index) =>
    element(
      "li",
      {},
      element("p", { lang: language }, ...pieces(draft.target)),
      element("p", { className: "desk-difference" }, `${say("difference", draft)} (${draft.likeness}%): `, zh(draft.source)),
      draft.doubts.length ? drawDoubts(draft.doubts) : null,
      element("button", { type: "button", onclick: () => take(index) }, say("use", { n: index + 1 })),
    ),
  );
  return element("ol", { className: "desk-drafts" }, ...rows);
}

const drawDoubts = (doubts) => element("ul", { className: "desk-doubts", "aria-label": say("doubts") }, ...doubts.map(doubt));
const doubt = (words) => element("li", {}, `${say("doubts")}: ${words}`);
const zh = (listed) => element("span", { lang: "zh-Hans" }, ...pieces(listed));
const en = (text) => element("span", { lang: "en" }, text);
const TAGS = { new: "ins", old: "del" };
const pieces = (listed) => listed.map(([kind, text]) => (TAGS[kind] ? element(TAGS[kind], {}, text) : text));

function drawFigures(rows) {
  if (!rows.length) return [];
  const head = ["chinese", "right", "said"].map((key) => element("th", { scope: "col" }, say(key)));
  const lines = rows.map((row) => {
    const mark = row.agrees ? say("agrees") : row.said ? say("differs") : say("missing");
    const line = element(
      "tr",
      { className: row.agrees ? "" : "desk-wrong" },
      element("td", { lang: "zh-Hans" }, row.zh),
      element("td", { lang: "en" }, row.right),
      element("td", {}, en(row.said), ` ${mark}`),
    );
    return line;
  });
  const table = element("table", {}, element("caption", {}, say("figures")), element("thead", {}, element("tr", {}, ...head)));
  table.append(element("tbody", {}, ...lines));
  return [table];
}

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
