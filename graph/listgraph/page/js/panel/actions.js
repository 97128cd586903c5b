/** What can be done with a node or a line besides looking at it: copy, expand, hide, focus, save. */
import { fit } from "../picture/camera.js";
import { byId, element } from "../ground/dom.js";
import { isFiltering, passingArticles } from "../data/filter.js";
import { address, edges, kindOf, labelOf, outgoing, relationOf, values } from "../data/graph.js";
import { number, say, steps } from "../ground/messages.js";
import { edgeQuery, iri, nodeQuery } from "../files/sparql.js";
import { change, state } from "../ground/state.js";
import { leftOutOfFocus, reveal, undrawnNeighbours } from "../picture/taking.js";
import { visible, webAddress } from "../ground/text.js";

/** So many neighbours are taken into the picture at once. */
export const EXPAND = 40;

/**
 * The row of buttons of a node.
 * @param {number} node
 */
export function nodeActions(node) {
  const inNetwork = state.view !== "graph" || state.picture === "network";
  const missing = inNetwork ? undrawnNeighbours(node) : [];
  const count = Math.min(missing.length, EXPAND);
  return element(
    "div",
    { class: "actions" },
    inNetwork && count > 0 && button(say("expand", { count: number(count) }), () => expand(node, missing.slice(0, EXPAND))),
    focusButtons(node),
    inNetwork && collapseButton(node),
    toggle("pin", state.pinned.has(node), () => change({ pinned: toggled(state.pinned, node) })),
    button(say("pathTo"), () => change({ pathFrom: node })),
    button(say("compareWith"), () => change({ beside: node, selection: null })),
    button(say("hide"), () => change({ hidden: new Set([...state.hidden, node]), selection: null })),
  );
}

/**
 * What is copied of a node, to cite it and to ask for it elsewhere.
 * @param {number} node
 */
export function copyActions(node) {
  return element(
    "div",
    { class: "actions" },
    kindOf(node) === "Article" && copyButton("copyCitation", () => citation(node)),
    copyButton("copyIri", () => iri(node)),
    copyButton("copySparql", () => nodeQuery(node)),
  );
}

/**
 * The row of buttons of a relation between two nodes.
 * @param {number} edge
 */
export function edgeActions(edge) {
  return element("div", { class: "actions" }, copyButton("copySparql", () => edgeQuery(edge)));
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  return element("button", { type: "button", class: "button", onclick: act }, text);
}

/**
 * @param {string} key
 * @param {boolean} on
 * @param {() => void} act
 */
function toggle(key, on, act) {
  return element("button", { type: "button", class: "button", "aria-pressed": String(on), title: say(`${key}Title`), onclick: act }, say(key));
}

/**
 * @param {Set<number>} set
 * @param {number} node
 */
function toggled(set, node) {
  const next = new Set(set);
  if (!next.delete(node)) next.add(node);
  return next;
}

/** @param {number} node */
function collapseButton(node) {
  const on = state.collapsed.has(node);
  return toggle("collapse", on, () => change({ collapsed: toggled(state.collapsed, node) }));
}

/** @param {number} node */
function focusButtons(node) {
  const on = state.focus?.node === node ? state.focus.steps : 0;
  const buttons = [1, 2, 3].map((count) =>
    element(
      "button",
      {
        type: "button",
        class: "button",
        "aria-pressed": String(on === count),
        "aria-label": say("focusSteps", { steps: steps(count) }),
        title: say("focusSteps", { steps: steps(count) }),
        onclick: () => {
          change({ focus: on === count ? null : { node, steps: count } });
          fit();
        },
      },
      String(count),
    ),
  );
  return element("span", { class: "segments", role: "group", "aria-label": say("focus") }, element("span", {}, say("focus")), ...buttons);
}

/**
 * @param {number} node
 * @param {number[]} others
 */
export function expand(node, others) {
  others.forEach(reveal);
  change({ selection: { node } });
}

/**
 * A button that copies and says that it did.
 * @param {string} key
 * @param {() => string} make
 */
export function copyButton(key, make) {
  const made = button(say(key), async () => {
    await copy(make());
    made.textContent = say("copied");
    byId("status").textContent = say("copied");
    setTimeout(() => (made.textContent = say(key)), 1500);
  });
  return made;
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where the browser gives a file no clipboard: the old way.
    const field = /** @type {HTMLTextAreaElement} */ (element("textarea", { class: "unseen" }));
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

/**
 * Title, publisher, year, address: as much as is known.
 * @param {number} node
 */
function citation(node) {
  const { target } = edges();
  const publisher = outgoing(node).find((edge) => relationOf(edge) === "publishedBy");
  const parts = [
    labelOf(node),
    publisher === undefined ? "" : labelOf(target[publisher]),
    values(node, "published")[0] ?? "",
    [address(node)].find(webAddress) ?? "",
  ];
  return `${parts.filter(Boolean).join(". ")}`;
}

/** Say what is left out, folded, kept and moved, and offer to undo it. */
export function showNotice() {
  const { focus, hidden, pathFrom } = state;
  const notice = byId("notice");
  const left = leftOutOfFocus();
  const isMap = state.view === "graph" && state.picture === "map";
  const texts = [
    pathFrom !== null && say("pathNotice", { label: visible(labelOf(pathFrom)) }),
    !isMap && isFiltering() && say("filterNotice", { count: number(passingArticles()) }),
    !isMap && focus && say(left ? "focusLeft" : "focusNotice", { label: visible(labelOf(focus.node)), steps: steps(focus.steps), left: number(left) }),
    !isMap && hidden.size > 0 && say("hiddenNotice", { count: number(hidden.size) }),
  ].filter(Boolean);
  const leaves = texts.length > 0;
  for (const name of /** @type {const} */ (["collapsed", "pinned", "moved"])) if (!isMap && state[name].size) texts.push(say(`${name}Notice`, { count: number(state[name].size) }));
  notice.hidden = texts.length === 0;
  const undo = element("button", { type: "button", class: "link", onclick: () => (pathFrom === null ? showAgain() : change({ pathFrom: null })) }, say(pathFrom !== null ? "cancel" : leaves ? "undo" : "putBack"));
  if (notice.hidden && notice.contains(document.activeElement)) byId("canvas").focus();
  notice.replaceChildren(element("bdi", {}, texts.join(" ")), " ", undo);
}

function showAgain() {
  change({ focus: null, hidden: new Set(), facets: {}, confidence: 0, collapsed: new Set(), pinned: new Set(), moved: new Map() });
  fit();
}
