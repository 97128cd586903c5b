/** The query page: what is chosen and typed goes to the endpoint, what comes back is shown. */
import { placeOfError, withPrefixes, withValue } from "./editor.js";
import { idOf, lookup } from "./nodes.js";
import { linkToGraph, SHOWN, table } from "./results.js";

/** @typedef {import("./nodes.js").Term} Term */
/** @typedef {{name: string, description: string, default: string, required: boolean}} Param */
/** @typedef {{name: string, title: string, description: string, params: Param[], text: string}} NamedQuery */

const SOLUTIONS = { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" };
const TRIPLES = { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML" };
const JSON_RESULTS = "application/sparql-results+json";
const START = "SELECT ?model ?name\nWHERE {\n  ?model a lg:Model ; schema:name ?name .\n}\nORDER BY ?name\nLIMIT 20\n";
const LONGEST = 200_000; // characters of Turtle that are shown

/**
 * @template {HTMLElement} E
 * @param {string} id
 */
const element = (id) => /** @type {E} */ (document.getElementById(id));
const editor = /** @type {HTMLTextAreaElement} */ (element("query"));
const [status, error, downloads, results] = ["status", "error", "downloads", "results"].map(element);
const stop = element("stop");

const setup = await known();
/** @type {AbortController | null} */
let running = null;

element("to-graph").hidden = !setup.graph;
for (const [prefix, namespace] of Object.entries(setup.prefixes)) {
  element("prefixes").append(made("dt", `${prefix}:`), made("dd", namespace));
}
element("ready").append(...setup.queries.map(entry));
editor.value = new URLSearchParams(location.hash.slice(1)).get("query") ?? withPrefixes(START, setup.prefixes);

element("form").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
editor.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run();
});
stop.addEventListener("click", () => running?.abort());
// Pressed any earlier, it would send the form and leave the page.
/** @type {HTMLButtonElement} */ (element("run")).disabled = false;

/** What the page needs to know, as soon as the server has loaded the graph. */
async function known() {
  for (;;) {
    const response = await fetch("sparql/setup.json");
    if (response.ok) {
      status.textContent = "";
      return response.json();
    }
    status.textContent = await response.text();
    await new Promise((resume) => setTimeout(resume, 1000));
  }
}

/**
 * A named query in the list.
 * @param {NamedQuery} query
 */
function entry(query) {
  const item = document.createElement("li");
  const button = made("button", query.title);
  button.title = query.description;
  button.addEventListener("click", () => choose(query, button));
  item.append(button);
  return item;
}

/**
 * @param {NamedQuery} query
 * @param {HTMLElement} button
 */
function choose(query, button) {
  for (const other of document.querySelectorAll("nav button")) other.removeAttribute("aria-current");
  button.setAttribute("aria-current", "true");
  editor.value = query.text;
  element("description").textContent = query.description;
  element("parameters").replaceChildren(...query.params.map(field));
  run();
}

/** @param {Param} param */
function field(param) {
  const label = made("label", param.name);
  const input = document.createElement("input");
  input.value = param.default;
  input.addEventListener("input", () => {
    editor.value = withValue(editor.value, param.name, input.value);
  });
  label.append(made("small", param.description), input);
  return label;
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  const text = withPrefixes(editor.value, setup.prefixes);
  if (text !== editor.value) editor.value = text;
  history.replaceState(null, "", `#query=${encodeURIComponent(text)}`);
  clear("Running…");
  stop.hidden = false;
  const start = performance.now();
  try {
    const response = await ask(text, `${JSON_RESULTS}, text/turtle`, mine.signal);
    const body = await response.text();
    if (running !== mine) return;
    if (!response.ok) showError(text, body.trimEnd());
    else await show(text, response, body, performance.now() - start);
  } catch (reason) {
    if (running !== mine) return;
    if (mine.signal.aborted) clear("Stopped.");
    else showError(text, `the server does not answer: ${/** @type {Error} */ (reason).message}`);
  } finally {
    if (running === mine) stop.hidden = true;
  }
}

/**
 * @param {string} query
 * @param {string} accept
 * @param {AbortSignal} signal
 */
const ask = (query, accept, signal) =>
  fetch("query", { method: "POST", body: new URLSearchParams({ query }), headers: { Accept: accept }, signal });

/**
 * @param {string} text
 * @param {Response} response
 * @param {string} body
 * @param {number} milliseconds
 */
async function show(text, response, body, milliseconds) {
  const solutions = response.headers.get("Content-Type")?.startsWith(JSON_RESULTS);
  const time = `in ${(milliseconds / 1000).toFixed(2)} s`;
  clear("");
  showDownloads(text, solutions ? SOLUTIONS : TRIPLES);
  if (!solutions) {
    status.textContent = `A graph, ${time}.`;
    results.append(made("pre", body.length > LONGEST ? `${body.slice(0, LONGEST)}…` : body));
    return;
  }
  const answer = JSON.parse(body);
  if ("boolean" in answer) {
    status.textContent = `${answer.boolean ? "Yes" : "No"}, ${time}.`;
    return;
  }
  const all = answer.results.bindings;
  const rows = all.slice(0, SHOWN);
  const shown = table(answer.head.vars, rows, setup);
  status.textContent = `${counted(all.length)} ${time}. ${left(all.length)}`;
  results.append(shown);
  stop.hidden = true;
  if (setup.graph) await linkNodes(shown, rows);
}

/** @param {number} number */
const counted = (number) => `${number.toLocaleString("en")} ${number === 1 ? "row" : "rows"}`;

/**
 * What the table leaves out.
 * @param {number} number
 */
function left(number) {
  const shown = number > SHOWN ? `The first ${SHOWN.toLocaleString("en")} are shown; the downloads have all. ` : "";
  return shown + (setup.limit && number >= setup.limit ? "This server gives no more; there may be more." : "");
}

/**
 * @param {HTMLTableElement} shown
 * @param {Record<string, Term>[]} rows
 */
async function linkNodes(shown, rows) {
  const terms = rows.flatMap((row) => Object.values(row)).filter((term) => idOf(term.value, setup.base) === undefined);
  const query = lookup(terms);
  if (query === undefined || running === null) return;
  const response = await ask(query, JSON_RESULTS, running.signal);
  if (!response.ok) return;
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { value, node } of (await response.json()).results.bindings) {
    const id = idOf(node.value, setup.base);
    if (id !== undefined && !found.has(value.value)) found.set(value.value, id);
  }
  linkToGraph(shown, found);
}

/**
 * @param {string} text
 * @param {string} message
 */
function showError(text, message) {
  clear("");
  error.textContent = message;
  error.hidden = false;
  const place = placeOfError(text, message);
  if (place === undefined) return;
  editor.focus();
  editor.setSelectionRange(place, place);
}

/**
 * @param {string} text
 * @param {Record<string, string>} formats
 */
function showDownloads(text, formats) {
  const links = Object.entries(formats).map(([name, label]) => {
    const link = /** @type {HTMLAnchorElement} */ (made("a", label));
    link.href = `query?${new URLSearchParams({ query: text, format: name })}`;
    link.download = `results.${name}`;
    return link;
  });
  downloads.replaceChildren("Download: ", ...links);
  downloads.hidden = false;
}

/** @param {string} message */
function clear(message) {
  status.textContent = message;
  error.hidden = true;
  results.replaceChildren();
  downloads.hidden = true;
}

/**
 * @param {string} name
 * @param {string} text
 */
function made(name, text) {
  const one = document.createElement(name);
  one.textContent = text;
  return one;
}
