// The ¶ beside a paragraph opens a menu: copy its address, cite it, show it in the other language. A term opens its explanation.
import { citeDialog } from "./citing.js";
import { reveal } from "./reveal.js";

const menu = document.querySelector("#passage-menu");
const choice = menu?.querySelector("select");
const whole = choice?.options[0].textContent;
const cite = citeDialog(document.querySelector("#cite"));
let opener = null;

const act = {
  copy: async (id) => {
    await navigator.clipboard.writeText(new URL(`#${id}`, location.href).href);
    say(menu.dataset.copied);
  },
  cite: (id) => {
    menu.hidePopover();
    cite(id);
  },
  reveal: (id) => {
    menu.hidePopover();
    reveal(id);
  },
};
menu?.addEventListener("click", (event) => act[event.target.closest("button")?.dataset.act]?.(choice.value));
menu?.addEventListener("toggle", (event) => event.newState === "closed" && menu.contains(document.activeElement) && opener?.focus());

function say(words) {
  menu.querySelector("[role=status]").textContent = words;
}

/** Opens the menu of the paragraph that a ¶ belongs to. */
export function openMenu(mark) {
  opener = mark;
  offer(decodeURIComponent(mark.hash.slice(1)));
  say("");
  menu.showPopover();
  const box = mark.getBoundingClientRect();
  const below = box.bottom + 6;
  menu.style.left = `${within(box.left, menu.offsetWidth)}px`;
  menu.style.top = `${below + menu.offsetHeight < innerHeight ? below : Math.max(8, box.top - menu.offsetHeight - 6)}px`;
  menu.querySelector("button").focus();
}

/** Where something this wide is put so that it stays within the window. */
function within(left, width) {
  return Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
}

/** Offers the paragraph and each of its sentences. */
function offer(paragraph) {
  const options = [new Option(whole, paragraph)];
  for (const segment of document.querySelectorAll(`main .segment[id^="${CSS.escape(paragraph)}s"]`)) {
    const text = segment.textContent;
    options.push(new Option(text.length > 24 ? `${text.slice(0, 23)}…` : text, segment.id));
  }
  choice.replaceChildren(...options);
}

/** Shows a term's explanation, which stands at the page's end, under the term. Escape, or a click elsewhere, puts it away. */
export function explain(term) {
  const entry = document.getElementById(decodeURIComponent(term.hash.slice(1)));
  const words = entry?.querySelector("dd span");
  if (!words || !HTMLElement.prototype.showPopover) {
    location.hash = term.hash;
    return;
  }
  document.querySelector("#explanation")?.remove();
  const note = document.createElement("div");
  note.id = "explanation";
  note.popover = "auto";
  note.lang = words.lang;
  note.setAttribute("role", "note");
  note.tabIndex = -1;
  note.textContent = words.textContent;
  term.closest("p, h1, h2, h3, h4, h5, h6").after(note);
  note.showPopover();
  const box = term.getBoundingClientRect();
  note.style.left = `${within(box.left, note.offsetWidth) + scrollX}px`;
  note.style.top = `${box.bottom + 6 + scrollY}px`;
  note.focus({ preventScroll: true });
  note.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (document.activeElement === document.body || document.activeElement === note) term.focus({ preventScroll: true });
    note.remove();
  });
}
