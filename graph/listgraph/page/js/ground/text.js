/** Text from a list: made safe to look at, to compare and to follow. Nothing here touches the page. */

// The same characters as in text.py: marks that reorder text, and control characters.
const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * One line, with nothing hidden in it.
 * @param {string} text
 */
export function visible(text) {
  return text
    .replace(HIDDEN, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`)
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * At most so many characters; what is left out is an ellipsis.
 * @param {string} text
 * @param {number} length
 */
export function shortened(text, length) {
  if (text.length <= length) return text;
  const letters = Array.from(text.slice(0, 2 * length));
  return letters.length <= length && text.length <= 2 * length ? text : `${letters.slice(0, length - 1).join("")}…`;
}

/**
 * The address if it is one that a browser may be sent to, else an empty string.
 * @param {string} url
 */
export function webAddress(url) {
  return /^https?:\/\/[^\s<>"'`\\]+$/i.test(url) ? url : "";
}

/**
 * An address as a name: the host and the last part of the path.
 * @param {string} text
 */
export function shortAddress(text) {
  const [, host, path = ""] = /^https?:\/\/(?:www\.)?([^/?#\s]+)([^?#\s]*)[^\s]*$/i.exec(text) ?? [];
  if (!host) return text;
  const parts = path.split("/").filter(Boolean);
  return [host, ...(parts.length > 1 ? ["…"] : []), ...parts.slice(-1)].join("/");
}

/**
 * Text for comparing: one case, no accents, one width, no spaces or hyphens.
 * @param {string} text
 */
export function folded(text) {
  return plain(text).replace(/[\s\-_./·]+/g, "");
}

/**
 * Text for comparing word by word.
 * @param {string} text
 */
export function plain(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}
