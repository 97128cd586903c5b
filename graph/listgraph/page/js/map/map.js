/** The map on the screen: drawn anew when what passes has changed, and what the mouse and the keys do on it. */
import { byId } from "../ground/dom.js";
import { change, selectedNodes, state } from "../ground/state.js";
import { articles } from "../data/facets.js";
import { togglePicked } from "../data/picks.js";
import { clickedOn } from "../picture/clicked.js";
import { pickOn } from "../picture/lasso.js";
import { composed, shownArticles } from "./compose.js";
import { hideCard, showCard } from "./hovercard.js";
import { showLines } from "./hoverlines.js";
import { nothing, words } from "./foot.js";
import { paint, paintInPieces } from "./painting.js";
import { Scene } from "./scene.js";

/** @typedef {import("./scene.js").Target} Target */

const container = byId("map");
const [NEAREST, STEP] = [6, 1.4];
/** What is pressed is moved rather than clicked from so many pixels on. */
const MOVED = 4;

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
/** The target that the keys have come to. */
let at = -1;

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
  [made, picture, drawn, at] = [key, found, zoom, -1];
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
const refOf = (element_) => (element_ instanceof SVGElement && !element_.closest(".coming") ? Number(element_.dataset.ref ?? -1) : -1);

/** Open what a target stands for: a group leaves only what it holds. @param {Target} target @param {MouseEvent} [event] */
function open({ node, group }, event) {
  leave();
  if (node !== null) {
    if (event) clickedOn(node, event);
    return change({ selection: { node } });
  }
  if (!group || !group.keys.length) return;
  const also = group.also ? { [group.also.facet]: new Set(group.also.keys) } : {};
  change({ facets: { ...state.facets, ...also, [group.facet]: new Set(group.keys) }, selection: null });
}

/** The target that the pointer or the keys rest on. @type {Target | null} */
let rested = null;

/** Tell of a target, and draw its lines. @param {Target | null} target @param {number} x @param {number} y @param {number} [wait] */
function pointAt(target, x, y, wait) {
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

function leave() {
  rested = null;
  hideCard();
  lineChosen();
}

/** The target under the pointer. @param {MouseEvent} event */
export function targetAt(event) {
  const ref = refOf(event.target);
  return ref < 0 ? null : picture.scene.targets[ref];
}

/** The target that the keys have come to, and where it is in the window. */
export function reached() {
  atRest();
  const target = picture.scene.targets[at];
  const box = container.getBoundingClientRect();
  return target ? { target, x: box.left + target.x - container.scrollLeft, y: box.top + target.y - container.scrollTop + target.h } : null;
}

/** What a target stands for: a node, or the articles of a group. @param {Target | null | undefined} target @returns {number[]} */
export function nodesOf(target) {
  if (!target) return [];
  if (target.node !== null || !target.group) return target.node === null ? [] : [target.node];
  return "cells" in target.group ? target.group.cells.flatMap((cell) => cell.members) : target.group.members;
}

pickOn(
  container,
  ([x, y]) => nodesOf(picture.scene.targets[refOf(document.elementFromPoint(x, y))]),
  (holds) => {
    atRest();
    const box = container.getBoundingClientRect();
    // In bubbles there is nothing smaller than a group.
    const some = picture.scene.targets.filter(({ node }) => node !== null || picture.scene.mode === "bubbles");
    return some.filter(({ x, y, w, h }) => holds([box.left + x + w / 2 - container.scrollLeft, box.top + y + h / 2 - container.scrollTop])).flatMap(nodesOf);
  },
);

let [pressed, scrolled] = [{ x: 0, y: 0 }, { x: 0, y: 0 }];
let dragging = false;
container.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" || event.button !== 0) return;
  [pressed, scrolled] = [{ x: event.clientX, y: event.clientY }, { x: container.scrollLeft, y: container.scrollTop }];
  dragging = true;
});
addEventListener("pointerup", () => setTimeout(() => (dragging = false)));
container.addEventListener("pointermove", (event) => {
  if (dragging && event.buttons === 1) {
    leave();
    container.scrollTo(scrolled.x + pressed.x - event.clientX, scrolled.y + pressed.y - event.clientY);
  } else if (event.pointerType === "mouse") pointAt(targetAt(event), event.clientX, event.clientY);
});
container.addEventListener("pointerleave", leave);
container.addEventListener("click", (event) => {
  // The second click of two finds another picture than the first was meant for.
  if (event.shiftKey || event.detail > 1) return;
  if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > MOVED && dragging) return;
  const target = targetAt(event);
  if (target) open(target, event);
  else change({ selection: null });
});
container.addEventListener("wheel", (event) => {
  const scrolls = picture.scene.mode === "cards" || picture.scene.mode === "titles" || picture.scene.mode === "hubs" || picture.scene.mode === "around";
  if (scrolls && !event.ctrlKey) return;
  event.preventDefault();
  zoomMap(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX, event.clientY);
}, { passive: false });
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
function atRest() {
  if (zoom === drawn) return;
  keep(container.clientWidth / 2, container.clientHeight / 2, draw);
  mark();
}

/** The whole picture. */
export const wholeMap = () => zoomMap(0);

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

container.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (direction) walk(direction);
  else if (event.key === "Enter" && at >= 0) {
    open(picture.scene.targets[at]);
    if (state.selection) byId("panel").focus({ preventScroll: true });
  } else if (event.key === " " && at >= 0) togglePicked(nodesOf(picture.scene.targets[at]));
  else if (event.key === "+" || event.key === "=") zoomMap(STEP);
  else if (event.key === "-") zoomMap(1 / STEP);
  else if (event.key === "0") wholeMap();
  else return;
  event.preventDefault();
});

/** Go to the nearest target in a direction; from nowhere, to the first. @param {[number, number]} direction */
function walk([dx, dy]) {
  atRest();
  const { targets } = picture.scene;
  const from = targets[at];
  let [best, found] = [Infinity, at < 0 ? 0 : at];
  targets.forEach((to, place) => {
    if (!from || place === at) return;
    const [x, y] = [to.x - from.x, to.y - from.y];
    const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    if (along > 0.5 && across <= along * 1.5 && along + across < best) [best, found] = [along + across, place];
  });
  at = found;
  const target = targets[at];
  if (!target) return;
  for (const one of container.querySelectorAll(".reached")) one.classList.remove("reached");
  for (const one of container.querySelectorAll(`[data-ref="${at}"]`)) one.classList.add("reached");
  container.querySelector(`[data-ref="${at}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const box = container.getBoundingClientRect();
  pointAt(target, box.left + target.x - container.scrollLeft + 20, box.top + target.y - container.scrollTop + target.h, 0);
  byId("status").textContent = byId("card").textContent;
}
