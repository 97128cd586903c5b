/** What the interface says, in both languages. Names of kinds and relations come with the data. */
import { state } from "./state.js";

/** @type {Record<string, [string, string]>} */
const MESSAGES = {
  search: ["Search", "搜索"],
  searchPlaceholder: ["Search titles, models, aliases, publishers", "搜索标题、模型、别名、发布者"],
  emptySearch: ["Empty the search field", "清空搜索"],
  results: ["Search results", "搜索结果"],
  noResults: ["Nothing matches “{query}”", "没有与“{query}”相符的内容"],
  more: ["{count} more", "还有 {count} 项"],
  legend: ["Legend and filters", "图例与筛选"],
  kinds: ["Kinds", "类别"],
  relations: ["Relations", "关系"],
  topics: ["Topics", "主题"],
  topicsTitle: ["What has many ties among itself, called after its best known model", "彼此关联较多的内容，以其中最知名的模型命名"],
  showAll: ["Show all", "全部显示"],
  lists: ["{count} lists", "{count} 个列表"],
  ofPassing: ["{left} of {total} left by the filter", "共 {total}，筛选后 {left}"],
  views: ["Views", "视图"],
  view_graph: ["Graph", "图谱"],
  view_table: ["Table", "表格"],
  view_matrix: ["Comparisons", "对比矩阵"],
  view_timeline: ["Timeline", "时间线"],
  findInTable: ["Find in the table", "在表格中查找"],
  rows: ["{count} rows", "{count} 行"],
  saveCsv: ["Save as CSV", "另存为 CSV"],
  column_name: ["Name", "名称"],
  column_models: ["Covers", "介绍的模型"],
  column_publisher: ["Publisher", "发布者"],
  column_section: ["Section", "章节"],
  column_medium: ["Medium", "类型"],
  column_language: ["Language", "语言"],
  column_year: ["Year", "年份"],
  column_articles: ["Articles", "文章数"],
  column_won: ["Won", "胜"],
  column_lost: ["Lost", "负"],
  column_level: ["Level", "平"],
  column_developer: ["Developer", "开发者"],
  column_basis: ["Based on", "基于"],
  column_developed: ["Models", "模型数"],
  column_homepage: ["Home page", "主页"],
  matrixHelp: [
    "How often the row’s model won and lost against the column’s: 3–1; =2 level twice, ~2 set side by side twice. Click for the words.",
    "行中模型对列中模型的胜负：3–1；=2 为两次持平，~2 为两次并列提及。点击查看原文。",
  ],
  noComparisons: ["No comparison is left.", "没有可显示的对比。"],
  scoreLabel: [
    "{one} against {other}: won {won}, lost {lost}, level {level}, no verdict {open}",
    "{one} 对 {other}：胜 {won}，负 {lost}，平 {level}，无结论 {open}",
  ],
  timelineHelp: ["Models by the year they became known, and what they come from.", "模型按首次发布年份排列，连线为其沿袭关系。"],
  noModels: ["No model is left.", "没有可显示的模型。"],
  filters: ["Filter articles", "筛选文章"],
  clearFilters: ["Clear all filters", "清除所有筛选"],
  passing: ["{count} articles", "{count} 篇文章"],
  facet_list: ["List", "列表"],
  facet_section: ["Section", "章节"],
  facet_publisher: ["Publisher", "发布者"],
  facet_medium: ["Medium", "类型"],
  facet_language: ["Language", "语言"],
  facet_year: ["Year", "年份"],
  facet_confidence: ["Confidence", "置信度"],
  findAmong: ["Find in: {name}", "查找：{name}"],
  unknown: ["not known", "未知"],
  any: ["any", "不限"],
  atLeast: ["at least {percent}", "至少 {percent}"],
  medium_paper: ["paper", "论文"],
  medium_post: ["post", "文章"],
  medium_code: ["code", "代码"],
  medium_video: ["video", "视频"],
  medium_book: ["book", "图书"],
  medium_course: ["course", "课程"],
  medium_dataset: ["dataset", "数据集"],
  medium_model: ["model", "模型"],
  medium_page: ["page", "网页"],
  medium_social: ["social", "社交帖"],
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
  keys: [
    "Arrow keys move the picture, plus and minus zoom, 0 shows everything; Shift and an arrow go to the next node, Enter opens it.",
    "方向键平移，加减号缩放，0 显示全部；Shift 加方向键移到下一个节点，回车打开。",
  ],
  helpTouch: [
    "Tap a node for its facts, a line for the words that say so.",
    "轻点节点查看事实，轻点连线查看出处原文。",
  ],
  drawn: ["{drawn} drawn of {total}: search finds the rest.", "绘出 {total} 个中的 {drawn} 个，其余可搜索。"],
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
  viaDescription: ["described: {text}", "说明：{text}"],
  viaHeadline: ["listed as {text}", "所列标题 {text}"],
  expand: ["Show {count} more neighbours", "显示另外 {count} 个相邻节点"],
  focus: ["Only within", "仅显示"],
  focusSteps: ["Only what is within {steps}", "仅显示 {steps}以内"],
  focusNotice: ["Only what is within {steps} of {label}.", "仅显示距“{label}” {steps}以内的内容。"],
  focusLeft: ["Only what is within {steps} of {label}; {left} more are not drawn.", "仅显示距“{label}” {steps}以内的内容，另有 {left} 个未绘出。"],
  collapse: ["Collapse", "折叠"],
  collapseTitle: ["Fold away what is tied to this node only", "收起仅与此节点相连的内容"],
  pin: ["Pin", "固定"],
  pinTitle: ["Keep this node in sight, whatever is filtered or hidden", "无论如何筛选，始终显示此节点"],
  path: ["Path", "路径"],
  pathTo: ["Path to…", "查找路径…"],
  pathNotice: ["From {label} to which node? Click it, or search for it.", "从“{label}”到哪个节点？点击或搜索选择。"],
  cancel: ["Cancel", "取消"],
  step: ["1 step", "1 步"],
  steps: ["{count} steps", "{count} 步"],
  noPath: ["No path leads from {from} to {to}.", "“{from}”与“{to}”之间没有路径。"],
  selectedPath: ["Path from {from} to {to}, {steps}", "从 {from} 到 {to} 的路径，{steps}"],
  hide: ["Hide", "隐藏"],
  hiddenNotice: ["{count} hidden.", "已隐藏 {count} 个。"],
  collapsedNotice: ["{count} collapsed.", "已折叠 {count} 个。"],
  pinnedNotice: ["{count} pinned.", "已固定 {count} 个。"],
  movedNotice: ["{count} moved.", "已移动 {count} 个。"],
  filterNotice: ["Filtered: {count} articles.", "已筛选：{count} 篇文章。"],
  undo: ["Show again", "恢复显示"],
  putBack: ["Undo", "撤销"],
  copyIri: ["Copy IRI", "复制 IRI"],
  copyCitation: ["Copy citation", "复制引用"],
  copySparql: ["Copy as SPARQL", "复制为 SPARQL"],
  copied: ["Copied", "已复制"],
  save: ["Save the picture", "保存图片"],
  saveSvg: ["Save as SVG", "另存为 SVG"],
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
  const text = pick(MESSAGES[key] ?? [key, key]);
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

/** @param {number} count */
export const steps = (count) => (count === 1 ? say("step") : say("steps", { count: number(count) }));

/** @param {number} value */
export function number(value) {
  return value.toLocaleString(state.language === "zh" ? "zh-CN" : "en-GB");
}
