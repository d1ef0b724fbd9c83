// Reads pages in Firefox over WebDriver BiDi, which it speaks itself: node firefox.mjs SOCKET ADDRESS…, for tests/test_firefox.py.
// Prints a list of what was seen on each page as JSON.
const [socketAddress, ...addresses] = process.argv.slice(2);

/** What is seen of a page; runs in it. */
async function look() {
  const body = document.body;
  const probe = document.createElement("span");
  probe.style.whiteSpace = "nowrap";
  probe.lang = "zh-Hans";
  probe.textContent = "中，中。中；中：中（中）";
  (document.querySelector("main") ?? body).append(probe);
  const em = Number.parseFloat(getComputedStyle(probe).fontSize);
  const advance = probe.getBoundingClientRect().width / em;
  probe.remove();
  let sheet = null;
  const mark = document.querySelector("a.pilcrow[role=button]");
  if (mark && document.querySelector("template#sheet")) {
    mark.click();
    for (let waited = 0; waited < 100 && !sheet; waited++) {
      await new Promise((done) => setTimeout(done, 100));
      sheet = document.querySelector(".sheet:not([aria-busy])")?.textContent.trim() ?? null;
    }
  }
  const open = [...document.querySelectorAll("[popover]")].filter((one) => getComputedStyle(one).display !== "none").length;
  return JSON.stringify({
    title: document.title,
    advance: Math.round(advance * 100) / 100,
    features: getComputedStyle(body).fontFeatureSettings,
    wide: document.documentElement.scrollWidth > innerWidth,
    open,
    marks: mark !== null,
    sheet,
  });
}

const socket = new WebSocket(socketAddress);
const waiting = new Map();
let errors = [];
socket.addEventListener("message", (event) => {
  const message = JSON.parse(event.data);
  if (message.method === "log.entryAdded" && message.params.level === "error") errors.push(message.params.text);
  waiting.get(message.id)?.(message);
});
await new Promise((opened) => socket.addEventListener("open", opened));

let count = 0;
/** Sends a command and returns its result. */
async function send(method, params) {
  const id = ++count;
  const answer = await new Promise((done) => {
    waiting.set(id, done);
    socket.send(JSON.stringify({ id, method, params }));
  });
  if (answer.type === "error") throw new Error(`${method}: ${answer.message}`);
  return answer.result;
}

await send("session.new", { capabilities: {} });
await send("session.subscribe", { events: ["log.entryAdded"] });
const { context } = await send("browsingContext.create", { type: "tab" });
await send("browsingContext.setViewport", { context, viewport: { width: 390, height: 844 } });
const seen = [];
for (const url of addresses) {
  errors = [];
  await send("browsingContext.navigate", { context, url, wait: "complete" });
  const { result, exceptionDetails } = await send("script.evaluate", {
    expression: `(${look})()`,
    target: { context },
    awaitPromise: true,
  });
  if (process.env.PICTURES) {
    const { data } = await send("browsingContext.captureScreenshot", { context });
    (await import("node:fs")).writeFileSync(`${process.env.PICTURES}/${seen.length}.png`, Buffer.from(data, "base64"));
  }
  seen.push({ url, errors, ...(exceptionDetails ? { failed: exceptionDetails.text } : JSON.parse(result.value)) });
}
process.stdout.write(JSON.stringify(seen));
await send("browser.close", {});
