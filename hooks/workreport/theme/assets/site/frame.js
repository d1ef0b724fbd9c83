// The frame of every page: the links to the other editions, the contents, and the header of a page that is scrolled.

const main = document.querySelector("main");
const header = document.querySelector(".site-header");

/** How far down the header reaches. */
export function headerEnd() {
  return header && getComputedStyle(header).position === "sticky" ? header.getBoundingClientRect().bottom : 0;
}

/** Whether an element can be read at this moment. @param {Element} element */
function inView(element) {
  const box = element.getBoundingClientRect();
  return box.height > 0 && box.bottom > headerEnd() + 24 && box.top < innerHeight;
}

/** The id that a fragment names; the fragment itself where it is no encoded text, such as “#%”. @param {string} hash */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** What a reader can be at: passages, and the entries and rows of lists. */
function places() {
  return [...document.querySelectorAll("main [id]:is(.paragraph, .theme, .segment, .entry, tr, section)")];
}

/** Where a place begins for a reader; of the entries and rows of a list half may have gone by. @param {Element} place */
function begins(place) {
  const { top, height } = place.getBoundingClientRect();
  return place.matches(".entry, tr") ? top + height / 2 : top;
}

/** The id of the place the reader is at: the one whose sheet is read, the one addressed or worked on, else the first in the window. */
export function placeInView() {
  const [open, sheet] = [document.querySelector(".segment.open[id]"), document.querySelector(".sheet")];
  if (open && sheet && (inView(sheet) || inView(open))) return open.id;
  const chosen = document.activeElement?.closest(".segment[id], .paragraph[id], .entry[id], tr[id]");
  const addressed = document.getElementById(named(location.hash));
  for (const one of [chosen, addressed]) if (one && one !== main && inView(one)) return one.id;
  if (scrollY <= 40) return "";
  const line = headerEnd() - 8;
  const visible = places().filter((one) => inView(one) && one.getBoundingClientRect().height < innerHeight);
  return (visible.find((one) => begins(one) >= line) ?? visible[0])?.id ?? "";
}

/**
 * Lets the links to the other editions keep the place, and what the address says besides: a query, its filters.
 * @param {Iterable<HTMLAnchorElement>} links
 */
export function keepPlace(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      const id = placeInView();
      link.search = location.search;
      link.hash = id ? `#${id}` : "";
    });
  }
}

/**
 * Lets the first Tab of a reader who has scrolled go on from where they are, not from the top of the page. What cannot take the focus (in
 * closed details, inert, disabled) shows it by not taking it, in every browser: it is passed over, and where nothing takes it the key is
 * the browser's.
 */
export function tabFromHere() {
  addEventListener("keydown", (event) => {
    const free = document.activeElement === document.body || document.activeElement === null;
    if (event.key !== "Tab" || event.shiftKey || !free || scrollY < 40 || !main) return;
    for (const next of main.querySelectorAll("a[href], button, summary, select, input")) {
      if (!(next instanceof HTMLElement) || next.tabIndex < 0 || !inView(next)) continue;
      next.focus({ preventScroll: true });
      if (document.activeElement !== next) continue;
      event.preventDefault();
      return;
    }
  });
}

/** Keeps the current item of the contents in sight, and lets the header of a scrolled page name the page, or the section it is at. */
export function showWhere() {
  const contents = document.querySelector("nav.contents");
  const here = header?.querySelector(".here");
  const headings = [...document.querySelectorAll("main h1, main .chapter > :is(h2, h3)")];
  bringIntoSight(contents);
  document.querySelector("button.menu")?.addEventListener("click", () => requestAnimationFrame(() => bringIntoSight(contents)));
  if (!(header instanceof HTMLElement) || !here || !headings[0]) return;
  const whole = headings.length > 1;
  const watch = () => {
    const line = headerEnd();
    const past = headings.filter((one) => one.getBoundingClientRect().top < line + 96).at(-1);
    header.toggleAttribute("data-scrolled", (headings[0]?.getBoundingClientRect().bottom ?? 0) < line + 8);
    if (!whole || !past) return;
    const title = past.querySelector(".segment")?.textContent ?? past.textContent ?? "";
    if (here.textContent === title) return;
    here.textContent = title;
    mark(contents, past.closest(".chapter")?.id ?? "");
  };
  addEventListener("scroll", () => requestAnimationFrame(watch), { passive: true });
  watch();
}

/** @param {Element | null} contents */
function bringIntoSight(contents) {
  const current = contents?.querySelector("[aria-current]");
  if (!contents || !current) return;
  const [outer, inner] = [contents.getBoundingClientRect(), current.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) contents.scrollTop += inner.top - outer.top - outer.height / 3;
}

/** Marks the chapter that is being read, on a page that has them all. @param {Element | null} contents @param {string} chapter */
function mark(contents, chapter) {
  const link = contents?.querySelector(`a[href="#${CSS.escape(chapter)}"]`);
  if (!link) return;
  for (const one of contents?.querySelectorAll("[aria-current=location]") ?? []) one.removeAttribute("aria-current");
  link.setAttribute("aria-current", "location");
  bringIntoSight(contents);
}

/**
 * What is kept on this device under a name; null where nothing is, or storage is refused (a private window).
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} name
 */
export function kept(storage, name) {
  try {
    return JSON.parse(window[storage].getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keeps something on this device; where storage is refused it is not kept.
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} name
 * @param {unknown} value
 */
export function keep(storage, name, value) {
  try {
    window[storage].setItem(name, JSON.stringify(value));
  } catch {
    // It holds while the page is open.
  }
}

/** Writes the address as the reader has it at the head of the page, for paper. */
export function addressForPaper() {
  addEventListener("beforeprint", () => {
    const place = document.querySelector(".printed .address");
    if (place) place.textContent = decodeURI(location.href.replace(/[?#].*$/, ""));
  });
}

/** Reads the page again where a part of its scripts or of the index is gone because the site was published anew while the page was open. */
export function renewWhenGone() {
  const style = document.querySelector('link[rel="stylesheet"]')?.getAttribute("href") ?? "";
  let renewing = false; // leaving the page asks for scripts that are gone, too, and must not read it again while it is being read again
  addEventListener("unhandledrejection", async () => {
    if (renewing) return;
    renewing = true;
    const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => null);
    renewing = Boolean(answer?.ok && !(await answer.text()).includes(style));
    if (renewing) location.reload();
  });
}
