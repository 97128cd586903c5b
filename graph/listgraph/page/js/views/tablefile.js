/** The table as a file. */
import { opening } from "../data/data.js";
import { address, idOf } from "../data/graph.js";
import { say } from "../ground/messages.js";
import { COLUMNS } from "./tablecolumns.js";
import { csvText } from "../files/csv.js";
import { saveFile } from "../files/save.js";
import { state } from "../ground/state.js";

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
  saveFile(`${state.rows.toLowerCase()}s.csv`, "text/csv", csvText([head, ...lines]));
}
