// The ¶ beside a paragraph opens a menu: copy its address, cite it, show it in the other language.
import { citeDialog } from "./citing.js";
import { reveal, revealRemembered } from "./reveal.js";

/** Makes every ¶ open the one menu of the page. */
export function passageMenus(menu) {
  if (!menu?.showPopover) return;
  const choice = menu.querySelector("select");
  const whole = choice.options[0].textContent;
  const cite = citeDialog(document.querySelector("#cite"));
  let opener = null;

  const act = {
    copy: async (id) => {
      const address = new URL(`#${id}`, location.href).href;
      await navigator.clipboard.writeText(address);
      menu.querySelector("[role=status]").textContent = menu.dataset.copied;
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

  for (const mark of document.querySelectorAll("a.pilcrow")) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-haspopup", "dialog");
    mark.addEventListener("keydown", (event) => event.key === " " && (event.preventDefault(), mark.click()));
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      opener = mark;
      fill(choice, whole, decodeURIComponent(mark.hash.slice(1)));
      menu.querySelector("[role=status]").textContent = "";
      menu.showPopover();
      place(menu, mark);
      menu.querySelector("button").focus();
    });
  }
  menu.addEventListener("click", (event) => act[event.target.closest("button")?.dataset.act]?.(choice.value));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.contains(document.activeElement) && opener?.focus());
  revealRemembered();
}

/** Offers the paragraph and each of its sentences. */
function fill(choice, whole, paragraph) {
  const options = [new Option(whole, paragraph)];
  for (const segment of document.querySelectorAll(`main .segment[id^="${CSS.escape(paragraph)}s"]`)) {
    const text = segment.textContent;
    options.push(new Option(text.length > 24 ? `${text.slice(0, 23)}…` : text, segment.id));
  }
  choice.replaceChildren(...options);
}

/** Puts the menu under the mark, within the window. The position is set by script on an element of ours, which no policy forbids. */
function place(menu, mark) {
  const box = mark.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - menu.offsetWidth - 8));
  const below = box.bottom + 6;
  const top = below + menu.offsetHeight < innerHeight ? below : Math.max(8, box.top - menu.offsetHeight - 6);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
