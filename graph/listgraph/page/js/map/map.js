/** The map on the screen: drawn anew when what passes has changed, nearer or farther, and what rests on it. */
import { byId } from "../ground/dom.js";
import { selectedNodes, state } from "../ground/state.js";
import { articles } from "../data/facets.js";
import { composed, shownArticles } from "./compose.js";
import { hideCard, showCard } from "./hovercard.js";
import { showLines } from "./hoverlines.js";
import { nothing, words } from "./foot.js";
import { paint, paintInPieces } from "./painting.js";
import { Scene } from "./scene.js";

/** @typedef {import("./scene.js").Target} Target */

const container = byId("map");
const NEAREST = 6;
/** So many entries take longer than a frame to draw: they are stretched first, and drawn when the zoom rests. */
const [MANY, REST] = [400, 180];

let zoom = 1;
/** The zoom at which the picture on the screen was drawn. */
let drawn = 1;
/** Ends the drawing that is under way. */
let stop = () => {};
/** What the picture on the screen was made for. */
let made = "";
/** The last pictures by what they were made for: the way back is short. */
/** @type {Map<string, ReturnType<typeof composed>>} */
const pictures = new Map();
const KEPT = 8;
/** @type {ReturnType<typeof composed>} */
let picture = { scene: new Scene(0, 0), all: { kind: "none", parts: "none", fields: [], flat: true, count: 0 } };
/** Choices that change what is drawn. */
const SEEN = ["facets", "confidence", "hidden", "pinned", "hiddenRelations", "focus", "language", "group", "found"];

export const isMap = () => state.picture === "map" && state.view === "graph";

/** What is drawn now. */
export const drawnMap = () => picture;

/** Show what `state` now says. @param {Partial<import("../ground/state.js").State>} changed */
export function showMap(changed) {
  const shown = state.picture === "map";
  document.body.dataset.picture = state.picture;
  document.body.classList.toggle("around", state.focus?.steps === 1);
  container.hidden = !shown;
  if (!shown) return leave();
  const seen = SEEN.some((name) => name in changed);
  // Behind another view it only follows what passes, which the legend tells of.
  if (state.view !== "graph" && !seen) return undefined;
  if (seen) zoom = 1;
  draw();
  return mark();
}

/** The picture that should be there, unless it is. */
function wanted() {
  const some = shownArticles();
  const [width, height] = [container.clientWidth, container.clientHeight];
  if (width < 50 || height < 50) return null;
  const key = JSON.stringify([width, height, zoom, state.language, state.group, state.mine, [...state.hiddenRelations], state.confidence, state.focus, [...(state.facets.model ?? [])], some.length === articles().length ? "" : some]);
  if (key === made) return null;
  const found = pictures.get(key) ?? composed(some, width, height, zoom);
  pictures.delete(key);
  pictures.set(key, found);
  if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value ?? "");
  return { key, found };
}

/** Draw the picture unless it is there already. */
function draw() {
  const next = wanted();
  if (next) put(next, next.found.scene.mode !== "empty" ? paint(next.found.scene) : nothing());
}

/** @param {NonNullable<ReturnType<typeof wanted>>} next @param {Element} content */
function put({ key, found }, content) {
  stop();
  [made, picture, drawn] = [key, found, zoom];
  // What is in its place already is not laid out again.
  if (content.parentNode !== container) container.append(content);
  for (const other of Array.from(container.children)) if (other !== content) other.remove();
  byId("drawn").replaceChildren(...words(picture));
}

/** The outline of what is chosen, and of what is picked. */
function mark() {
  outline("chosen", new Set(selectedNodes()));
  outline("picked", state.picked);
  lineChosen();
}

/** @param {string} look @param {Set<number>} nodes */
function outline(look, nodes) {
  for (const one of container.querySelectorAll(`.${look}`)) one.classList.remove(look);
  if (!nodes.size) return;
  for (const one of container.querySelectorAll("[data-ref]")) if (nodes.has(picture.scene.targets[refOf(one)].node ?? -1)) one.classList.add(look);
}

/** The number of what an element of the picture stands for; -1 for none, and for what is still being made. @param {EventTarget | null} element_ */
export const refOf = (element_) => (element_ instanceof SVGElement && !element_.closest(".coming") ? Number(element_.dataset.ref ?? -1) : -1);

/** The target that the pointer or the keys rest on. @type {Target | null} */
let rested = null;

/** Tell of a target, and draw its lines. @param {Target | null} target @param {number} x @param {number} y @param {number} [wait] */
export function pointAt(target, x, y, wait) {
  showCard(target, x, y, wait);
  if (target === rested) return;
  rested = target;
  if (target) showLines(container, picture.scene, target.node);
  else lineChosen();
}

/** The lines of what is chosen: of a node all, of a pair the one between. */
function lineChosen() {
  const [one, two] = selectedNodes();
  showLines(container, picture.scene, one ?? null, two);
}

export function leave() {
  rested = null;
  hideCard();
  lineChosen();
}

/** The target under the pointer. @param {MouseEvent} event */
export function targetAt(event) {
  const ref = refOf(event.target);
  return ref < 0 ? null : picture.scene.targets[ref];
}

new ResizeObserver(() => isMap() && (draw(), mark())).observe(container);

/**
 * Nearer or farther; what is at a point of the screen stays there.
 * @param {number} factor
 * @param {number} [clientX]
 * @param {number} [clientY]
 */
export function zoomMap(factor, clientX, clientY) {
  const box = container.getBoundingClientRect();
  const next = Math.min(NEAREST, Math.max(1, zoom * factor));
  if (next === zoom) return;
  leave();
  keep((clientX ?? box.left + box.width / 2) - box.left, (clientY ?? box.top + box.height / 2) - box.top, () => {
    zoom = next;
    if (picture.all.count > MANY) stretch();
    else {
      draw();
      mark();
    }
  });
}

/** What is at a point of the container stays there. @param {number} x @param {number} y @param {() => void} act */
function keep(x, y, act) {
  const size = () => [picture.scene.width, picture.scene.height].map((one) => (one * zoom) / drawn);
  const [width, height] = size();
  const [left, top] = [(container.scrollLeft + x) / width, (container.scrollTop + y) / height];
  act();
  const [wide, high] = size();
  container.scrollTo(left * wide - x, top * high - y);
}

/** Show the picture as large as it will be, and draw it so when the zoom rests. */
function stretch() {
  stop();
  for (const seen of container.querySelectorAll("svg")) seen.style.transform = zoom === drawn ? "" : `scale(${zoom / drawn})`;
  const timer = setTimeout(settle, REST);
  stop = () => clearTimeout(timer);
}

function settle() {
  const next = wanted();
  if (!next) return;
  stop = paintInPieces(next.found.scene, container, (drawing) => {
    keep(container.clientWidth / 2, container.clientHeight / 2, () => put(next, drawing));
    mark();
  });
}

/** Draw now what waits for the zoom to rest. */
export function atRest() {
  if (zoom === drawn) return;
  keep(container.clientWidth / 2, container.clientHeight / 2, draw);
  mark();
}

/** The whole picture. */
export const wholeMap = () => zoomMap(0);
