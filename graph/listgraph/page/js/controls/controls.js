/** Buttons, keys, language and theme: everything around the picture. */
import { fit, pan, zoom } from "../picture/camera.js";
import { recolour } from "../picture/canvas.js";
import { opening } from "../data/data.js";
import { byId, element } from "../ground/dom.js";
import { backbone } from "../map/backbone.js";
import { isMap, wholeMap, zoomMap } from "../map/map.js";
import { spots } from "../picture/drawing.js";
import { entryCount } from "../panel/parts.js";
import { number, pick, say } from "../ground/messages.js";
import { change, isDark, state } from "../ground/state.js";

/** Every text of the page that does not come from the list, in the language chosen. */
export function showTexts() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  for (const marked of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-label]"))) {
    const text = say(/** @type {string} */ (marked.dataset.label));
    marked.setAttribute("aria-label", text);
    if (marked.tagName === "BUTTON") marked.title = text;
  }
  byId("search").setAttribute("placeholder", say("searchPlaceholder"));
  byId("language").textContent = say("languageName");
  byId("keys").textContent = say("keys");
  showHelp();
  showTitle();
  showCounts();
}

/** How the picture is used; the map says instead how much of the list it shows. */
function showHelp() {
  byId("helping").textContent = state.picture === "map" ? "" : say(matchMedia("(pointer: coarse)").matches ? "helpTouch" : "help");
}

/** Several lists have no name of their own, so that they are called so in the language chosen. */
function showTitle() {
  if (!opening.lists) return;
  const title = say("lists", { count: number(opening.lists) });
  document.title = `${title} · listgraph`;
  /** @type {HTMLElement} */ (document.querySelector("#app h1 bdi")).textContent = title;
}

export function showCounts() {
  const order = ["Article", ...(backbone() === "model" ? ["Model"] : ["Topic"]), "Organization", "Publisher"];
  const rows = order.map((name) => opening.kinds.find((/** @type {any} */ kind) => kind.name === name));
  // What is only a tag is counted under its own facet.
  const tags = opening.tags.licence.length + opening.tags.tag.length;
  const texts = rows.map((kind) => (kind?.name === "Topic" ? { ...kind, count: kind.count - tags } : kind)).filter((kind) => kind?.count).map((kind) => (kind.name === "Article" ? entryCount(kind.count) : `${number(kind.count)} ${plural(kind)}`));
  if (opening.fresh.length) texts.push(say("newCount", { count: number(opening.fresh.length) }));
  if (opening.beyond) texts.push(say("beyond", { count: number(opening.beyond) }));
  const total = opening.kinds.reduce((/** @type {number} */ sum, /** @type {any} */ kind) => sum + (order.includes(kind.name) ? kind.count : 0), 0);
  if (state.picture === "map") return void (byId("counts").textContent = texts.join(" · "));
  const drawn = Array.from(spots.values()).filter((spot) => order.includes(spot.kind)).length;
  byId("counts").textContent = texts.join(" · ");
  byId("drawn").textContent = drawn < total ? say("drawn", { drawn: number(drawn), total: number(total) }) : "";
}

/** @param {{count: number, label: [string, string]}} kind */
function plural(kind) {
  const name = pick(kind.label);
  return state.language === "zh" ? `个${name}` : `${name.toLowerCase()}${kind.count === 1 ? "" : "s"}`;
}

byId("keys-button").addEventListener("click", showKeys);
byId("zoom-in").addEventListener("click", () => (isMap() ? zoomMap(1.4) : zoom(1.4)));
byId("zoom-out").addEventListener("click", () => (isMap() ? zoomMap(1 / 1.4) : zoom(1 / 1.4)));
byId("fit").addEventListener("click", () => (isMap() ? wholeMap() : fit()));
byId("language").addEventListener("click", () => change({ language: state.language === "zh" ? "en" : "zh" }));
byId("theme").addEventListener("click", () => change({ theme: isDark() ? "light" : "dark" }));
byId("legend-toggle").addEventListener("click", () => {
  const shown = byId("legend").classList.toggle("open");
  byId("legend-toggle").setAttribute("aria-expanded", String(shown));
});
for (const query of ["(prefers-color-scheme: dark)", "print"]) matchMedia(query).addEventListener("change", recolour);

/** Every key and what it does. */
function showKeys() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("keys-dialog"));
  const rows = KEYS.flatMap(([keys, name]) => [element("dt", {}, ...keys.split(" ").map((key) => element("kbd", {}, key === "doubleClick" ? say(key) : key))), element("dd", {}, say(name))]);
  const close = element("button", { type: "button", class: "icon close", "aria-label": say("close"), onclick: () => dialog.close() }, "✕");
  dialog.setAttribute("aria-label", say("keyboard"));
  dialog.replaceChildren(close, element("h2", {}, say("keyboard")), element("dl", {}, ...rows));
  dialog.showModal();
}

/** @type {[string, string][]} */
const KEYS = [
  ["/", "search"],
  ["← ↑ → ↓", "key_walk"],
  ["Enter", "key_open"],
  ["Space", "key_pick"],
  ["Shift", "key_lasso"],
  ["+ - 0", "key_zoom"],
  ["Ctrl+Z", "key_undo"],
  ["Ctrl+Shift+Z", "key_redo"],
  ["Shift+F10", "key_menu"],
  ["doubleClick", "key_expand"],
  ["Esc", "key_close"],
  ["?", "keyboard"],
];

/** Keys that move the picture while it has the focus. */
/** @type {Record<string, () => void>} */
const MOVES = {
  ArrowLeft: () => pan(-60, 0),
  ArrowRight: () => pan(60, 0),
  ArrowUp: () => pan(0, -60),
  ArrowDown: () => pan(0, 60),
  "+": () => zoom(1.25),
  "=": () => zoom(1.25),
  "-": () => zoom(1 / 1.25),
  0: () => fit(),
};

byId("canvas").addEventListener("keydown", (event) => {
  const move = MOVES[event.key];
  if (!move || (event.shiftKey && event.key.startsWith("Arrow")) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  move();
});

/** Whether keys are letters where they are pressed. @param {Event} event */
export function isWriting({ target }) {
  return (target instanceof HTMLInputElement && target.type === "text") || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

document.addEventListener("keydown", (event) => {
  const writing = isWriting(event);
  if (event.key === "?" && !writing) {
    showKeys();
  } else if (event.key === "/" && !writing) {
    event.preventDefault();
    byId("search").focus();
  } else if (event.key === "Escape") {
    if (byId("legend").classList.contains("open")) byId("legend-toggle").click();
    else if (state.selection) change({ selection: null });
    else if (state.beside !== null) change({ beside: null });
    else if (state.picked.size) change({ picked: new Set() });
    else change({ selection: null });
  }
});
