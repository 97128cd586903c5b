/**
 * Who answers a query: in a large graph a worker, so that typing is never held up; in a small one the page
 * itself, at once. The worker runs the page's own modules on the page's own data.
 */
import { answer } from "./answer.js";
import { size } from "../data/graph.js";

/** @typedef {import("./answer.js").Answer} Answer */

/** From so many nodes on, the first search may take longer than a frame. */
const LARGE = 600;
/** The modules that search, in the order in which they start. */
const NEEDED = ["data", "text", "state", "graph", "pinyin", "typos", "query", "search", "answer"];
const BLOCKS = ["opening", "nodes", "edges", "literals", "pinyin"];

/** The worker is sent the data first, then queries. */
const READING = `let answer;
const texts = new Map();
onmessage = ({ data }) => {
if (data.name) texts.set(data.name, data.text);
if (data.query !== undefined) postMessage({ asked: data.asked, found: answer(data.query) });
if (data.name !== ${JSON.stringify(BLOCKS[BLOCKS.length - 1])}) return;
self.document = { getElementById: (id) => ({ textContent: texts.get(id.slice(5)) }) };
`;

/** The text of some of the page's modules. @param {string[]} names */
function modulesOf(names) {
  const text = document.querySelector("script[type=module]")?.textContent ?? "";
  const parts = text.split(/^(?=modules\.\w+ = )/m);
  return names.map((name) => parts.find((part) => part.startsWith(`modules.${name} = `))).join("");
}

/** @type {Worker | null} */
let worker = null;
/** When the worker has been sent all. */
let sent = Promise.resolve();
let asked = 0;
/** @type {(found: Answer) => void} */
let waiting = () => {};

/** Have the worker read the data before the first key is pressed. */
export function prepare() {
  if (worker || size() < LARGE) return;
  const source = `${READING}const modules = {};\n${modulesOf(NEEDED)}answer = modules.answer.answer;\n};\n`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  worker = new Worker(address);
  sent = BLOCKS.reduce((before, name) => before.then(() => send(name)), pause());
  worker.addEventListener("message", ({ data }) => data.asked === asked && waiting(data.found));
}

/** A block for the worker, and then the page's own work. @param {string} name @returns {Promise<void>} */
function send(name) {
  worker?.postMessage({ name, text: document.getElementById(`data-${name}`)?.textContent ?? "null" });
  return pause();
}

/** The page's own work comes first. @returns {Promise<void>} */
const pause = () => new Promise((done) => setTimeout(done));

/**
 * @param {string} query
 * @param {(found: Answer) => void} tell what is found; not called where another query came in between
 */
export function ask(query, tell) {
  asked += 1;
  prepare();
  if (!worker) return tell(answer(query));
  waiting = tell;
  const number = asked;
  return void sent.then(() => number === asked && worker?.postMessage({ asked: number, query }));
}

/** No answer is waited for any more. */
export function forgetAsked() {
  asked += 1;
}
