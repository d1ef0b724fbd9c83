// Tables of figures sorted by a column: a button in each head cell, which says by aria-sort how the column stands.
import { keep, kept } from "./frame.js";

/** @typedef {"none" | "ascending" | "descending"} Order */
/** @type {Record<Order, Order>} */
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/** What a row is sorted by. @param {HTMLTableRowElement} row @param {number} column */
function value(row, column) {
  const cell = row.cells[column];
  const number = cell?.dataset.value;
  return number === undefined ? (cell?.textContent ?? "").trim() : Number(number);
}

/**
 * @param {HTMLTableElement} table
 * @param {number} column
 * @param {Order} order
 * @param {HTMLTableRowElement[]} rows as the page has them
 */
function sort(table, column, order, rows) {
  const language = table.closest("[lang]")?.getAttribute("lang") ?? "en";
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const sorted = [...rows];
  if (order !== "none") {
    const sign = order === "ascending" ? 1 : -1;
    sorted.sort((a, b) => {
      const [left, right] = [value(a, column), value(b, column)];
      return sign * (typeof left === "number" && typeof right === "number" ? left - right : compare(String(left), String(right)));
    });
  }
  table.tBodies[0]?.append(...sorted);
}

/**
 * Puts a button into each head cell of some tables.
 * @param {Iterable<HTMLTableElement>} tables
 */
export function sortableTables(tables) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("main a[href]")]);
  const memory = `sorted ${location.pathname}`;
  /** @type {Sorted} as the page was left in this visit */
  const sorted = Object(kept("sessionStorage", memory));
  let number = 0;
  for (const table of tables) {
    const name = String(number++);
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    if (rows.length < 2) continue;
    /** @param {number} column @param {Order} order */
    const set = (column, order) => {
      for (const head of heads) head.setAttribute("aria-sort", "none");
      heads[column]?.setAttribute("aria-sort", order);
      sort(table, column, order, rows);
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = table.dataset.sort ?? "";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const order = NEXT[/** @type {Order} */ (head.getAttribute("aria-sort") ?? "none")];
        set(column, order);
        sorted[name] = [column, order];
        keep("sessionStorage", memory, sorted);
      });
    });
    const [column, order] = sorted[name] ?? [];
    if (column !== undefined && order && order in NEXT) set(column, order);
  }
  comeBack(links);
}

/** @typedef {Record<string, [number, Order]>} Sorted how each table of the page is sorted, by its number */

/**
 * Leads a reader who comes back to the link that was followed from here, where it was on the screen; one who was sent to a row, to the row,
 * wherever it is sorted to.
 * @param {HTMLAnchorElement[]} links of the page, in the order that it came in
 */
function comeBack(links) {
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? links.find((one) => one.contains(/** @type {Element} */ (event.target))) : null;
    if (!link) return;
    const followed = { link: links.indexOf(link), top: link.getBoundingClientRect().top };
    history.replaceState({ ...history.state, followed }, "");
  });
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const { followed } = history.state ?? {};
  const link = visit?.type === "back_forward" && followed ? links[followed.link] : null;
  if (visit?.type === "navigate") document.querySelector("tr:target")?.scrollIntoView({ behavior: "instant" });
  if (!link) return;
  const show = () => {
    link.focus({ preventScroll: true });
    scrollBy({ top: link.getBoundingClientRect().top - followed.top, behavior: "instant" });
  };
  if (document.readyState === "complete") show();
  else addEventListener("load", () => setTimeout(show), { once: true });
}
