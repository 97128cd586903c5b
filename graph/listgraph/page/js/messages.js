/** What the interface says, in both languages. Names of kinds and relations come with the data. */
import { state } from "./state.js";

/** @type {Record<string, [string, string]>} */
const MESSAGES = {
  search: ["Search", "搜索"],
  searchPlaceholder: ["Search titles, models, aliases, publishers", "搜索标题、模型、别名、发布者"],
  results: ["Search results", "搜索结果"],
  noResults: ["Nothing matches “{query}”", "没有与“{query}”相符的内容"],
  more: ["{count} more", "还有 {count} 项"],
  legend: ["Legend and filters", "图例与筛选"],
  kinds: ["Kinds", "类别"],
  relations: ["Relations", "关系"],
  showAll: ["Show all", "全部显示"],
  graph: ["Graph", "图谱"],
  zoom: ["Zoom", "缩放"],
  zoomIn: ["Zoom in", "放大"],
  zoomOut: ["Zoom out", "缩小"],
  fit: ["Show everything", "显示全部"],
  details: ["Details", "详情"],
  close: ["Close", "关闭"],
  back: ["Back", "返回"],
  switchLanguage: ["切换到中文", "Switch to English"],
  languageName: ["中", "EN"],
  switchTheme: ["Switch between light and dark", "切换明暗主题"],
  help: [
    "Click a node for its facts, a line for the words that say so. Scroll to zoom, drag to move, / to search.",
    "点击节点查看事实，点击连线查看出处原文；滚轮缩放，拖动平移，按 / 搜索。",
  ],
  helpTouch: [
    "Tap a node for its facts, a line for the words that say so.",
    "轻点节点查看事实，轻点连线查看出处原文。",
  ],
  drawn: ["{drawn} drawn of {total}: search finds the rest", "绘出 {total} 个中的 {drawn} 个，其余可搜索"],
  ofDrawn: ["{drawn} of {total} drawn", "共 {total}，绘出 {drawn}"],
  openArticle: ["Open the article", "打开文章"],
  openPage: ["Open the page", "打开主页"],
  facts: ["Facts", "事实"],
  saidAt: ["said at {place}", "出自 {place}"],
  fromLexicon: ["from the lexicon, not said by a list", "来自词表，列表未写明"],
  lexiconNote: ["The lexicon {file} says so; no list does.", "由词表 {file} 给出，列表中未写明。"],
  evidence: ["Evidence", "依据"],
  why: ["Why: {subject} {relation} {object}", "依据：{subject} {relation} {object}"],
  whyShort: ["Why", "依据"],
  rule: ["Rule", "规则"],
  example: ["Example", "示例"],
  confidence: ["Confidence {percent}", "置信度 {percent}"],
  entryBelow: ["Entry under this heading", "该标题下的条目"],
  sourceLine: ["Line {line} of {file}", "{file} 第 {line} 行"],
  inArticle: ["In the article", "出自文章"],
  notDrawn: ["This node was not in the picture and has been added to it.", "该节点原不在图中，现已加入。"],
  selectedNode: ["{label}, {kind}, {count} relations", "{label}，{kind}，{count} 条关系"],
  selectedLine: ["{source} {relation} {target}", "{source} {relation} {target}"],
  brokenLink: ["The list gives no usable address:", "列表中没有可用的网址："],
  unsafeLink: ["Not a web address, shown as text only", "不是网页地址，仅以文字显示"],
  viaAlias: ["also {text}", "又名 {text}"],
  viaUrl: ["{text}", "{text}"],
  viaPublisher: ["published by {text}", "发布于 {text}"],
  viaHeadline: ["listed as {text}", "所列标题 {text}"],
  expand: ["Show {count} more neighbours", "显示另外 {count} 个相邻节点"],
  focus: ["Only within", "仅显示"],
  focusSteps: ["Only what is within {count} steps", "仅显示 {count} 步以内"],
  focusNotice: ["Only what is within {count} steps of {label}.", "仅显示距“{label}” {count} 步以内的内容。"],
  hide: ["Hide", "隐藏"],
  hiddenNotice: ["{count} hidden.", "已隐藏 {count} 个。"],
  undo: ["Show again", "恢复显示"],
  copyIri: ["Copy IRI", "复制 IRI"],
  copyCitation: ["Copy citation", "复制引用"],
  copySparql: ["Copy as SPARQL", "复制为 SPARQL"],
  copied: ["Copied", "已复制"],
  save: ["Save the picture", "保存图片"],
  viaTypo: ["spelled nearly so", "拼写相近"],
  items: ["{count} results", "{count} 项结果"],
};

/** How a relation reads from its object's side. */
/** @type {Record<string, [string, string]>} */
const INVERSE = {
  covers: ["covered by", "介绍它的文章"],
  mentions: ["mentioned by", "提及它的文章"],
  compares: ["compared in", "比较它的文章"],
  reports: ["reported by", "给出者"],
  left: ["left side of", "作为左方"],
  right: ["right side of", "作为右方"],
  outperforms: ["outperformed by", "不及"],
  equals: ["draws level with", "持平"],
  comparedWith: ["is compared with", "被比较"],
  publishedBy: ["published", "发布的文章"],
  listedIn: ["lists", "列出的文章"],
  partOf: ["has part", "下级章节"],
  headedBy: ["heads", "以它为标题的章节"],
  introducedBy: ["introduces", "首次提出"],
  developedBy: ["developed", "开发的模型"],
  basedOn: ["basis of", "基于它的模型"],
  variantOf: ["has variant", "变体"],
  succeeds: ["succeeded by", "后继"],
  concerns: ["concerned by", "涉及它的文章"],
  crossPostOf: ["cross-post of", "同文异址"],
};

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(key, values = {}) {
  const text = pick(MESSAGES[key]);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * @param {[string, string]} pair
 * @returns {string}
 */
export function pick(pair) {
  return pair[state.language === "zh" ? 1 : 0];
}

/** @param {string} relation */
export function inverseName(relation) {
  return pick(INVERSE[relation]);
}

/** @param {number} value */
export function number(value) {
  return value.toLocaleString(state.language === "zh" ? "zh-CN" : "en-GB");
}
