/**
 * Who answers a query: in a large graph a worker, so that typing is never held up; in a small one the page
 * itself, at once. The worker runs the page's own modules on the page's own data.
 */
import { answer } from "./answer.js";
import { size } from "../data/graph.js";

/** @typedef {import("./answer.js").Answer} Answer */

/** From so many nodes on, a search may take longer than a frame. */
const LARGE = 3000;
const BLOCKS = ["opening", "nodes", "edges", "literals", "pinyin", "evidence"];

/** @type {Worker | null} */
let worker = null;
let asked = 0;
/** @type {(found: Answer) => void} */
let waiting = () => {};

/** Have the worker read the data before the first key is pressed. */
export function prepare() {
  if (worker || size() < LARGE) return;
  const source = document.getElementById("worker")?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  worker = new Worker(address);
  worker.postMessage(BLOCKS.map((name) => [name, document.getElementById(`data-${name}`)?.textContent ?? "null"]));
  worker.addEventListener("message", ({ data }) => data.asked === asked && waiting(data.found));
}

/**
 * @param {string} query
 * @param {(found: Answer) => void} tell what is found; not called where another query came in between
 */
export function ask(query, tell) {
  asked += 1;
  prepare();
  if (!worker) return tell(answer(query));
  waiting = tell;
  return worker.postMessage({ asked, query });
}

/** No answer is waited for any more. */
export function forgetAsked() {
  asked += 1;
}
