// Tables of figures sorted by a column: a button in each head cell, which says by aria-sort how the column stands.
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
  for (const table of tables) {
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
    if (rows.length < 2) continue;
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = table.dataset.sort ?? "";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const order = NEXT[/** @type {Order} */ (head.getAttribute("aria-sort") ?? "none")];
        for (const other of heads) other.setAttribute("aria-sort", "none");
        head.setAttribute("aria-sort", order);
        sort(table, column, order, rows);
      });
    });
  }
}
