/** The text of a query: its parameters, its prefixes. Strings in, strings out. */

/** What is no keyword, name or brace: strings, IRIs, comments. */
const QUIET = /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s{}"]*>|#[^\n]*/gs;

/**
 * The query with another value for a parameter, which is a variable bound by `VALUES ?name { "…" }`.
 * @param {string} text
 * @param {string} name
 * @param {string} value
 */
export function withValue(text, name, value) {
  const clause = new RegExp(`(\\bVALUES\\s+\\?${name}\\s*\\{\\s*)"(?:[^"\\\\\\n]|\\\\.)*"(?=\\s*\\})`, "i");
  return text.replace(clause, (_, before) => before + JSON.stringify(value));
}

/**
 * The query with a declaration for each known prefix that it uses without one, below its first comments.
 * @param {string} text
 * @param {Record<string, string>} known
 */
export function withPrefixes(text, known) {
  const code = text.replace(QUIET, " ");
  const declared = new Set(Array.from(code.matchAll(/\bPREFIX\s+([^\s:]*):/gi), (found) => found[1]));
  const used = new Set(Array.from(code.matchAll(/(?<![\w?$:.-])([A-Za-z][\w.-]*):(?=[\w%\\])/g), (found) => found[1]));
  const missing = Object.keys(known).filter((name) => used.has(name) && !declared.has(name)).sort();
  const lines = missing.map((name) => `PREFIX ${name}: <${known[name]}>\n`).join("");
  const start = text.match(/^(?:\s*#[^\n]*\n)*/)?.[0].length ?? 0;
  return text.slice(0, start) + lines + text.slice(start);
}

/**
 * Where in the query an error message says that it is wrong; undefined where it does not say.
 * @param {string} text
 * @param {string} message
 */
export function placeOfError(text, message) {
  const found = message.match(/^\w+:(\d+):(\d+): /);
  if (!found) return undefined;
  const before = text.split("\n").slice(0, Number(found[1]) - 1);
  // The server counts characters, the text here is counted in UTF-16.
  const line = Array.from(text.split("\n")[before.length] ?? "").slice(0, Number(found[2]) - 1).join("");
  return before.reduce((sum, one) => sum + one.length + 1, 0) + line.length;
}
