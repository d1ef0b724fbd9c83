// Tables of figures sorted by a column: a button in each head cell, which says by aria-sort how the column stands.
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

function value(row, column) {
  const cell = row.cells[column];
  const number = cell.dataset.value;
  return number === undefined ? cell.textContent.trim() : Number(number);
}

function sort(table, column, order, rows, language) {
  const compare = new Intl.Collator(language, { numeric: true }).compare;
  const sorted = [...rows];
  if (order !== "none") {
    const sign = order === "ascending" ? 1 : -1;
    sorted.sort((a, b) => {
      const [left, right] = [value(a, column), value(b, column)];
      return sign * (typeof left === "number" ? left - right : compare(left, right));
    });
  }
  table.tBodies[0].append(...sorted);
}

export function sortableTables(tables) {
  for (const table of tables) {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    if (rows.length < 2) continue;
    const language = table.closest("[lang]").lang;
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = table.dataset.sort;
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const order = NEXT[head.getAttribute("aria-sort")];
        for (const other of heads) other.setAttribute("aria-sort", "none");
        head.setAttribute("aria-sort", order);
        sort(table, column, order, rows, language);
      });
    });
  }
}
