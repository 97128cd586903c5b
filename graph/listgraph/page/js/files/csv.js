/** Rows as CSV. */
import { visible } from "../ground/text.js";

/**
 * Rows as a spreadsheet reads them.
 * @param {(string | number)[][]} rows
 */
export const csvText = (rows) => `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`; // Excel takes a file for UTF-8 only with that mark

/**
 * A field that a spreadsheet reads as text: none begins like a formula.
 * @param {string | number} value
 */
function field(value) {
  if (typeof value === "number") return String(value);
  const shown = visible(value);
  const text = /^[=+\-@\t\r]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
