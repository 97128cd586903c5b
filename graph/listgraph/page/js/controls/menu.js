/** The menu of a thing: by the right button, a long press, or the menu key; and what a double click does. */
import { idOf, kindOf, labelOf } from "../data/graph.js";
import { markOf, setMark } from "../data/mine.js";
import { addPicked, togglePicked } from "../data/picks.js";
import { byId, element } from "../ground/dom.js";
import { number, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { shortened, visible } from "../ground/text.js";
import { targetAt } from "../map/map.js";
import { nodesOf, reached } from "../map/moves.js";
import { openGroup } from "../map/opening.js";
import { EXPAND, copy, expand } from "../panel/actions.js";
import { addressOf, openNode, outKey } from "../panel/parts.js";
import { fit } from "../picture/camera.js";
import { justClicked } from "../picture/clicked.js";
import { nodeAt, placeOf } from "../picture/canvas.js";
import { spots } from "../picture/drawing.js";
import { undrawnNeighbours } from "../picture/taking.js";

/** @typedef {{key: string, values?: Record<string, string>, act: () => void}} Item */

const menu = byId("menu");
/** Where the focus goes back to. */
/** @type {HTMLElement | null} */
let before = null;

/** @param {number} node @returns {Item[]} */
function itemsOf(node) {
  const url = addressOf(node);
  const id = idOf(node);
  const mark = (/** @type {"star" | "later"} */ name) => ({
    key: markOf(id)[name] ? `un${name}` : `mark_${name}`,
    act: () => {
      setMark(id, { [name]: !markOf(id)[name] });
      change({ mine: state.mine + 1 });
    },
  });
  return [
    { key: "menu_open", act: () => openNode(node) },
    ...(url ? [{ key: outKey(node), act: () => void window.open(url, "_blank", "noopener,noreferrer") }] : []),
    { key: "onlyWithin", act: () => within(node) },
    { key: state.picked.has(node) ? "unpickOne" : "pickOne", act: () => togglePicked([node]) },
    { key: "compareWith", act: () => change({ beside: node, selection: null }) },
    { key: "pathTo", act: () => change({ pathFrom: node }) },
    ...(kindOf(node) === "Article" ? [mark("star"), mark("later")] : []),
    { key: "hide", act: () => change({ hidden: new Set([...state.hidden, node]), selection: null }) },
    { key: "copyLink", act: () => copied(url || `${location.href.split("#")[0]}#node=${encodeURIComponent(id)}`) },
  ];
}

/** @param {number} node */
function within(node) {
  change({ focus: { node, steps: 1 } });
  if (state.picture === "network") fit();
}

/** @param {string} text */
async function copied(text) {
  await copy(text);
  byId("status").textContent = say("copied");
}

/**
 * @param {string} name of what the menu is of
 * @param {Item[]} items
 * @param {number} x
 * @param {number} y
 */
function show(name, items, x, y) {
  before = /** @type {HTMLElement | null} */ (document.activeElement);
  const rows = items.map(({ key, values, act }) =>
    element("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => (close(), act()) }, say(key, values)),
  );
  menu.setAttribute("aria-label", name);
  menu.replaceChildren(element("p", { "aria-hidden": "true" }, shortened(visible(name), 60)), ...rows);
  menu.hidden = false;
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`;
  rows[0].focus();
}

function close() {
  if (menu.hidden) return;
  const held = menu.contains(document.activeElement);
  menu.hidden = true;
  if (held) before?.focus({ preventScroll: true });
}

menu.addEventListener("keydown", (event) => {
  const rows = /** @type {HTMLElement[]} */ (Array.from(menu.querySelectorAll("button")));
  const at = rows.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at + rows.length - 1, Home: 0, End: rows.length - 1 };
  event.stopPropagation();
  if (event.key === "Escape" || event.key === "Tab") close();
  if (!(event.key in steps)) return event.key === "Escape" ? event.preventDefault() : undefined;
  event.preventDefault();
  rows[steps[event.key] % rows.length].focus();
});
addEventListener("pointerdown", (event) => !menu.contains(/** @type {Node} */ (event.target)) && close(), { capture: true });
for (const name of ["blur", "resize", "wheel"]) addEventListener(name, close);

/** The menu of what is on a part of the page, by pointer and by key. */
/** @typedef {{name: string, items: Item[], x: number, y: number} | null} Menu */

/** @param {number | null | undefined} node @param {number} x @param {number} y @returns {Menu} */
const ofNode = (node, x, y) => (node === null || node === undefined ? null : { name: labelOf(node), items: itemsOf(node), x, y });

/** @param {import("../map/map.js").Target | null} target @param {number} x @param {number} y @returns {Menu} */
function ofTarget(target, x, y) {
  if (!target?.group || target.node !== null) return ofNode(target?.node, x, y);
  const { group } = target;
  const nodes = nodesOf(target);
  const only = { key: "onlyThese", act: () => openGroup(group) };
  return { name: group.label, items: [...(group.filed.length ? [only] : []), { key: "pickAll", values: { count: number(nodes.length) }, act: () => addPicked(nodes) }], x, y };
}

/** @param {EventTarget | null} element_ */
const rowNode = (element_) => {
  const row = element_ instanceof Element ? element_.closest("tr[data-node]") : null;
  return row instanceof HTMLElement ? Number(row.dataset.node) : null;
};

/** @type {[string, (event: MouseEvent) => Menu, () => Menu][]} */
const GROUNDS = [
  ["map", (event) => ofTarget(targetAt(event), event.clientX, event.clientY), () => {
    const now = reached();
    return now && ofTarget(now.target, now.x, now.y);
  }],
  ["canvas", (event) => ofNode(nodeAt([event.clientX, event.clientY]), event.clientX, event.clientY), () => {
    const spot = spots.get(state.hover ?? -1);
    const [x, y] = spot ? placeOf(spot) : [0, 0];
    return ofNode(spot?.id, x, y);
  }],
  ["view-table", (event) => ofNode(rowNode(event.target), event.clientX, event.clientY), () => {
    const { left, bottom } = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
    return ofNode(rowNode(document.activeElement), left, bottom);
  }],
];

for (const [id, byPointer, byKey] of GROUNDS) {
  /** The menu key also asks for the browser's own menu, on its way down or up. */
  let pressed = false;
  byId(id).addEventListener("contextmenu", (event) => {
    const found = pressed ? null : byPointer(event);
    if (found || pressed) event.preventDefault();
    if (found) show(found.name, found.items, found.x, found.y);
  });
  byId(id).addEventListener("keydown", (event) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    const found = byKey();
    if (!found) return;
    event.preventDefault();
    pressed = true;
    setTimeout(() => (pressed = false), 500);
    show(found.name, found.items, found.x, found.y);
  });
}

/** A double click shows what is around a thing, in the network more of its neighbours; what came under the pointer is left alone. */
document.addEventListener("click", (event) => {
  const node = justClicked(event);
  if (event.detail !== 2 || node < 0 || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (state.picture === "map") within(node);
  else expand(node, undrawnNeighbours(node).slice(0, EXPAND));
}, { capture: true });
