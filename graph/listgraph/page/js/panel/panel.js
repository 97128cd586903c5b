/** The panel: all that is known of a node, or of the line between two nodes. */
import { copyActions, nodeActions } from "./actions.js";
import { opening } from "../data/data.js";
import { byId, element, isolated, linkOut, sign, stroke } from "../ground/dom.js";
import { place, placeLink } from "./evidence.js";
import { attributes, edges, evidence, evidenceOf, incoming, kindOf, labelOf, outgoing, relationOf, values } from "../data/graph.js";
import { lineContent, pathContent } from "./linepanel.js";
import { inverseName, number, pick, say } from "../ground/messages.js";
import { addressOf, kindName, openNode, outKey, relationName, showSome } from "./parts.js";
import { markPart } from "./minepart.js";
import { sentence } from "./sentence.js";
import { change, state } from "../ground/state.js";
import { webAddress } from "../ground/text.js";

/** Rows of a group that are shown before a person asks for more. */
const FIRST = 8;
const panel = byId("panel");

/** Where the focus was before it came into the panel. */
/** @type {HTMLElement | null} */
let before = null;
panel.addEventListener("focusin", ({ relatedTarget }) => {
  if (relatedTarget instanceof HTMLElement && !panel.contains(relatedTarget)) before = relatedTarget;
});

/** Fill the panel with what is selected, or close it; the focus is never lost on the way. */
export function showPanel() {
  const { selection } = state;
  const focused = panel.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  const name = focused && nameOf(focused);
  if (!selection && focused) goBack();
  panel.hidden = selection === null;
  document.body.classList.toggle("panel-open", selection !== null);
  if (!selection) return;
  const close = element(
    "button",
    { type: "button", class: "icon close", "aria-label": say("close"), title: say("close"), onclick: () => change({ selection: null }) },
    "✕",
  );
  const content = "node" in selection ? nodeContent(selection.node) : "from" in selection ? pathContent(selection.from, selection.to) : lineContent(selection.source, selection.target);
  const handle = element("button", { type: "button", class: "handle", "aria-label": say("wholeSheet"), onclick: () => panel.classList.toggle("tall") });
  panel.replaceChildren(close, handle, .../** @type {Node[]} */ (content.filter(Boolean)));
  panel.scrollTop = 0;
  if (!focused) return;
  const same = /** @type {HTMLElement[]} */ (Array.from(panel.querySelectorAll(".actions button"))).find((button) => nameOf(button) === name);
  (same ?? panel).focus({ preventScroll: true });
}

/** @param {HTMLElement} button */
const nameOf = (button) => button.getAttribute("aria-label") ?? button.textContent;

/** The focus returns to where it came from, or to the view. */
function goBack() {
  const view = state.view === "graph" ? byId("canvas") : byId(`tab-${state.view}`);
  (before?.isConnected && before.checkVisibility() ? before : view).focus();
}

/** @param {number} node */
export function nodeContent(node) {
  const kind = kindOf(node);
  return [
    element("p", { class: "kind" }, sign(opening.styles.kinds[kind].shape, kind), kindName(kind)),
    element("h2", {}, isolated(labelOf(node))),
    element("p", { class: "sentence" }, isolated(sentence(node))),
    description(node),
    wayOut(node),
    listedAt(node),
    kind === "Article" ? markPart(node) : null,
    nodeActions(node),
    ...relationGroups(node),
    facts(node),
    copying(node),
  ];
}

/** What the lists say of it in so many words. @param {number} node */
function description(node) {
  const said = values(node, "description");
  return said.length ? element("p", { class: "description" }, isolated(Array.from(new Set(said)).join(" / "))) : null;
}

/** The line of the list that names an article, where that can be read. @param {number} node */
function listedAt(node) {
  const [edge] = outgoing(node).filter((one) => relationOf(one) === "listedIn");
  const [row] = edge === undefined || !opening.source ? [] : evidenceOf(edge);
  return row === undefined ? null : element("p", { class: "said" }, placeLink(evidence(row)));
}

/**
 * What is looked at less often: shut until it is asked for, and as it was left when another is chosen.
 * @param {string} key
 * @param {Node} title
 * @param {boolean} shut
 * @param {...Node} content
 */
function part(key, title, shut, ...content) {
  const made = /** @type {HTMLDetailsElement} */ (element("details", {}, element("summary", {}, title), ...content));
  made.open = turned.has(key) ? shut : !shut;
  made.addEventListener("toggle", () => (made.open === shut ? turned.add(key) : turned.delete(key)));
  return made;
}

/** The parts that a person has opened or shut. */
/** @type {Set<string>} */
const turned = new Set();

/** @param {number} node */
const copying = (node) => part("copy", element("h3", {}, say("citeAndCopy")), true, copyActions(node));

/**
 * The button that leads to the article or the publisher's page.
 * @param {number} node
 */
function wayOut(node) {
  const url = addressOf(node);
  if (!url) return deadEnd(node);
  return element("p", {}, linkOut(url, `${say(outKey(node))} ↗`, "button primary"));
}

/** Where a link leads that nobody can open: as the list has it, and why not. @param {number} node */
function deadEnd(node) {
  const [written] = [...values(node, "rawDestination"), ...values(node, "listedUrl"), ...values(node, "url")];
  if (!written) return null;
  const [status = "unsupported"] = values(node, "linkStatus");
  return element("p", { class: "said" }, `${say(`link_${status}`)} `, isolated(written, "url"));
}

/** @param {number} node */
function facts(node) {
  const listed = new Set(values(node, "listedUrl"));
  const known = attributes(node).filter((row) => row.text !== labelOf(node) && row.name !== "description");
  // The address that the list gives stands for the one that tells pages apart.
  const rows = listed.size ? known.filter((row) => row.name !== "url") : known;
  if (!rows.length) return null;
  const list = element("dl", { class: "facts" });
  let last = "";
  for (const row of rows) {
    if (row.name !== last) list.append(element("dt", {}, pick(row.label)));
    last = row.name;
    list.append(element("dd", {}, value(row), source(row.evidence)));
  }
  return part("facts", element("h3", {}, say("facts")), true, list);
}

/** @param {{datatype: string, text: string}} row */
function value(row) {
  if (row.datatype !== "url") return isolated(row.text);
  const shown = linkOut(row.text, isolated(row.text, "url"));
  if (!webAddress(row.text)) shown.setAttribute("title", say("unsafeLink"));
  return shown;
}

/**
 * Who says so, in small.
 * @param {number[]} rows
 */
function source(rows) {
  const places = new Set(rows.map((row) => evidence(row)).map((item) => (item.line.line ? place(item) : say("fromLexicon"))));
  if (!places.size) return null;
  return element("span", { class: "said" }, isolated(Array.from(places).slice(0, 3).join(", ")));
}

/** @param {number} node */
function relationGroups(node) {
  const { source: sources, target } = edges();
  /** @type {Map<string, {relation: string, forward: boolean, rows: {edge: number, other: number}[]}>} */
  const groups = new Map();
  for (const [forward, found] of /** @type {[boolean, number[]][]} */ ([[true, outgoing(node)], [false, incoming(node)]])) {
    for (const edge of found) {
      const relation = relationOf(edge);
      if (SIDES.includes(relation)) continue;
      const bothWays = !opening.styles.relations[relation].directed;
      const key = `${relation}${forward || bothWays}`;
      if (!groups.has(key)) groups.set(key, { relation, forward: forward || bothWays, rows: [] });
      groups.get(key)?.rows.push({ edge, other: forward ? target[edge] : sources[edge] });
    }
  }
  return Array.from(groups.values())
    .sort((a, b) => panelRank(a.relation) - panelRank(b.relation) || Number(b.forward) - Number(a.forward))
    .map((group) => relationGroup(group));
}

/**
 * What there is to read comes first, then the order of the legend.
 * @param {string} relation
 */
function panelRank(relation) {
  const first = ["introducedBy", "covers"].indexOf(relation);
  return first < 0 ? 2 + opening.relations.findIndex((/** @type {{name: string}} */ row) => row.name === relation) : first;
}

/** A comparison's sides: the panel of the model says who beat whom instead. */
const SIDES = ["left", "right"];
/** What people come for less often, on the side of the subject and of the object. */
const ASIDE = ["listedIntrue", "partOftrue", "headedBytrue", "headedByfalse", "reportstrue", "mentionstrue", "mentionsfalse", "concernstrue", "publishedBytrue", "broaderfalse"];

/** @param {{relation: string, forward: boolean, rows: {edge: number, other: number}[]}} group */
function relationGroup({ relation, forward, rows }) {
  const name = forward ? relationName(relation) : inverseName(relation);
  const list = element("ul", { class: "neighbours" });
  showSome(list, rows, FIRST, ({ edge, other }) => neighbour(edge, other));
  const key = `${relation}${forward}`;
  const shut = ASIDE.includes(key);
  return part(key, element("h3", {}, stroke(relation, opening.styles.relations[relation]), name, element("span", { class: "count" }, number(rows.length))), shut, list);
}

/**
 * @param {number} edge
 * @param {number} other
 */
function neighbour(edge, other) {
  const kind = kindOf(other);
  const rows = evidenceOf(edge);
  const first = rows.length ? evidence(rows[0]) : null;
  const { source: sources, target } = edges();
  const ends = { source: sources[edge], target: target[edge] };
  const names = { subject: labelOf(ends.source), relation: relationName(relationOf(edge)), object: labelOf(ends.target) };
  return element(
    "li",
    {},
    element(
      "button",
      { type: "button", class: "neighbour", onclick: () => openNode(other) },
      kind === "Comparison" ? null : sign(opening.styles.kinds[kind].shape, kind),
      isolated(labelOf(other)),
    ),
    first &&
      element(
        "button",
        { type: "button", class: "why", onclick: () => change({ selection: ends }) },
        element("span", { class: "unseen" }, isolated(say("why", names))),
        first.end > first.start && element("q", {}, isolated(first.line.text.slice(first.start, first.end))),
        element("span", { class: "place" }, isolated(first.line.line ? place(first) : say("fromLexicon"))),
        rows.length > 1 ? element("span", { class: "count" }, `+${number(rows.length - 1)}`) : null,
      ),
  );
}
