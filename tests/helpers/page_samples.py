"""Graphs for the tests of the page: the seed list as it will come out, hostile titles, many articles.

The pipeline is not used: the page is tested on its own, from a ``KnowledgeGraph`` on.
"""

import random
import re
from collections.abc import Iterable, Mapping
from functools import cache

from helpers.places import SEED
from listgraph import iris
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, SourceRecord, Value
from listgraph.rules.rulebook import Rule

FILE = "language-models.md"

RULEBOOK: Mapping[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("contest", "contest", "Two models stand on the two sides of a cue word.", "A 碾压 B", 0.93),
        Rule("heading-subject", "heading as subject", "The heading names the model.", "### BERT", 0.95),
        Rule("lexicon", "lexicon", "Known beforehand, not said by the list.", "BERT is Google's", 0.99),
        Rule("lineage", "lineage", "Models named as steps of one line.", "从 GPT 到 BERT", 0.88),
        Rule("listed", "listed", "The entry stands in the section.", "* [title](url)", 1.0),
        Rule("outline", "outline", "The heading stands under another heading.", "### BERT", 1.0),
        Rule("publisher", "publisher", "The URL tells the publisher.", "zhuanlan.zhihu.com", 0.99),
        Rule(
            "title-subject", "title subject", "The title names the model as its subject.", "解读 BERT", 0.97
        ),
    )
}

# name: aliases, developer, year, arXiv id, base
MODELS: dict[str, tuple[tuple[str, ...], str, str, str, str]] = {
    "AMBERT": ((), "ByteDance", "2020", "2008.11869", "BERT"),
    "BERT": ((), "Google", "2018", "1810.04805", "Transformer"),
    "Big Bird": (("BigBird", "大鸟"), "Google", "2020", "2007.14062", "BERT"),
    "GPT": (("GPT-1",), "OpenAI", "2018", "", "Transformer"),
    "GPT-2": (("GPT2",), "OpenAI", "2019", "", ""),
    "GPT-3": (("GPT3",), "OpenAI", "2020", "2005.14165", ""),
    "Megatron-LM": (("威震天", "MegatronLM"), "NVIDIA", "2019", "1909.08053", ""),
    "RoBERTa": (("Roberta",), "Meta", "2019", "1907.11692", "BERT"),
    "SegaBERT": (("SegaBert",), "", "2020", "2004.14996", "BERT"),
    "Switch Transformer": ((), "Google", "2021", "2101.03961", "T5"),
    "T5": ((), "Google", "2019", "1910.10683", "Transformer"),
    "Transformer": ((), "Google", "2017", "1706.03762", ""),
    "XLNet": ((), "Google", "2019", "1906.08237", ""),
}
SUCCEEDS = {"GPT-2": "GPT", "GPT-3": "GPT-2"}
COVERS: dict[int, str] = {
    **dict.fromkeys(range(11, 24), "BERT"),
    5: "GPT BERT XLNet",
    20: "BERT XLNet",
    29: "Switch_Transformer",
    35: "AMBERT",
    **dict.fromkeys(range(41, 45), "GPT-2"),
    **dict.fromkeys(range(50, 53), "GPT-3"),
    58: "Big_Bird",
    64: "SegaBERT",
    70: "Megatron-LM",
    76: "RoBERTa",
    77: "RoBERTa",
}
# line, left, cue, right, relation
COMPARES = (
    (5, "GPT", "从GPT和BERT到XLNet", "BERT", "comparedWith"),
    (5, "GPT", "从GPT和BERT到XLNet", "XLNet", "comparedWith"),
    (5, "BERT", "从GPT和BERT到XLNet", "XLNet", "comparedWith"),
    (20, "BERT", "BERT系列模型、XLNet", "XLNet", "comparedWith"),
    (29, "Switch Transformer", "秒杀GPT-3", "GPT-3", "outperforms"),
    (29, "Switch Transformer", "比T5快4倍", "T5", "outperforms"),
    (58, "Big Bird", "突破BERT限制", "BERT", "outperforms"),
    (64, "SegaBERT", "超越BERT", "BERT", "outperforms"),
    (76, "RoBERTa", "碾压 XLNet", "XLNet", "outperforms"),
    (77, "RoBERTa", "追上XLNet", "XLNet", "equals"),
)
OUTCOME = {"outperforms": "Outperforms", "equals": "Equals", "comparedWith": "NoVerdict"}
PUBLISHERS = {
    "zhuanlan.zhihu.com": (iris.publisher_id("zhuanlan.zhihu.com"), "知乎专栏", ""),
    "mp.weixin.qq.com": (
        iris.publisher_id("mp.weixin.qq.com", "MzI3MTA0MTk1MA=="),
        "新智元",
        "MzI3MTA0MTk1MA==",
    ),
}


class Builder:
    """Collects nodes and facts, and puts them in the order that a ``KnowledgeGraph`` has."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.evidence: dict[Fact, list[Evidence]] = {}
        self.lines: dict[tuple[str, int], str] = {}

    def node(self, key: str, kind: str, label: str, pairs: Iterable[tuple[str, Value]] = ()) -> str:
        self.nodes.setdefault(key, Node(key, kind, label, tuple(sorted(pairs))))
        return key

    def fact(self, subject: str, relation: str, target: str | Value, why: Evidence) -> None:
        found = self.evidence.setdefault(Fact(subject, relation, target), [])
        if why not in found:
            found.append(why)

    def quote(self, file: str, line: int, words: str, rule: str) -> Evidence:
        start = max(self.lines[file, line].find(words), 0)
        return Evidence(file, line, words, start, start + len(words), rule, RULEBOOK[rule].confidence)

    def graph(self) -> KnowledgeGraph:
        facts = sorted(self.evidence, key=lambda fact: fact.key)
        return KnowledgeGraph(
            nodes=tuple(self.nodes[key] for key in sorted(self.nodes)),
            evidence={fact: tuple(sorted(self.evidence[fact], key=lambda item: item.key)) for fact in facts},
            lines=self.lines,
            sources=(SourceRecord(FILE, "0" * 64, "utf-8", 28),),
        )


def known(line: str = "models-language.toml") -> Evidence:
    return Evidence(f"lexicon/{line}", 0, "", 0, 0, "lexicon", 0.99)


def add_models(built: Builder) -> None:
    for name, (aliases, developer, year, arxiv, base) in MODELS.items():
        values = [("prefLabel", Value(name)), ("firstReleased", Value(year))]
        values += [("altLabel", Value(alias, "zh" if ord(alias[0]) > 999 else "en")) for alias in aliases]
        if arxiv:
            values.append(("arxivId", Value(f"arXiv:{arxiv}")))
        model = built.node(iris.model_id(name), "Model", name, values)
        for key, value in values:
            built.fact(model, key, value, known())
        if developer:
            maker = built.node(iris.organization_id(developer), "Organization", developer)
            built.fact(model, "developedBy", maker, known())
        if base:
            built.fact(model, "basedOn", iris.model_id(base), known())
        if name in SUCCEEDS:
            built.fact(model, "succeeds", iris.model_id(SUCCEEDS[name]), known())


def add_article(
    built: Builder,
    line: int,
    title: str,
    url: str,
    section: str,
    file: str = FILE,
    *,
    medium: str = "post",
    year: str = "",
) -> str:
    usable = url.startswith("http")
    values = [("headline", Value(title, "zh")), ("language", Value("zh")), ("medium", Value(medium))]
    values += [("published", Value(year))] if year else []
    values += (
        [("url", Value(url))] if usable else [("linkStatus", Value("broken")), ("rawDestination", Value(url))]
    )
    article = built.node(iris.article_id(url if usable else "", title), "Article", title, values)
    for key, value in values:
        words = title if key == "headline" else url
        built.fact(article, key, value, built.quote(file, line, words, "listed"))
    built.fact(article, "listedIn", section, built.quote(file, line, title, "listed"))
    return article


def name_in(text: str, model: str) -> str:
    return next((name for name in (model, *MODELS[model][0]) if name in text), "")


@cache
def seed_graph() -> KnowledgeGraph:
    """The seed list, with what the labels say of each line."""
    built = Builder()
    add_models(built)
    for site, (key, label, account) in PUBLISHERS.items():
        values = [("homepage", Value(f"https://{site}/"))] + (
            [("account", Value(account))] if account else []
        )
        built.node(key, "Publisher", label, values)
    root = built.node(iris.list_id(FILE), "List", FILE, [("file", Value(FILE))])
    path: dict[int, tuple[str, str, int]] = {}
    articles: dict[int, str] = {}
    for number, line in enumerate(SEED.read_text("utf-8").splitlines(), 1):
        built.lines[FILE, number] = line
        if heading := re.match(r"(#+) (.+)", line):
            level, name = len(heading[1]), heading[2].strip()
            path = {depth: step for depth, step in path.items() if depth < level}
            headings = (*(path[depth][1] for depth in sorted(path)), name)
            section = built.node(
                iris.section_id(FILE, headings),
                "Section",
                name,
                [("file", Value(FILE)), ("line", Value(str(number))), ("level", Value(str(level)))],
            )
            above = path[max(path)][0] if path else root
            built.fact(section, "partOf", above, built.quote(FILE, number, name, "outline"))
            path[level] = (section, name, number)
            continue
        if not (entry := re.match(r"\* \[(.*?)\]\((.+)\)$", line)):
            continue
        section, name, heading_line = path[max(path)]
        title, url = entry[1], entry[2]
        article = articles[number] = add_article(built, number, title, url, section)
        for site, (key, _, _) in PUBLISHERS.items():
            if site in url:
                built.fact(article, "publishedBy", key, built.quote(FILE, number, site, "publisher"))
        for model in (name.replace("_", " ") for name in COVERS[number].split()):
            said = name_in(title, model)
            why = (
                built.quote(FILE, number, said, "title-subject")
                if said
                else built.quote(FILE, heading_line, name, "heading-subject")
            )
            built.fact(article, "covers", iris.model_id(model), why)
            if name_in(name, model):
                built.fact(
                    section,
                    "headedBy",
                    iris.model_id(model),
                    built.quote(FILE, heading_line, name, "heading-subject"),
                )
    for number, left, cue, right, relation in COMPARES:
        add_comparison(built, number, articles[number], left, cue, right, relation)
    first, second = articles[14], articles[16]
    built.fact(first, "crossPostOf", second, built.quote(FILE, 14, "谷歌最强NLP模型BERT", "listed"))
    return built.graph()


def add_comparison(
    built: Builder, line: int, article: str, left: str, cue: str, right: str, relation: str
) -> None:
    first, second = iris.model_id(left), iris.model_id(right)
    why = built.quote(FILE, line, cue, "lineage" if relation == "comparedWith" else "contest")
    outcome = Value(OUTCOME[relation])
    sign = {"outperforms": ">", "equals": "=", "comparedWith": "–"}[relation]
    claim = built.node(
        iris.comparison_id(article, first, second),
        "Comparison",
        f"{left} {sign} {right}",
        [("outcome", outcome)],
    )
    for subject, name, target in (
        (article, "reports", claim),
        (article, "compares", first),
        (article, "compares", second),
        (claim, "left", first),
        (claim, "right", second),
        (first, relation, second),
    ):
        built.fact(subject, name, target, why)
    built.fact(claim, "outcome", outcome, why)


HOSTILE = (
    '<img src=x onerror="window.pwned=1">',
    "</script><script>window.pwned=2</script>",
    "\"'`${window.pwned=3}",
    "<!--<script>window.pwned=4//",
    "]]><svg onload=window.pwned=5>",
    "abc\u202egnp.exe",
    "line\nbreak\ttab\x00nul\x1besc\u2028sep",
    "长" * 10_000,
    "{{7*7}}{% raw %}",
    "😀" * 40 + " BERT",
)
HOSTILE_URLS = (
    "javascript:window.pwned=6",
    "data:text/html,<script>window.pwned=7</script>",
    "https://example.org/\"><img src=x onerror='window.pwned=8'>",
    "JaVaScRiPt:window.pwned=9",
    "https://example.org/%E2%80%AE",
    "vbscript:x",
    "file:///etc/passwd",
    "https://example.org/ok",
    "http://example.org/a?b=1&c=2",
    "//example.org/x",
)


@cache
def hostile_graph() -> KnowledgeGraph:
    """Titles, URLs, names and headings that try to run, break out or deceive."""
    built = Builder()
    file = "<b>lists</b>.md"
    root = built.node("list/hostile", "List", file, [("file", Value(file))])
    model = built.node(
        "model/hostile", "Model", "<b onclick=window.pwned=10>M</b>", [("prefLabel", Value("M"))]
    )
    maker = built.node("organization/hostile", "Organization", "</title><script>window.pwned=11</script>")
    built.fact(model, "developedBy", maker, known())
    for number, (title, url) in enumerate(zip(HOSTILE, HOSTILE_URLS, strict=True), 1):
        built.lines[file, number] = f"* [{title}]({url})".replace("\n", " ")
        values = [("headline", Value(title)), ("url", Value(url)), ("medium", Value("post"))]
        article = built.node(iris.article_id("", title), "Article", title, values)
        why = Evidence(file, number, title, 3, 3 + len(title), "listed", 1.0)
        built.fact(article, "covers", model, why)
        built.fact(article, "listedIn", root, why)
    return built.graph()


@cache
def large_graph(articles: int) -> KnowledgeGraph:
    """A made-up graph of so many articles, with the proportions of a public list."""
    rng = random.Random(articles)
    built = Builder()
    per_file, per_section = 500, 25
    models = [f"Model{n}" for n in range(max(20, min(articles // 20, 1500)))]
    makers = [f"Lab {n}" for n in range(max(5, min(len(models) // 8, 120)))]
    sites = [f"site{n}.example" for n in range(max(10, min(articles // 12, 4000)))]

    def pick(count: int) -> int:
        return min(int(rng.paretovariate(0.9)) - 1, count - 1) if rng.random() < 0.6 else rng.randrange(count)

    for n, name in enumerate(models):
        key = built.node(iris.model_id(name), "Model", name, [("prefLabel", Value(name))])
        maker = makers[pick(len(makers))]
        built.fact(
            key, "developedBy", built.node(iris.organization_id(maker), "Organization", maker), known()
        )
        if n > 3 and rng.random() < 0.5:
            built.fact(key, "basedOn", iris.model_id(models[pick(n)]), known())
    for site in sites:
        built.node(iris.publisher_id(site), "Publisher", site, [("homepage", Value(f"https://{site}/"))])
    for n in range(articles):
        file = f"lists/part{n // per_file:03}.md"
        line = n % per_file + 1
        chosen = list(dict.fromkeys(models[pick(len(models))] for _ in range(rng.choice((0, 1, 1, 1, 2, 3)))))
        site = sites[pick(len(sites))]
        title = f"{' 与 '.join(chosen) or 'A survey'}：第 {n} 篇文章的解读与实践"
        url = f"https://{site}/posts/{n}"
        built.lines[file, line] = f"* [{title}]({url})"
        root = built.node(iris.list_id(file), "List", file, [("file", Value(file))])
        heading = f"Part {n // per_section}"
        section = built.node(iris.section_id(file, (heading,)), "Section", heading, [("file", Value(file))])
        built.fact(section, "partOf", root, built.quote(file, line, title, "outline"))
        medium, year = ("post", "paper", "code")[n % 3], str(2015 + n % 7) if n % 10 else ""
        article = add_article(built, line, title, url, section, file, medium=medium, year=year)
        built.fact(
            article, "publishedBy", iris.publisher_id(site), built.quote(file, line, site, "publisher")
        )
        for name in chosen:
            why = built.quote(file, line, name, "title-subject")
            built.fact(article, "covers", iris.model_id(name), why)
        if len(chosen) > 1 and rng.random() < 0.5:
            left, right = iris.model_id(chosen[0]), iris.model_id(chosen[1])
            why = built.quote(file, line, " 与 ", "contest")
            built.fact(left, rng.choice(("outperforms", "comparedWith", "equals")), right, why)
            built.fact(article, "compares", left, why)
            built.fact(article, "compares", right, why)
    return built.graph()
