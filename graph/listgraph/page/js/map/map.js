/** The map on the screen: drawn anew when what passes has changed, and what the mouse and the keys do on it. */
import { byId, element } from "../ground/dom.js";
import { number, say } from "../ground/messages.js";
import { change, selectedNodes, state } from "../ground/state.js";
import { entryCount } from "../panel/parts.js";
import { articles } from "../data/facets.js";
import { withoutEach } from "../data/filter.js";
import { togglePicked } from "../data/picks.js";
import { clickedOn } from "../picture/clicked.js";
import { pickOn } from "../picture/lasso.js";
import { composed, shownArticles } from "./compose.js";
import { hideCard, showCard } from "./hovercard.js";
import { paint } from "./painting.js";
import { Scene } from "./scene.js";

/** @typedef {import("./scene.js").Target} Target */

const container = byId("map");
const [NEAREST, STEP] = [6, 1.4];
/** What is pressed is moved rather than clicked from so many pixels on. */
const MOVED = 4;

let zoom = 1;
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
  if (!shown) return hideCard();
  if (SEEN.some((name) => name in changed)) zoom = 1;
  draw();
  return mark();
}

/** Draw the picture unless it is there already. */
function draw() {
  const some = shownArticles();
  const [width, height] = [container.clientWidth, container.clientHeight];
  if (width < 50 || height < 50) return;
  const key = JSON.stringify([width, height, zoom, state.language, state.group, state.mine, [...state.hiddenRelations], state.confidence, state.focus, [...(state.facets.model ?? [])], some.length === articles().length ? "" : some]);
  if (key === made) return;
  made = key;
  at = -1;
  picture = pictures.get(key) ?? composed(some, width, height, zoom);
  pictures.delete(key);
  pictures.set(key, picture);
  if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value ?? "");
  container.replaceChildren(picture.scene.mode !== "empty" ? paint(picture.scene) : nothing());
  byId("drawn").replaceChildren(...words());
}

/** How many are drawn, pass, and are there. */
function words() {
  const { scene, all } = picture;
  const total = articles().length;
  const bold = (/** @type {number} */ value) => element("b", {}, number(value));
  const filled = (/** @type {string} */ key, /** @type {Record<string, Node | string>} */ parts) => say(key, Object.fromEntries(Object.keys(parts).map((name) => [name, `\0${name}\0`]))).split("\0").map((piece) => parts[piece] ?? piece);
  const whole = all.count === total ? "" : say("ofWhole", { total: entryCount(total) });
  if (scene.mode === "bubbles") {
    const bubbles = all.fields.reduce((sum, field) => sum + field.cells.length, 0);
    return [...filled("footBubbles", { count: bold(all.count), entries: entryCount(all.count), bubbles: bold(bubbles) }), whole];
  }
  const isAround = scene.mode === "around";
  const gatheredCount = all.count - scene.drawn;
  const named = isAround ? [] : scene.named === scene.drawn ? [say("allByName")] : filled("someByName", { named: bold(scene.named) });
  const rest = gatheredCount ? say("gathered", { count: number(gatheredCount) }) : "";
  return [...filled("footDrawn", { drawn: bold(scene.drawn), entries: entryCount(all.count) }), ...named, rest, whole];
}

/** What to do where nothing passes: each filter that may go, with what that would give. */
function nothing() {
  const ways = withoutEach().filter(([, count]) => count > 0).map(([name, count]) => element("button", { type: "button", class: "button", onclick: () => change({ facets: { ...state.facets, [name]: new Set() } }) }, say("takeFacetAway", { name: say(`facet_${name}`), count: entryCount(count) })));
  return element("div", { class: "empty" }, element("p", {}, say("nothingPasses")), element("p", { class: "actions" }, ...ways));
}

/** The outline of what is chosen, and of what is picked. */
function mark() {
  outline("chosen", new Set(selectedNodes()));
  outline("picked", state.picked);
}

/** @param {string} look @param {Set<number>} nodes */
function outline(look, nodes) {
  for (const one of container.querySelectorAll(`.${look}`)) one.classList.remove(look);
  if (!nodes.size) return;
  for (const one of container.querySelectorAll("[data-ref]")) if (nodes.has(picture.scene.targets[refOf(one)].node ?? -1)) one.classList.add(look);
}

/** @param {EventTarget | null} element_ @returns {number} */
const refOf = (element_) => Number(element_ instanceof SVGElement ? (element_.dataset.ref ?? -1) : -1);

/** Open what a target stands for: a group leaves only what it holds. @param {Target} target @param {MouseEvent} [event] */
function open({ node, group }, event) {
  hideCard();
  if (node !== null) {
    if (event) clickedOn(node, event);
    return change({ selection: { node } });
  }
  if (!group || !group.keys.length) return;
  const also = group.also ? { [group.also.facet]: new Set(group.also.keys) } : {};
  change({ facets: { ...state.facets, ...also, [group.facet]: new Set(group.keys) }, selection: null });
}

/** The target under the pointer. @param {MouseEvent} event */
export function targetAt(event) {
  const ref = refOf(event.target);
  return ref < 0 ? null : picture.scene.targets[ref];
}

/** The target that the keys have come to, and where it is in the window. */
export function reached() {
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
    hideCard();
    container.scrollTo(scrolled.x + pressed.x - event.clientX, scrolled.y + pressed.y - event.clientY);
  } else if (event.pointerType === "mouse") showCard(targetAt(event), event.clientX, event.clientY);
});
container.addEventListener("pointerleave", hideCard);
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
  const [x, y] = [(clientX ?? box.left + box.width / 2) - box.left, (clientY ?? box.top + box.height / 2) - box.top];
  const next = Math.min(NEAREST, Math.max(1, zoom * factor));
  if (next === zoom) return;
  const [left, top] = [(container.scrollLeft + x) / picture.scene.width, (container.scrollTop + y) / picture.scene.height];
  zoom = next;
  hideCard();
  draw();
  mark();
  container.scrollTo(left * picture.scene.width - x, top * picture.scene.height - y);
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
  showCard(target, box.left + target.x - container.scrollLeft + 20, box.top + target.y - container.scrollTop + target.h, 0);
  byId("status").textContent = byId("card").textContent;
}
