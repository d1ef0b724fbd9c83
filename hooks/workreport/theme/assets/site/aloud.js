// Reading aloud, sentence by sentence, the sentence that is read lit; by voices of the device itself alone, so that no text leaves it.
import { placeInView } from "./frame.js";

const speech = /** @type {SpeechSynthesis | undefined} */ (window.speechSynthesis);
const segments = [...document.querySelectorAll("main .segment[id]")].map((one) => /** @type {HTMLElement} */ (one));
/** @type {HTMLElement | null} */
let bar = null;
let turn = 0;

/** The device's own voice for a language; none where it would send the text to a service. @param {string} language */
function voiceFor(language) {
  const base = language.split("-")[0] ?? "";
  const own = (speech?.getVoices() ?? []).filter((voice) => voice.localService && voice.lang.toLowerCase().startsWith(base));
  const region = base === "zh" ? "zh-cn" : "en-us";
  return own.find((voice) => voice.lang.toLowerCase().replace("_", "-") === region) ?? own[0] ?? null;
}

/** Whether the device can read this page. @returns {Promise<boolean>} */
export async function canRead() {
  const first = segments[0];
  if (!speech || !first) return false;
  if (!speech.getVoices().length) {
    await new Promise((done) => {
      speech.addEventListener("voiceschanged", done, { once: true });
      setTimeout(done, 800);
    });
  }
  return voiceFor(first.lang) !== null;
}

/**
 * Reads from a passage on; without one, from where the reader is.
 * @param {string} [id]
 */
export function read(id = placeInView()) {
  stop();
  const start = segments.findIndex((one) => one.id === id || one.id.startsWith(`${id}s`));
  showBar();
  speak(Math.max(0, start), turn);
}

/** @param {number} index @param {number} mine the turn that this belongs to: a reader may have stopped it meanwhile */
function speak(index, mine) {
  const segment = segments[index];
  if (mine !== turn || !speech) return;
  light(segment ?? null);
  if (!segment) return stop();
  const words = new SpeechSynthesisUtterance(segment.textContent ?? "");
  words.lang = segment.lang;
  words.voice = voiceFor(segment.lang);
  words.onend = () => speak(index + 1, mine);
  words.onerror = (event) => (event.error === "interrupted" || event.error === "canceled" ? undefined : stop());
  speech.speak(words);
}

/** @param {HTMLElement | null} segment */
function light(segment) {
  for (const one of document.querySelectorAll(".segment.aloud")) one.classList.remove("aloud");
  if (!segment) return;
  segment.classList.add("aloud");
  const box = segment.getBoundingClientRect();
  if (box.top < 80 || box.bottom > innerHeight - 90) segment.scrollIntoView({ block: box.height < innerHeight / 2 ? "center" : "start" });
}

/** Ends the reading; the focus goes on at the paragraph that was read. */
export function stop() {
  const paragraph = document.querySelector(".segment.aloud")?.closest(".paragraph");
  const next = paragraph?.querySelector("a.pilcrow") ?? document.querySelector(".choices-button");
  if (bar?.contains(document.activeElement) && next instanceof HTMLElement) next.focus({ preventScroll: true });
  turn += 1;
  speech?.cancel();
  light(null);
  bar?.remove();
  bar = null;
}

/** The controls, at the foot of the window. */
function showBar() {
  const button = document.querySelector("button.aloud");
  if (!(button instanceof HTMLElement)) return;
  const { pause = "", resume = "", stop: end = "" } = button.dataset;
  bar = document.createElement("div");
  bar.className = "aloud-bar";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", button.textContent ?? "");
  const hold = control(pause, () => {
    if (!speech) return;
    const paused = hold.getAttribute("aria-pressed") === "true";
    if (paused) speech.resume();
    else speech.pause();
    hold.setAttribute("aria-pressed", String(!paused));
    hold.textContent = paused ? pause : resume;
  });
  bar.append(hold, control(end, stop));
  document.body.append(bar);
  hold.focus({ preventScroll: true });
}

/** @param {string} words @param {() => void} act */
function control(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !bar) return;
  event.preventDefault();
  stop();
});
addEventListener("pagehide", () => speech?.cancel());
