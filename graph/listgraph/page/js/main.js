/** The start, and who is told of what. */
import { showNotice } from "./panel/actions.js";
import { followAddress, writeAddress } from "./address.js";
import { bringIntoSight, cameraMoved, fit } from "./picture/camera.js";
import { network, recolour, refresh } from "./picture/canvas.js";
import { showCounts, showTexts } from "./controls/controls.js";
import { showCrumbs } from "./controls/crumbs.js";
import { kindNumber, opening } from "./data/data.js";
import { byId } from "./ground/dom.js";
import { isShown, lines, placeSpots, relabel, shownRelations, spots } from "./picture/drawing.js";
import { between, edges, idOf, incoming, kindOf, labelOf, nodeWithId, outgoing, relationOf, size } from "./data/graph.js";
import { prepareFacets } from "./controls/filters.js";
import { showLegend } from "./controls/legend.js";
import { callModels, number, say, steps } from "./ground/messages.js";
import { showArrange } from "./map/arrange.js";
import { isMap, showMap } from "./map/map.js";
import { saveMap, saveMapSvg } from "./map/mapfile.js";
import { showBeside } from "./panel/beside.js";
import { showPanel } from "./panel/panel.js";
import { kindName } from "./panel/parts.js";
import { chosenPath } from "./picture/paths.js";
import "./search/results.js";
import "./controls/hovering.js";
import "./controls/menu.js";
import "./controls/walk.js";
import { showPicks } from "./controls/pickbar.js";
import { find } from "./search/search.js";
import { savePng, saveSvg } from "./files/svgfile.js";
import { change, onChange, selectedNodes, state } from "./ground/state.js";
import { invite, reveal } from "./picture/taking.js";
import { prepareOrder } from "./views/rows.js";
import { showTabs, showView } from "./views/views.js";

/** Choices that leave less, or more, of what is near the focus. */
const NARROWING = ["hidden", "hiddenKinds", "hiddenRelations", "confidence"];

onChange((changed) => {
  if ("selection" in changed) {
    endPath();
    // What is chosen is lit instead of what was found; where that alone is shown, its words stay.
    if (state.selection && !("hits" in changed)) Object.assign(state, { query: state.found ? state.query : "", hits: new Set() });
  }
  if (changed.moved) placeSpots();
  if (changed.language) {
    relabel();
    showTexts();
    showPanel();
  }
  if ("theme" in changed) {
    document.documentElement.dataset.theme = state.theme;
    recolour();
  }
  if (changed.pinned) state.pinned.forEach(reveal);
  if (state.picture === "network" && (changed.facets || "focus" in changed || changed.picture || (state.focus && NARROWING.some((name) => name in changed)))) invite();
  const filtered = changed.facets || "confidence" in changed || "mine" in changed;
  if (changed.hidden || changed.collapsed || changed.pinned || changed.moved || "focus" in changed || "picture" in changed || "view" in changed || "pathFrom" in changed || changed.language || filtered) showNotice();
  if ("selection" in changed || "view" in changed || "picture" in changed) showSelection();
  else if ("focus" in changed || "mine" in changed || changed.pinned || changed.collapsed) showPanel();
  if ("beside" in changed || (state.beside !== null && ("selection" in changed || "mine" in changed || changed.language || changed.facets))) showBeside();
  showView(changed);
  if ("view" in changed || "picture" in changed || "group" in changed || changed.language) showArrange();
  if ("picture" in changed) showTexts();
  showCrumbs();
  if ("picked" in changed || changed.language || "mine" in changed || changed.facets) showPicks();
  showMap(changed);
  if (changed.language || changed.hiddenKinds || changed.hiddenRelations || filtered || NARROWING.concat("focus", "picture", "group").some((name) => name in changed)) showLegend();
  if (state.picture === "network") refresh();
  if (filtered && !cameraMoved()) fit();
  writeAddress(changed);
});

/** A node that is chosen while the other end of a path is looked for is that end. */
function endPath() {
  const { pathFrom, selection } = state;
  if (pathFrom === null || selection === null || !("node" in selection) || selection.node === pathFrom) return;
  Object.assign(state, { selection: { from: pathFrom, to: selection.node }, pathFrom: null });
  showNotice();
}

function showSelection() {
  const { selection } = state;
  if (selection && "node" in selection && kindOf(selection.node) === "Comparison") return showComparison(selection.node);
  const nodes = selection && "from" in selection ? chosenPath() : selectedNodes();
  const inNetwork = state.view === "graph" && state.picture === "network";
  const added = inNetwork && nodes.map(reveal).some(Boolean);
  const filtered = inNetwork && uncover(nodes);
  if (added || filtered) {
    showLegend();
    showCounts();
    showNotice();
    refresh();
  }
  showPanel();
  if (inNetwork) bringIntoSight(nodes);
  if (selection && "from" in selection) byId("status").textContent = say("selectedPath", { from: labelOf(selection.from), to: labelOf(selection.to), steps: steps(Math.max(nodes.length - 1, 0)) });
  else if (nodes.length) byId("status").textContent = spoken(nodes);
}

/**
 * What is chosen is shown, whatever the filters say; true if they had to give way.
 * @param {number[]} nodes
 */
function uncover(nodes) {
  const covered = nodes.map((node) => spots.get(node)).filter((spot) => spot && !isShown(spot));
  if (!covered.length) return false;
  const kinds = covered.map((spot) => spot?.kind);
  state.hiddenKinds = new Set([...state.hiddenKinds].filter((kind) => !kinds.includes(kind)));
  state.collapsed = new Set();
  state.hidden = new Set([...state.hidden].filter((node) => !nodes.includes(node)));
  if (covered.some((spot) => !isShown(spot))) state.focus = null;
  return true;
}

/**
 * A comparison is not drawn: its line between the two models is.
 * @param {number} comparison
 */
function showComparison(comparison) {
  const { target } = edges();
  const side = (/** @type {string} */ name) => target[outgoing(comparison).find((edge) => relationOf(edge) === name) ?? 0];
  change({ selection: { source: side("left"), target: side("right") } });
}

/** @param {number[]} nodes */
function spoken([one, two]) {
  if (two !== undefined) {
    const edge = between(one, two)[0];
    return say("selectedLine", { source: labelOf(one), relation: edge === undefined ? "–" : relationOf(edge), target: labelOf(two) });
  }
  const count = outgoing(one).length + incoming(one).length;
  return say("selectedNode", { label: labelOf(one), kind: kindName(kindOf(one)), count: number(count) });
}

callModels(opening.kinds[kindNumber.Model].label, opening.models);
byId("app").hidden = false;
showTexts();
showTabs();
byId("save").addEventListener("click", () => (isMap() ? saveMap() : savePng()));
byId("save-svg").addEventListener("click", () => (isMap() ? saveMapSvg() : saveSvg()));
followAddress();
prepareFacets();
setTimeout(prepareOrder, 1000);

/** For tests and for the console: what is drawn, and the same choices that the mouse makes. */
window.listgraph = Object.freeze({
  network,
  state,
  find,
  kindOf,
  idOf,
  labelOf,
  nodeWithId,
  /** The nodes that are not in the picture. */
  undrawn: () => Array.from({ length: size() }, (_, node) => node).filter((node) => !spots.has(node) && kindOf(node) !== "Comparison"),
  /** The drawn nodes that the filter leaves, by id. */
  shownNodes: () => Array.from(spots.values(), (spot) => ({ ...spot, iri: idOf(spot.id) })).filter(isShown),
  /** The lines that the filter leaves, with the relations that they stand for. */
  shownLines: () => Array.from(lines.values(), (line) => ({ ...line, relations: shownRelations(line) })).filter((line) => line.relations.length),
  /** Where a node is on the screen, in CSS pixels. */
  screenPosition: (/** @type {string} */ id) => {
    const spot = spots.get(nodeWithId(id) ?? -1);
    if (!spot) return null;
    const box = byId("canvas").getBoundingClientRect();
    const { x, y } = network.canvasToDOM({ x: spot.x, y: spot.y });
    return { x: x + box.left, y: y + box.top };
  },
  selectNode: (/** @type {string} */ id) => change({ selection: { node: /** @type {number} */ (nodeWithId(id)) } }),
  select: (/** @type {import("./ground/state.js").Selection | null} */ selection) => change({ selection }),
});
