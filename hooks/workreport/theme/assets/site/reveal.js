// Shows a passage in the other language, in place. The words are taken from the other edition's own page, once it is asked for.

const main = document.querySelector("main");
let counterpart = null;

async function otherPage() {
  counterpart ??= fetch(main.dataset.counterpart)
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, "text/html"));
  return counterpart;
}

/** Shows the passage with this id in the other language below it, or hides it again. */
export async function reveal(id) {
  const shown = document.getElementById(`revealed-${id}`);
  if (shown) {
    shown.remove();
  } else {
    await show(id);
  }
  remember(id, !shown);
}

async function show(id) {
  const here = document.getElementById(id);
  if (!here || !main.dataset.counterpart) return;
  const page = await otherPage();
  const selector = here.classList.contains("segment") ? `[id="${CSS.escape(id)}"]` : `.segment[id^="${CSS.escape(id)}s"]`;
  const segments = [...page.querySelectorAll(selector)];
  const block = document.createElement("div");
  block.className = "revealed";
  block.id = `revealed-${id}`;
  block.lang = segments[0]?.lang ?? "";
  block.setAttribute("role", "note");
  const gap = block.lang.startsWith("zh") ? "" : " ";
  block.textContent = segments.map((segment) => segment.textContent).join(gap);
  let after = here.closest("p, h1, h2, h3, h4, h5, h6");
  if (!here.classList.contains("segment") && after.nextElementSibling?.matches("p.paragraph:not([id])")) after = after.nextElementSibling;
  while (after.nextElementSibling?.classList.contains("revealed")) after = after.nextElementSibling;
  after.after(block);
}

const key = "revealed";

/** The ids shown, by page; whatever else stands in the storage is nothing of ours. */
function remembered() {
  try {
    const all = Object.entries(JSON.parse(sessionStorage.getItem(key)) ?? {});
    return Object.fromEntries(all.filter(([, ids]) => Array.isArray(ids) && ids.every((id) => typeof id === "string")));
  } catch {
    return {};
  }
}

function remember(id, shown) {
  const all = remembered();
  const here = new Set(all[location.pathname]);
  if (shown) here.add(id);
  else here.delete(id);
  all[location.pathname] = [...here];
  try {
    sessionStorage.setItem(key, JSON.stringify(all));
  } catch {
    // Not remembered: storage is refused.
  }
}

/** Shows again what was shown on this page earlier in the visit. */
export function revealRemembered() {
  for (const id of remembered()[location.pathname] ?? []) show(id);
}
