/** What can be done with a node or a line besides looking at it: copy, expand, hide, focus, save. */
import { fit } from "./camera.js";
import { picture } from "./canvas.js";
import { opening } from "./data.js";
import { byId, element } from "./dom.js";
import { reveal, undrawnNeighbours } from "./drawing.js";
import { edges, idOf, kindOf, labelOf, outgoing, relationOf, values } from "./graph.js";
import { number, say } from "./messages.js";
import { change, state } from "./state.js";
import { webAddress } from "./text.js";

/** So many neighbours are taken into the picture at once. */
const EXPAND = 40;
const VOCABULARY = "https://w3id.org/listgraph/ns#";

/**
 * The row of buttons of a node.
 * @param {number} node
 */
export function nodeActions(node) {
  const missing = undrawnNeighbours(node);
  const count = Math.min(missing.length, EXPAND);
  return element(
    "div",
    { class: "actions" },
    count > 0 && button(say("expand", { count: number(count) }), () => expand(node, missing.slice(0, EXPAND))),
    focusButtons(node),
    button(say("hide"), () => change({ hidden: new Set([...state.hidden, node]), selection: null })),
    copyButton("copyIri", () => iri(node)),
    kindOf(node) === "Article" && copyButton("copyCitation", () => citation(node)),
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

/** @param {number} node */
function focusButtons(node) {
  const on = state.focus?.node === node ? state.focus.steps : 0;
  const steps = [1, 2, 3].map((count) =>
    element(
      "button",
      {
        type: "button",
        class: "button",
        "aria-pressed": String(on === count),
        "aria-label": say("focusSteps", { count }),
        title: say("focusSteps", { count }),
        onclick: () => {
          change({ focus: on === count ? null : { node, steps: count } });
          fit();
        },
      },
      String(count),
    ),
  );
  return element("span", { class: "segments", role: "group", "aria-label": say("focus") }, element("span", {}, say("focus")), ...steps);
}

/**
 * @param {number} node
 * @param {number[]} others
 */
function expand(node, others) {
  others.forEach(reveal);
  change({ selection: { node } });
}

/**
 * A button that copies and says that it did.
 * @param {string} key
 * @param {() => string} make
 */
function copyButton(key, make) {
  const made = button(say(key), async () => {
    await copy(make());
    made.textContent = say("copied");
    byId("status").textContent = say("copied");
    setTimeout(() => (made.textContent = say(key)), 1500);
  });
  return made;
}

/** @param {string} text */
async function copy(text) {
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

/** @param {number} node */
const iri = (node) => opening.base + idOf(node);

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
    [...values(node, "url"), ...values(node, "listedUrl")].find(webAddress) ?? "",
  ];
  return `${parts.filter(Boolean).join(". ")}`;
}

/** @param {number} node */
function nodeQuery(node) {
  return `SELECT ?relation ?other WHERE {
  { <${iri(node)}> ?relation ?other } UNION { ?other ?relation <${iri(node)}> }
}`;
}

/** @param {number} edge */
function edgeQuery(edge) {
  const { source, target } = edges();
  return `PREFIX lg: <${VOCABULARY}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?file ?line ?quote ?rule ?confidence WHERE {
  ?evidence rdf:subject <${iri(source[edge])}> ;
    rdf:predicate lg:${relationOf(edge)} ;
    rdf:object <${iri(target[edge])}> ;
    lg:file ?file ; lg:rule ?rule ; lg:confidence ?confidence .
  OPTIONAL { ?evidence lg:line ?line }
  OPTIONAL { ?evidence lg:quote ?quote }
}`;
}

/** Save what is seen as a PNG file. */
export function savePicture() {
  picture().toBlob((blob) => {
    if (!blob) return;
    const link = /** @type {HTMLAnchorElement} */ (element("a", { download: "graph.png" }));
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

/** Say what the focus and hiding leave out, and offer to undo it. */
export function showNotice() {
  const { focus, hidden } = state;
  const notice = byId("notice");
  notice.hidden = !focus && hidden.size === 0;
  const texts = [
    focus && say("focusNotice", { label: labelOf(focus.node), count: focus.steps }),
    hidden.size > 0 && say("hiddenNotice", { count: number(hidden.size) }),
  ].filter(Boolean);
  const undo = element("button", { type: "button", class: "link", onclick: showAgain }, say("undo"));
  notice.replaceChildren(element("bdi", {}, texts.join(" · ")), " ", undo);
}

function showAgain() {
  change({ focus: null, hidden: new Set() });
  fit();
}
