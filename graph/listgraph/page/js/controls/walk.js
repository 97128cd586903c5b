/** Walking from node to node by keys, for those who have no mouse. */
import { bringIntoSight } from "../picture/camera.js";
import { byId } from "../ground/dom.js";
import { isShown, neighbours, spots } from "../picture/drawing.js";
import { kindOf, labelOf } from "../data/graph.js";
import { say } from "../ground/messages.js";
import { kindName } from "../panel/parts.js";
import { togglePicked } from "../data/picks.js";
import { change, selectedNodes, state } from "../ground/state.js";

/** @typedef {import("../picture/drawing.js").Spot} Spot */

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

byId("canvas").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (event.shiftKey && direction) step(direction);
  else if (event.key === " " && state.hover !== null) togglePicked([state.hover]);
  else if (event.key === "Enter" && state.hover !== null) {
    change({ selection: { node: state.hover } });
    byId("panel").focus({ preventScroll: true });
  } else return;
  event.preventDefault();
  event.stopPropagation();
});

/** Go to the nearest node in a direction; from nowhere, to the largest. @param {[number, number]} direction */
function step(direction) {
  const shown = Array.from(spots.values()).filter(isShown);
  const from = spots.get(state.hover ?? selectedNodes()[0] ?? -1);
  const next = from ? nearest(from, shown, direction) : shown.sort((a, b) => b.size - a.size || a.id - b.id)[0];
  if (!next) return;
  change({ hover: next.id });
  bringIntoSight([next.id]);
  byId("status").textContent = say("selectedNode", { label: labelOf(next.id), kind: kindName(kindOf(next.id)), count: neighbours(next.id).size });
}

/**
 * The nearest node within 45 degrees of a direction.
 * @param {Spot} from
 * @param {Spot[]} all
 * @param {[number, number]} direction
 */
function nearest(from, all, [dx, dy]) {
  let [best, found] = [Infinity, /** @type {Spot | null} */ (null)];
  for (const spot of all) {
    const [x, y] = [spot.x - from.x, spot.y - from.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 0 || across > along) continue;
    if (along + across < best) [best, found] = [along + across, spot];
  }
  return found;
}
