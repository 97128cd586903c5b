/** The bar at the foot of the picture: how many things are picked, and what can be done with all of them. */
import { PICKED, articles } from "../data/facets.js";
import { edges, idOf, incoming, kindOf, labelOf, outgoing, values } from "../data/graph.js";
import { markOf, setMarks } from "../data/mine.js";
import { pickedArticles } from "../data/picks.js";
import { asBibtex, asCsv, asMarkdown } from "../files/takeaway.js";
import { saveFile } from "../files/save.js";
import { byId, element, isolated } from "../ground/dom.js";
import { number, say } from "../ground/messages.js";
import { change, state } from "../ground/state.js";
import { copyButton } from "../panel/actions.js";
import { openNode } from "../panel/parts.js";

const bar = byId("picks");
/** What is open above the bar: nothing, what the things share, or the export. */
let open = "";
/** @type {Record<string, {name: string, type: string, file: string, text: (nodes: number[]) => string}>} */
const FORMS = {
  markdown: { name: "Markdown", type: "text/markdown", file: "selection.md", text: asMarkdown },
  bibtex: { name: "BibTeX", type: "application/x-bibtex", file: "selection.bib", text: asBibtex },
  csv: { name: "CSV", type: "text/csv", file: "selection.csv", text: asCsv },
};
let form = "markdown";
/** Rows of what is shared, and characters of the file that are shown. */
const [SHARED, SHOWN] = [12, 3000];
/** Kinds of which it says nothing that two things have the same. */
const UNSAID = ["Comparison", "List"];

/** Show the bar for what is picked now. */
export function showPicks() {
  const count = state.picked.size;
  const held = bar.contains(document.activeElement) ? document.activeElement?.getAttribute("data-act") : null;
  if (!count) {
    const back = bar.contains(document.activeElement);
    open = "";
    bar.hidden = true;
    if (back) byId(state.view === "graph" ? (state.picture === "map" ? "map" : "canvas") : `tab-${state.view}`).focus();
    return;
  }
  const some = pickedArticles();
  bar.hidden = false;
  bar.replaceChildren(
    open === "shared" ? sharedPart() : open === "export" ? exportPart() : "",
    element(
      "div",
      { class: "pick-row" },
      element("span", { class: "pick-count", role: "status" }, element("b", {}, say("pickedCount", { count: number(count) })), ` ${say("ofWhole", { total: number(articles().length) }).replace(/^ · /, "")}`),
      ...(some.length ? [markButton("star", some), markButton("later", some), act("onlyThese", () => change({ facets: { ...state.facets, [PICKED]: new Set(some.map(idOf)) } }))] : []),
      count > 1 && act("whatTheyShare", () => turn("shared"), open === "shared"),
      act("exportPicked", () => turn("export"), open === "export"),
      element("button", { type: "button", class: "icon", "data-act": "unpick", "aria-label": say("unpick"), title: say("unpick"), onclick: () => change({ picked: new Set() }) }, "✕"),
    ),
  );
  if (held) /** @type {HTMLElement | null} */ (bar.querySelector(`[data-act="${held}"]`))?.focus();
}

/** @param {string} what */
function turn(what) {
  open = open === what ? "" : what;
  showPicks();
}

/**
 * @param {string} key
 * @param {() => void} doing
 * @param {boolean} [expanded]
 */
function act(key, doing, expanded) {
  return element("button", { type: "button", class: "button", "data-act": key, "aria-expanded": expanded === undefined ? null : String(expanded), onclick: doing }, say(key));
}

/** @param {"star" | "later"} name @param {number[]} some */
function markButton(name, some) {
  const all = some.every((node) => markOf(idOf(node))[name]);
  const set = () => {
    setMarks(some.map(idOf), { [name]: !all });
    change({ mine: state.mine + 1 });
  };
  return element("button", { type: "button", class: "button", "data-act": name, "aria-pressed": String(all), onclick: set }, say(`mark_${name}`));
}

/** What several of the things are tied to, or say alike: by most of them first. */
function sharedPart() {
  const some = [...state.picked];
  /** @type {Map<string, {node: number | null, count: number}>} */
  const found = new Map();
  for (const node of some) for (const [label, other] of tiesOf(node)) found.set(label, { node: other, count: (found.get(label)?.count ?? 0) + 1 });
  const rows = Array.from(found).filter(([, { count }]) => count > 1).sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  const list = rows.slice(0, SHARED).map(([label, { node, count }]) =>
    element(
      "li",
      {},
      node === null ? isolated(label) : element("button", { type: "button", class: "link", onclick: () => openNode(node) }, isolated(label)),
      element("span", { class: "count" }, say("sharedBy", { count: number(count), total: number(some.length) })),
    ),
  );
  return element("div", { class: "pick-more", role: "group", "aria-label": say("whatTheyShare") }, list.length ? element("ul", { class: "shared" }, ...list) : element("p", {}, say("nothingShared")));
}

/** What a thing is tied to and its medium and year, by name: a topic and the heading that gave it are one. @param {number} node @returns {Map<string, number | null>} */
function tiesOf(node) {
  const { source, target } = edges();
  const ends = [...outgoing(node).map((edge) => target[edge]), ...incoming(node).map((edge) => source[edge])];
  return new Map([
    ...values(node, "medium").map((medium) => /** @type {const} */ ([say(`medium_${medium}`), null])),
    ...values(node, "published").map((year) => /** @type {const} */ ([year.slice(0, 4), null])),
    ...ends.filter((other) => !UNSAID.includes(kindOf(other))).map((other) => /** @type {const} */ ([labelOf(other), other])),
  ]);
}

/** The things as text: to look at, to copy, to save. */
function exportPart() {
  const some = [...pickedArticles(), ...[...state.picked].filter((node) => kindOf(node) !== "Article")];
  const text = FORMS[form].text(some);
  const choose = (/** @type {string} */ key) => () => {
    form = key;
    showPicks();
  };
  const tabs = Object.entries(FORMS).map(([key, { name }]) => element("button", { type: "button", class: "button", "data-act": key, "aria-pressed": String(form === key), onclick: choose(key) }, name));
  return element(
    "div",
    { class: "pick-more", role: "group", "aria-label": say("exportPicked") },
    element("div", { class: "actions" }, ...tabs),
    element("pre", { tabindex: "0", "aria-label": FORMS[form].name }, text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text),
    element("div", { class: "actions" }, copyButton("copyText", () => text), element("button", { type: "button", class: "button", "data-act": "save", onclick: () => saveFile(FORMS[form].file, FORMS[form].type, text) }, say("saveText")), element("span", { class: "hint" }, say("inListOrder"))),
  );
}
