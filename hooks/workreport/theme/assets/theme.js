// Runs before the page is painted, so that a reader's choices of colours, text size and line spacing do not flash, and what scripts will
// show has its room. No cookie: they stay on the device.
document.documentElement.dataset.scripted = "";
const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
if (visit?.type !== "navigate") document.documentElement.dataset.again = "";
try {
  for (const choice of ["theme", "size", "spacing"]) {
    const value = localStorage.getItem(choice);
    if (value) document.documentElement.dataset[choice] = value;
  }
  if (localStorage.getItem("place")) document.documentElement.dataset.placed = "";
} catch {
  // Storage is refused (a private window): the system's preference holds.
}
