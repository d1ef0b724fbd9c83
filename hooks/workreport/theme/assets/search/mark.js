// Marks, on the page a result leads to, the words that were searched for.
import { patterns, stretches } from "./marks.js";

/** How many passages a phrase may run over. */
const REACH = 3;

/** Marks the query of the address (`?mark=`) in the passage that the address names, and in its translation beside it. */
export function markPassage() {
  const query = new URLSearchParams(location.search).get("mark");
  const segment = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!query || !segment?.matches(".segment")) return;
  const asked = patterns(query);
  /** @type {Iterable<HTMLElement>} */
  const sides = segment.closest(".pair")?.querySelectorAll(".segment") ?? [segment];
  for (const side of sides) mark(side, asked);
  segment.classList.add("found");
}

/**
 * @param {HTMLElement} segment
 * @param {import("./query.js").Pattern[][]} asked
 */
function mark(segment, asked) {
  const language = segment.lang;
  const every = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`main .segment[lang="${language}"]`))];
  const at = every.indexOf(segment);
  const nodes = every.slice(at, at + REACH).flatMap((one) => textNodes(one));
  const text = nodes.map((node) => node.data).join("");
  const own = (segment.textContent ?? "").length;
  const met = stretches(text, language.startsWith("zh"), asked).filter(([start]) => start < own);
  let place = 0;
  for (const node of nodes) {
    wrap(
      node,
      met.map(([start, end]) => /** @type {[number, number]} */ ([start - place, end - place])),
    );
    place += node.data.length;
  }
}

/** @param {HTMLElement} element */
function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {{node: Text, data: string}[]} */
  const nodes = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push({ node: walker.currentNode, data: walker.currentNode.data });
  return nodes;
}

/**
 * Puts the stretches of a text node into <mark>, from the last to the first, so that places stay true.
 * @param {{node: Text, data: string}} text
 * @param {[start: number, end: number][]} met
 */
function wrap({ node, data }, met) {
  for (const [start, end] of [...met].reverse()) {
    const [from, to] = [Math.max(0, start), Math.min(data.length, end)];
    if (from >= to) continue;
    const rest = node.splitText(from);
    rest.splitText(to - from);
    const element = document.createElement("mark");
    rest.replaceWith(element);
    element.append(rest);
  }
}
