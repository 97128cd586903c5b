/** The shortest path between two nodes, over what the filter leaves. */
import { ENDS, UNDRAWN } from "./drawing.js";
import { edgePasses, passes } from "../data/filter.js";
import { edges, incoming, kindOf, outgoing } from "../data/graph.js";
import { state } from "../ground/state.js";

/** @type {{selection: object | null, nodes: number[]}} */
let last = { selection: null, nodes: [] };

/** The nodes of the path that is selected, from one end to the other; none where no path is. */
export function chosenPath() {
  const { selection } = state;
  if (selection === null || !("from" in selection)) return [];
  if (last.selection !== selection) last = { selection, nodes: pathBetween(selection.from, selection.to) };
  return last.nodes;
}

/**
 * Through models, articles and organisations if there is such a way, else through whatever joins them.
 * @param {number} from
 * @param {number} to
 */
function pathBetween(from, to) {
  const direct = search(from, to, (node) => !ENDS.has(kindOf(node)));
  return direct.length ? direct : search(from, to, () => true);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {(node: number) => boolean} isWay
 */
function search(from, to, isWay) {
  /** @type {Map<number, number>} */
  const before = new Map([[from, from]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const one of edge) {
      for (const other of around(one)) {
        if (before.has(other) || (other !== to && (kindOf(other) === UNDRAWN || !isWay(other) || !passes(other)))) continue;
        before.set(other, one);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!before.has(to)) return [];
  const path = [to];
  while (path[0] !== from) path.unshift(/** @type {number} */ (before.get(path[0])));
  return path;
}

/** @param {number} node */
function around(node) {
  const { source, target } = edges();
  return [
    ...outgoing(node).filter(edgePasses).map((edge) => target[edge]),
    ...incoming(node).filter(edgePasses).map((edge) => source[edge]),
  ].sort((a, b) => a - b);
}
