// The desk: a switch on every page of a translated edition; where it is on, each sentence opens where it stands.
import { FILTERS, filterNamed, next, nextPage } from "./choosing.js";
import { element } from "./elements.js";
import { closePanel, openPanel } from "./panel.js";
import { ask, language, page, report } from "./server.js";
import { chosen, LANGUAGES, say } from "./words.js";

/** @typedef {import("./server.js").Segment} Segment */

/** @type {Segment[]} */
let segments = [];
/** @type {Record<string, number>} */
let waiting = {};
/** @type {Segment | null} */
let current = null;
let loaded = false;
let filter = filterNamed(sessionStorage.getItem("desk-filter"));

const bilingual = document.documentElement.dataset.edition?.includes("-") ?? false;
const on = document.cookie.split("; ").includes("desk=on");
const bar = element("section", { className: "desk-bar" });
const status = element("p", { className: "desk-status", role: "status" });
document.body.append(bar);
document.body.classList.toggle("desk-on", on);

/** Where a sentence stands on the page, and where its translation does. @param {Segment} segment */
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
  if (!loaded) {
    bar.append(status);
    return;
  }
  const choose = element("select", { id: "desk-filter", onchange: (event) => setFilter(event.target.value) });
  for (const name of /** @type {import("./choosing.js").FilterName[]} */ (Object.keys(FILTERS))) {
    choose.append(element("option", { value: name, selected: name === filter }, say(name)));
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

/** @param {string} name */
function setFilter(name) {
  filter = filterNamed(name);
  sessionStorage.setItem("desk-filter", name);
  draw();
}

/** A button behind every sentence; those that the filter leaves out are dimmed and have none. */
function drawSegments() {
  for (const button of document.querySelectorAll(".desk-open")) button.remove();
  for (const segment of segments) {
    const { host, side } = place(segment);
    if (!host) continue;
    const matches = FILTERS[filter](segment);
    host.classList.toggle("desk-dim", !matches);
    if (!matches) continue;
    const state = segment.wrong ? say("failing", { state: say(segment.state) }) : say(segment.state);
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

/** @param {Segment} segment */
async function open(segment) {
  const { host } = place(segment);
  if (!host) return;
  current = segment;
  const block = host.closest("p, h1, h2, h3, h4, h5, h6, .table") ?? host;
  await openPanel(block, segment, { saved, closed });
}

/**
 * The page follows what was saved.
 * @param {Segment} segment
 * @param {import("./server.js").Unit} unit
 * @param {boolean} goOn whether the editor wants the next sentence
 */
function saved(segment, unit, goOn) {
  segment.text = unit.text;
  segment.state = unit.state;
  const { marked, side } = place(segment);
  const text = element("span", { className: "segment", lang: language }, unit.text);
  if (side) {
    side.querySelector(".segment")?.remove();
    if (unit.text) side.prepend(text);
    for (const notice of side.querySelectorAll(".state")) notice.remove();
  } else if (marked && unit.text) {
    text.id = marked.id;
    marked.replaceWith(text);
    if (text.nextElementSibling?.matches(".state")) text.nextElementSibling.remove();
  }
  status.textContent = say("saved", { id: segment.id });
  draw();
  if (goOn) move(1);
}

/** @param {Segment} segment */
function closed(segment) {
  current = null;
  const { host, side } = place(segment);
  const button = side ? side.querySelector(".desk-open") : host?.nextElementSibling;
  if (button instanceof HTMLButtonElement) button.focus();
  else bar.querySelector("select")?.focus();
}

/** To the next sentence that the filter shows, or to the next page that has one waiting. @param {1 | -1} step */
function move(step) {
  const sentence = next(segments, current, filter, step);
  if (sentence) {
    open(sentence);
    return;
  }
  closePanel();
  const later = page && step > 0 ? nextPage(waiting, page) : undefined;
  if (later) {
    const [name, count] = later;
    const link = element("a", { href: `../${name}/` }, say("elsewhere", { page: name, n: count }));
    status.replaceChildren(link);
    link.focus();
  } else {
    status.textContent = segments.some(FILTERS[filter]) || filter !== "unread" ? say("none") : say("done");
  }
}

drawBar();
if (on) {
  status.textContent = say("loading");
  try {
    ({ segments, waiting } = await ask("page", { page }));
    loaded = true;
    status.textContent = "";
    if (filter === "unread" && !segments.some(FILTERS.unread)) filter = "all";
    draw();
    document.documentElement.dataset.desk = `${report} ready`;
  } catch (error) {
    status.textContent = String(error instanceof Error ? error.message : error);
  }
}
