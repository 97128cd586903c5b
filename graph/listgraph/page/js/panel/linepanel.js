/** What the panel says of the line between two nodes, and of the path that joins two. */
import { edgeActions } from "./actions.js";
import { opening } from "../data/data.js";
import { element, isolated, stroke } from "../ground/dom.js";
import { evidenceCard } from "./evidence.js";
import { between, edges, evidence, evidenceOf, labelOf, relationOf } from "../data/graph.js";
import { inverseName, say, steps } from "../ground/messages.js";
import { nodeButton, openNode, relationName, showSome } from "./parts.js";
import { chosenPath } from "../picture/paths.js";
import { change } from "../ground/state.js";

/** Pieces of evidence that are shown before a person asks for more. */
const FIRST_EVIDENCE = 12;

/**
 * @param {number} one
 * @param {number} two
 */
export function lineContent(one, two) {
  const found = between(one, two);
  const order = opening.relations.map((/** @type {{name: string}} */ row) => row.name);
  found.sort((a, b) => order.indexOf(relationOf(a)) - order.indexOf(relationOf(b)));
  return [element("p", { class: "kind" }, say("evidence")), ...found.map(relationSection)];
}

/** @param {number} edge */
function relationSection(edge) {
  const { source: sources, target } = edges();
  const relation = relationOf(edge);
  const list = element("ul", { class: "evidences" });
  const rows = evidenceOf(edge);
  showSome(list, rows, FIRST_EVIDENCE, (row) => element("li", {}, evidenceCard(evidence(row), openNode)));
  return element(
    "section",
    { class: "statement" },
    element(
      "h2",
      {},
      nodeButton(sources[edge]),
      element("span", { class: "verb" }, stroke(relation, opening.styles.relations[relation]), relationName(relation)),
      nodeButton(target[edge]),
    ),
    list,
    edgeActions(edge),
  );
}

/**
 * The path step by step, each with what joins it to the next.
 * @param {number} from
 * @param {number} to
 */
export function pathContent(from, to) {
  const path = chosenPath();
  const rows = path.flatMap((node, at) => [at > 0 && pathStep(path[at - 1], node), element("li", {}, nodeButton(node))]);
  const none = say("noPath", { from: labelOf(from), to: labelOf(to) });
  return [
    element("p", { class: "kind" }, say("path")),
    path.length ? element("h2", {}, steps(path.length - 1)) : element("p", {}, isolated(none)),
    element("ol", { class: "path" }, ...rows),
  ];
}

/**
 * @param {number} one
 * @param {number} two
 */
function pathStep(one, two) {
  const { source } = edges();
  const names = between(one, two).map((edge) => (source[edge] === one ? relationName(relationOf(edge)) : inverseName(relationOf(edge))));
  const open = () => change({ selection: { source: one, target: two } });
  return element("li", {}, element("button", { type: "button", class: "link", onclick: open }, Array.from(new Set(names)).join(", ")));
}
