/** A SELECT's answer as a table. Everything is put in as text. */
import { graphAddress, idOf, isNameOrAddress } from "./nodes.js";

/** @typedef {import("./nodes.js").Term} Term */
/** @typedef {Record<string, Term | undefined>} Row */
/** @typedef {{base: string, prefixes: Record<string, string>, graph: boolean}} Setup */

/** More rows than these make a page slow; the downloads have all. */
export const SHOWN = 1000;

const collator = new Intl.Collator(undefined, { numeric: true });

/**
 * @param {string[]} names
 * @param {Row[]} rows
 * @param {Setup} setup
 */
export function table(names, rows, setup) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  const body = made.createTBody();
  const numeric = names.map((name) => rows.every((row) => !row[name] || isNumber(row[name])));
  for (const name of names) {
    const cell = document.createElement("th");
    cell.scope = "col";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => sort(cell, name));
    cell.append(button);
    head.append(cell);
  }
  const lines = rows.map((row) => {
    const line = body.insertRow();
    names.forEach((name, column) => {
      const cell = line.insertCell();
      if (numeric[column]) cell.className = "number";
      const term = row[name];
      if (!term) return;
      cell.append(content(term, setup));
      if (isNameOrAddress(term)) cell.dataset.value = term.value;
    });
    return { row, line };
  });

  /**
   * @param {HTMLTableCellElement} cell
   * @param {string} name
   */
  function sort(cell, name) {
    const down = cell.ariaSort === "ascending";
    for (const other of head.cells) other.ariaSort = null;
    cell.ariaSort = down ? "descending" : "ascending";
    /** @param {{row: Row}} one */
    const key = ({ row }) => row[name]?.value ?? "";
    lines.sort((one, other) => (down ? -1 : 1) * collator.compare(key(one), key(other)));
    body.append(...lines.map(({ line }) => line));
  }
  return made;
}

/**
 * Link the cells that name a node to the graph.
 * @param {HTMLTableElement} made
 * @param {Map<string, string>} found the id of the node with that name or address
 */
export function linkToGraph(made, found) {
  for (const cell of made.tBodies[0].querySelectorAll("td")) {
    const id = found.get(cell.dataset.value ?? "");
    if (id === undefined) continue;
    const link = document.createElement("a");
    link.href = graphAddress(id);
    link.className = "shown";
    link.title = "Show in the graph";
    link.setAttribute("aria-label", `Show ${cell.textContent} in the graph`);
    link.textContent = "◎";
    cell.append(link);
  }
}

/**
 * @param {Term} term
 * @param {Setup} setup
 */
function content(term, { base, prefixes, graph }) {
  if (term.type !== "uri") return term.value;
  const id = idOf(term.value, base);
  const inGraph = graph && id !== undefined;
  const shown = shortened(term.value, prefixes);
  if (!inGraph && !/^https?:/i.test(term.value)) return shown;
  const link = document.createElement("a");
  link.textContent = shown;
  link.href = inGraph ? graphAddress(id) : term.value;
  if (inGraph) {
    link.className = "node";
    link.title = "Show in the graph";
  } else {
    link.rel = "noopener noreferrer";
    link.target = "_blank";
  }
  return link;
}

/**
 * @param {string} iri
 * @param {Record<string, string>} prefixes
 */
function shortened(iri, prefixes) {
  const fitting = Object.entries(prefixes).filter(([, namespace]) => iri.startsWith(namespace));
  const [best] = fitting.sort(([, one], [, other]) => other.length - one.length);
  return best ? `${best[0]}:${iri.slice(best[1].length)}` : iri;
}

/** @param {Term | undefined} term */
const isNumber = (term) => term?.type === "literal" && /^-?\d+(\.\d+)?$/.test(term.value);
