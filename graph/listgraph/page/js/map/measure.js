/** How wide a text is, by a table: the same on every machine, so that the same set gives the same picture. */

/** Shares of the size of type. */
const [WIDE, BROAD, CAPITAL, NARROW, OTHER] = [1, 0.94, 0.7, 0.35, 0.6];
/** Faces differ: so much more is allowed for. */
const SPARE = 1.06;
/** A text is never cut to fewer letters. */
const LEAST = 5;

/** @param {string} letter */
function share(letter) {
  if (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(letter)) return WIDE;
  if (/[ijltfrI.,:;!'|()\s·-]/.test(letter)) return NARROW;
  if (/[mMW@%]/.test(letter)) return BROAD;
  return /[A-Zw&]/.test(letter) ? CAPITAL : OTHER;
}

/** @type {Map<string, number>} */
const known = new Map();

/**
 * @param {string} text
 * @param {number} size of the type in pixels
 * @param {boolean} [bold]
 */
export function widthOf(text, size, bold = false) {
  let sum = 0;
  for (const letter of text) {
    let one = known.get(letter);
    if (one === undefined) known.set(letter, (one = share(letter)));
    sum += one;
  }
  return sum * size * SPARE * (bold ? 1.11 : 1);
}

/**
 * The text, or as much of it as there is room for; empty where that is too little to tell anything.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 * @param {boolean} [bold]
 */
export function fitted(text, width, size, bold = false) {
  if (widthOf(text, size, bold) <= width) return text;
  const cut = beginning(text, width, size, bold);
  return Array.from(cut).length <= LEAST ? "" : cut;
}

/**
 * As much of a text as there is room for, however little.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 * @param {boolean} [bold]
 */
export function beginning(text, width, size, bold = false) {
  const letters = Array.from(text);
  let room = width - widthOf("…", size, bold);
  let kept = 0;
  while (kept < letters.length && room > 0) {
    room -= widthOf(letters[kept], size, bold);
    if (room >= 0) kept += 1;
  }
  return `${letters.slice(0, kept).join("").replace(/[\s·,，、：:(-]+$/, "")}…`;
}

/**
 * A heading in one or two lines; its count is dropped before it is cut.
 * @param {string} label
 * @param {string} count
 * @param {number} width
 * @param {number} size
 * @param {number} most lines
 */
export function heading(label, count, width, size, most) {
  const beside = widthOf(count, size - 1) + 6;
  if (widthOf(label, size, true) + beside <= width) return { lines: [label], counted: true };
  const lines = wrapped(label, width, size, most, true);
  const shown = lines.length && label.startsWith(lines[0].replace(/…$/, "")) ? lines : [`${Array.from(label).slice(0, Math.max(1, Math.floor(width / size) - 1)).join("")}…`];
  return { lines: shown, counted: widthOf(shown[shown.length - 1], size, true) + beside <= width };
}

/**
 * The text in lines no wider than that; what is over is cut off the last.
 * @param {string} text
 * @param {number} width
 * @param {number} size
 * @param {number} most lines
 * @param {boolean} [bold]
 */
export function wrapped(text, width, size, most, bold = false) {
  const parts = text.match(/[\u2e80-\u9fff\uf900-\uffef][，。、：；！？」）》]?|[^\s\u2e80-\u9fff\uf900-\uffef]+\s*|\s+/g) ?? [];
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const part of parts) {
    if (line && widthOf((line + part).trimEnd(), size, bold) > width) {
      lines.push(line.trim());
      line = part;
    } else line += part;
  }
  lines.push(line.trim());
  if (!most) return [];
  const rest = lines.slice(most - 1).join(/[\u2e80-\u9fff]$/.test(lines[most - 1] ?? "") ? "" : " ");
  return [...lines.slice(0, most - 1), rest].map((text) => fitted(text, width, size, bold)).filter(Boolean);
}
