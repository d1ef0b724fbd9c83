// A term opens its explanation, which stands at the page's end, beside it; Escape, or a click elsewhere, puts it away.

const MARGIN = 8;

/**
 * Shows the explanation of a term.
 * @param {HTMLAnchorElement} term
 */
export function explain(term) {
  const entry = document.getElementById(decodeURIComponent(term.hash.slice(1)));
  if (!entry || !HTMLElement.prototype.showPopover) {
    location.hash = term.hash;
    return;
  }
  document.querySelector("#explanation")?.remove();
  const note = document.createElement("div");
  note.id = "explanation";
  note.popover = "auto";
  note.setAttribute("role", "note");
  note.tabIndex = -1;
  for (const part of entry.children) {
    const line = document.createElement("p");
    line.className = part.localName;
    line.append(...[...part.childNodes].filter((node) => !(node instanceof HTMLAnchorElement)).map((node) => node.cloneNode(true)));
    note.append(line);
  }
  (term.closest("p, h1, h2, h3, h4, h5, h6") ?? term).after(note);
  note.showPopover();
  place(note, term.getClientRects());
  note.focus({ preventScroll: true });
  note.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    if (document.activeElement === document.body || document.activeElement === note) term.focus({ preventScroll: true });
    note.remove();
  });
}

/**
 * Puts a note under the last line of a term, above the first where there is no room below, and always within the window.
 * @param {HTMLElement} note
 * @param {DOMRectList} lines
 */
function place(note, lines) {
  const first = /** @type {DOMRect} */ (lines[0]);
  const last = /** @type {DOMRect} */ (lines[lines.length - 1]);
  const { offsetWidth: width, offsetHeight: height } = note;
  const room = document.documentElement.clientWidth - width - MARGIN;
  const below = last.bottom + 6;
  const above = first.top - height - 6;
  const top = below + height <= innerHeight - MARGIN || above < MARGIN ? Math.min(below, innerHeight - height - MARGIN) : above;
  note.style.left = `${Math.max(MARGIN, Math.min(last.left, room))}px`;
  note.style.top = `${Math.max(MARGIN, top)}px`;
}
