// Tables of figures can be sorted by any of their columns; without a script they stand in the order of the report.

for (const table of document.querySelectorAll("table[data-sort]")) {
  const body = table.tBodies[0];
  const asFound = [...body.rows];
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.title = table.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const next = { none: "ascending", ascending: "descending", descending: "none" }[head.ariaSort ?? "none"];
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      if (next !== "none") head.setAttribute("aria-sort", next);
      body.append(...(next === "none" ? asFound : sorted(asFound, column, next === "descending")));
    });
  });
}

/** The rows by one column: by value where its cells have one, else by their words in the page's language. */
function sorted(rows, column, backwards) {
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const compare = (one, other) => {
    const [a, b] = [one, other].map((row) => row.cells[column]);
    const [x, y] = [a, b].map((cell) => Number.parseFloat(cell.dataset.value));
    return Number.isNaN(x) || Number.isNaN(y) ? words.compare(a.textContent.trim(), b.textContent.trim()) : x - y;
  };
  return rows.toSorted((one, other) => (backwards ? compare(other, one) : compare(one, other)));
}
