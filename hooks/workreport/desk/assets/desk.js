// The desk: a switch on every page of a translated edition; where it is on, each sentence opens where it stands.
import { element } from "./elements.js";
import { closePanel, openPanel } from "./panel.js";
import { ask, language, page, report } from "./server.js";
import { chosen, LANGUAGES, say } from "./words.js";

const UNREAD = ["draft", "initial", "stale"];
const FILTERS = {
  unread: (segment) => UNREAD.includes(segment.state),
  all: () => true,
  wrong: (segment) => segment.wrong,
  initial: (segment) => segment.state === "initial",
  draft: (segment) => segment.state === "draft",
  stale: (segment) => segment.state === "stale",
  translated: (segment) => segment.state === "translated",
  reviewed: (segment) => ["reviewed", "final"].includes(segment.state),
};
const LABELS = { unread: "unread", all: "all", wrong: "wrongOnly" };

let segments = [];
let waiting = {};
let current = null;
let filter = sessionStorage.getItem("desk-filter") ?? "unread";

const bilingual = document.documentElement.dataset.edition.includes("-");
const on = document.cookie.split("; ").includes("desk=on");
const bar = element("section", { className: "desk-bar" });
const status = element("p", { className: "desk-status", role: "status" });
document.body.append(bar);
document.body.classList.toggle("desk-on", on);

// Where a sentence stands on the page, and where its translation does.
function place(segment) {
  const marked = document.getElementById(page ? segment.id : `${segment.page}-${segment.id}`);
  const pair = bilingual ? marked?.closest(".pair") : null;
  return { marked, host: pair ?? marked, side: pair?.querySelectorAll(".side")[1] ?? null };
}

function toggle() {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store asks for a secure context, which a preview on the local network has not
  document.cookie = `desk=${on ? "off" : "on"}; path=/; SameSite=Strict`;
  location.reload();
}

function drawBar() {
  bar.replaceChildren(element("button", { type: "button", role: "switch", "aria-checked": String(on), onclick: toggle }, say("edit")));
  bar.setAttribute("aria-label", say("desk"));
  bar.lang = chosen();
  if (!on) return;
  const choose = element("select", { id: "desk-filter", onchange: (event) => setFilter(event.target.value) });
  for (const name of Object.keys(FILTERS)) {
    choose.append(element("option", { value: name, selected: name === filter }, say(LABELS[name] ?? `states.${name}`)));
  }
  const speak = element("select", {
    "aria-label": say("language"),
    onchange: (event) => {
      localStorage.setItem("desk-language", event.target.value);
      closePanel();
      draw();
    },
  });
  for (const [code, name] of Object.entries(LANGUAGES)) {
    speak.append(element("option", { value: code, lang: code, selected: code === chosen() }, name));
  }
  const count = say("matching", { n: segments.filter(FILTERS[filter]).length, all: segments.length });
  bar.append(
    element("label", { htmlFor: "desk-filter" }, say("filter")),
    choose,
    element("span", { className: "desk-count" }, count),
    element("button", { type: "button", onclick: () => move(-1) }, say("previous")),
    element("button", { type: "button", onclick: () => move(1) }, say("next")),
    speak,
    status,
  );
}

function setFilter(name) {
  filter = name;
  sessionStorage.setItem("desk-filter", name);
  draw();
}

// A button behind every sentence; those that the filter leaves out are dimmed and have none.
function drawSegments() {
  for (const button of document.querySelectorAll(".desk-open")) button.remove();
  for (const segment of segments) {
    const { host, side } = place(segment);
    if (!host) continue;
    const matches = FILTERS[filter](segment);
    host.classList.toggle("desk-dim", !matches);
    if (!matches) continue;
    const state = say(`states.${segment.state}`) + (segment.wrong ? `, ${say("wrong")}` : "");
    const button = element("button", {
      type: "button",
      className: "desk-open",
      "aria-label": say("open", { id: segment.id, state }),
      title: state,
      onclick: () => open(segment),
    });
    button.dataset.state = segment.wrong ? "wrong" : segment.state;
    button.lang = chosen();
    if (side) side.append(button);
    else host.after(button);
  }
}

function draw() {
  drawBar();
  drawSegments();
}

async function open(segment) {
  current = segment;
  const { host } = place(segment);
  const block = host.closest("p, h1, h2, h3, h4, h5, h6, .table") ?? host;
  await openPanel(block, segment, { saved, closed });
}

// The page follows what was saved.
function saved(segment, unit, goOn) {
  segment.text = unit.text;
  segment.state = unit.state;
  const { marked, side } = place(segment);
  const shown = element("span", { className: "segment", lang: language }, unit.text);
  const marks = side ?? marked.parentElement;
  if (side) {
    side.querySelector(".segment")?.remove();
    if (unit.text) side.prepend(shown);
  } else if (unit.text) {
    shown.id = marked.id;
    marked.replaceWith(shown);
  }
  for (const mark of side ? marks.querySelectorAll(".state") : following(shown)) mark.remove();
  status.textContent = say("saved", { id: segment.id });
  draw();
  if (goOn) move(1);
}

function following(shown) {
  return shown.nextElementSibling?.matches(".state") ? [shown.nextElementSibling] : [];
}

function closed(segment) {
  current = null;
  const { host, side } = place(segment);
  const button = side ? side.querySelector(".desk-open") : host.nextElementSibling;
  if (button?.matches(".desk-open")) button.focus();
  else bar.querySelector("select").focus();
}

// To the next sentence that the filter shows, or to the next page that has one waiting.
function move(step) {
  const from = segments.indexOf(current);
  const ahead = step > 0 ? segments.slice(from + 1) : segments.slice(0, Math.max(from, 0)).reverse();
  const next = ahead.find(FILTERS[filter]);
  if (next) {
    open(next);
    return;
  }
  const pages = Object.keys(waiting);
  const later = pages.slice(pages.indexOf(page) + 1).find((name) => waiting[name] > 0);
  closePanel();
  if (page && step > 0 && later) {
    const link = element("a", { href: `../${later}/` }, say("elsewhere", { page: later, n: waiting[later] }));
    status.replaceChildren(link);
    link.focus();
  } else {
    status.textContent = segments.some(FILTERS[filter]) || filter !== "unread" ? say("none") : say("done");
  }
}

drawBar();
if (on) {
  try {
    ({ segments, waiting } = await ask("page", { page }));
    if (filter === "unread" && !segments.some(FILTERS.unread)) filter = "all";
    draw();
    document.documentElement.dataset.desk = `${report} ready`;
  } catch (error) {
    bar.append(status);
    status.textContent = error.message;
  }
}
