/** What the mouse and the keys do on the map. */
import { togglePicked } from "../data/picks.js";
import { byId } from "../ground/dom.js";
import { change, state } from "../ground/state.js";
import { clickedOn } from "../picture/clicked.js";
import { pickOn } from "../picture/lasso.js";
import { membersOf } from "./groups.js";
import { atRest, drawnMap, leave, pointAt, refOf, targetAt, wholeMap, zoomMap } from "./map.js";
import { openGroup } from "./opening.js";

/** @typedef {import("./scene.js").Target} Target */

const container = byId("map");
const STEP = 1.4;
/** Pictures that may be higher than the window. */
const SCROLLED = ["cards", "titles", "hubs", "around"];
/** What is pressed is moved rather than clicked from so many pixels on. */
const MOVED = 4;

/** The number of the target that the keys have come to; -1 where they have come to none in this picture. */
const place = () => refOf(container.querySelector(".reached"));

/** Open what a target stands for: a group leaves only what it holds. @param {Target} target @param {MouseEvent} [event] */
function open({ node, group }, event) {
  leave();
  if (node !== null) {
    if (event) clickedOn(node, event);
    return change({ selection: { node } });
  }
  if (group?.filed.length) openGroup(group);
}

/** The target that the keys have come to, and where it is in the window. */
export function reached() {
  atRest();
  const target = drawnMap().scene.targets[place()];
  const box = container.getBoundingClientRect();
  return target ? { target, x: box.left + target.x - container.scrollLeft, y: box.top + target.y - container.scrollTop + target.h } : null;
}

/** What a target stands for: a node, or the articles of a group. @param {Target | null | undefined} target @returns {number[]} */
export function nodesOf(target) {
  if (!target) return [];
  if (target.node !== null || !target.group) return target.node === null ? [] : [target.node];
  return membersOf(target.group);
}

pickOn(
  container,
  ([x, y]) => nodesOf(drawnMap().scene.targets[refOf(document.elementFromPoint(x, y))]),
  (holds) => {
    atRest();
    const box = container.getBoundingClientRect();
    // In bubbles there is nothing smaller than a group.
    const some = drawnMap().scene.targets.filter(({ node }) => node !== null || drawnMap().scene.mode === "bubbles");
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
  if (SCROLLED.includes(drawnMap().scene.mode) && !event.ctrlKey) return;
  event.preventDefault();
  zoomMap(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX, event.clientY);
}, { passive: false });

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

container.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  const at = place();
  if (direction) walk(direction);
  else if (event.key === "Enter" && at >= 0) {
    open(drawnMap().scene.targets[at]);
    if (state.selection) byId("panel").focus({ preventScroll: true });
  } else if (event.key === " " && at >= 0) togglePicked(nodesOf(drawnMap().scene.targets[at]));
  else if (event.key === "+" || event.key === "=") zoomMap(STEP);
  else if (event.key === "-") zoomMap(1 / STEP);
  else if (event.key === "0") wholeMap();
  else return;
  event.preventDefault();
});

/** Go to the nearest target in a direction; from nowhere, to the first. @param {[number, number]} direction */
function walk([dx, dy]) {
  atRest();
  const { targets } = drawnMap().scene;
  const now = place();
  const from = targets[now];
  let [best, at] = [Infinity, Math.max(now, 0)];
  targets.forEach((to, other) => {
    if (!from || other === now) return;
    const [x, y] = [to.x - from.x, to.y - from.y];
    const [along, across] = [x * dx + y * dy, Math.abs(x * dy) + Math.abs(y * dx)];
    if (along > 0.5 && across <= along * 1.5 && along + across < best) [best, at] = [along + across, other];
  });
  const target = targets[at];
  if (!target) return;
  for (const one of container.querySelectorAll(".reached")) one.classList.remove("reached");
  for (const one of container.querySelectorAll(`[data-ref="${at}"]`)) one.classList.add("reached");
  container.querySelector(`[data-ref="${at}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  const box = container.getBoundingClientRect();
  pointAt(target, box.left + target.x - container.scrollLeft + 20, box.top + target.y - container.scrollTop + target.h, 0);
  byId("status").textContent = byId("card").textContent;
}
