/**
 * What the pointer rests on in the network: its outline and its lines lie over the picture, which is not drawn
 * again, and a card tells what it is.
 */
import { lines, isShown, shownRelations, spots } from "../picture/drawing.js";
import { camera, container, network } from "../picture/canvas.js";
import { byId, drawn } from "../ground/dom.js";
import { hideCard, showCard } from "../map/hovercard.js";
import { onChange } from "../ground/state.js";

const overlay = drawn("svg", { id: "hovering", "aria-hidden": "true" });
byId("view-graph").insertBefore(overlay, container.nextSibling);

/** @type {import("../map/scene.js").Target | null} */
let on = null;
let asked = 0;

function leave() {
  cancelAnimationFrame(asked);
  if (!on) return;
  on = null;
  overlay.replaceChildren();
  hideCard();
}

/** @param {PointerEvent} event */
function look({ clientX, clientY }) {
  const box = container.getBoundingClientRect();
  const point = { x: clientX - box.left, y: clientY - box.top };
  const node = network.getNodeAt(point);
  container.classList.toggle("over-something", node !== undefined || network.getEdgeAt(point) !== undefined);
  if (node === undefined) return leave();
  if (on?.node !== node) {
    leave();
    on = { node, group: null, x: 0, y: 0, w: 0, h: 0 };
    outline(node);
  }
  return showCard(on, clientX, clientY);
}

/** @param {number} node */
function outline(node) {
  const spot = spots.get(node);
  if (!spot) return;
  const { scale, left, top } = camera();
  const at = (/** @type {{x: number, y: number}} */ { x, y }) => [x * scale + left, y * scale + top];
  for (const line of lines.values()) {
    const other = line.source === node ? spots.get(line.target) : line.target === node ? spots.get(line.source) : undefined;
    const [relation] = other && isShown(other) ? shownRelations(line) : [];
    if (!other || !relation) continue;
    const [[x1, y1], [x2, y2]] = [at(spot), at(other)];
    overlay.append(drawn("line", { x1, y1, x2, y2, class: `relation-${relation}` }), drawn("circle", { cx: x2, cy: y2, r: other.size * scale + 2 }));
  }
  const [cx, cy] = at(spot);
  overlay.append(drawn("circle", { cx, cy, r: spot.size * scale + 3.5, class: "on" }));
}

container.addEventListener("pointermove", (event) => {
  if (event.pointerType !== "mouse" || event.buttons) return leave();
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(() => look(event));
});
container.addEventListener("pointerleave", leave);
network.on("zoom", leave);
onChange(leave);
