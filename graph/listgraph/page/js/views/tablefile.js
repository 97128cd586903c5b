/** The table as a file. */
import { opening } from "../data/data.js";
import { address, idOf } from "../data/graph.js";
import { say } from "../ground/messages.js";
import { COLUMNS } from "./rows.js";
import { saveFile } from "../files/save.js";
import { state } from "../ground/state.js";
import { visible } from "../ground/text.js";

/**
 * Save rows of the table as CSV, with the IRI of each node and the URL of an article.
 * @param {number[]} rows
 */
export function saveTable(rows) {
  const columns = COLUMNS[state.rows];
  const article = state.rows === "Article";
  const head = [...columns.map(({ name }) => say(`column_${name}`)), ...(article ? ["URL"] : []), "IRI"];
  const lines = rows.map((node) => [
    ...columns.map(({ value }) => value(node)),
    ...(article ? [address(node)] : []),
    opening.base + idOf(node),
  ]);
  // Excel takes a file for UTF-8 only where it begins with this mark.
  const text = `\ufeff${[head, ...lines].map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
  saveFile(`${state.rows.toLowerCase()}s.csv`, "text/csv", text);
}

/**
 * A field that a spreadsheet reads as text: none begins like a formula.
 * @param {string | number} value
 */
function csvField(value) {
  if (typeof value === "number") return String(value);
  const shown = visible(value);
  const text = /^[=+\-@\t\r]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
