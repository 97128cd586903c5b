"""A small graph made by hand, for the tests of what comes after ``assemble``."""

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, SourceRecord, Value
from listgraph.problems import Problem

LINE = "* [RoBERTa 碾压 XLNet](https://zhuanlan.zhihu.com/p/1)"


def evidence(quote: str, rule: str = "title-subject", confidence: float = 0.95) -> Evidence:
    start = LINE.index(quote)
    return Evidence("lists/reading.md", 5, quote, start, start + len(quote), rule, confidence)


def lexicon(rule: str = "lexicon") -> Evidence:
    return Evidence("lexicon/models-language.toml", 0, "", 0, 0, rule, 0.99)


def attributes(**values: str) -> tuple[tuple[str, Value], ...]:
    english = {"prefLabel": "en"}
    return tuple(sorted((name, Value(text, english.get(name, ""))) for name, text in values.items()))


ARTICLE, ROBERTA, XLNET = "article/00000000000000a1", "model/roberta", "model/xlnet"
SECTION, LIST = "section/00000000000000b1", "list/lists-reading"
COMPARISON = "comparison/00000000000000c1"
PUBLISHER, META = "publisher/zhuanlan.zhihu.com", "organization/meta"

FACTS = {
    Fact(ARTICLE, "compares", ROBERTA): (evidence("碾压", "contest"),),
    Fact(ARTICLE, "compares", XLNET): (evidence("碾压", "contest"),),
    Fact(ARTICLE, "covers", ROBERTA): (evidence("RoBERTa"),),
    Fact(ARTICLE, "listedIn", SECTION): (evidence("RoBERTa 碾压 XLNet", "listed"),),
    Fact(ARTICLE, "publishedBy", PUBLISHER): (evidence("https://zhuanlan.zhihu.com/p/1", "publisher"),),
    Fact(ARTICLE, "reports", COMPARISON): (evidence("碾压", "contest"),),
    Fact(COMPARISON, "left", ROBERTA): (evidence("碾压", "contest"),),
    Fact(COMPARISON, "outcome", Value("Outperforms")): (evidence("碾压", "contest"),),
    Fact(COMPARISON, "right", XLNET): (evidence("碾压", "contest"),),
    Fact(ROBERTA, "developedBy", META): (lexicon(),),
    Fact(ROBERTA, "firstReleased", Value("2019")): (lexicon(),),
    Fact(ROBERTA, "outperforms", XLNET): (evidence("碾压", "contest"),),
    Fact(SECTION, "partOf", LIST): (evidence("RoBERTa", "outline"),),
}

NODES = (
    Node(
        ARTICLE,
        "Article",
        "RoBERTa 碾压 XLNet",
        (
            ("headline", Value("RoBERTa 碾压 XLNet", "zh")),
            ("language", Value("zh")),
            ("medium", Value("post")),
            ("url", Value("https://zhuanlan.zhihu.com/p/1")),
        ),
    ),
    Node(COMPARISON, "Comparison", "RoBERTa > XLNet", attributes(outcome="Outperforms")),
    Node(LIST, "List", "lists/reading.md", attributes(file="lists/reading.md")),
    Node(
        ROBERTA,
        "Model",
        "RoBERTa",
        attributes(prefLabel="RoBERTa", firstReleased="2019", arxivId="arXiv:1907.11692"),
    ),
    Node(XLNET, "Model", "XLNet", attributes(prefLabel="XLNet")),
    Node(META, "Organization", "Meta"),
    Node(PUBLISHER, "Publisher", "知乎专栏 / Zhihu", attributes(homepage="https://zhuanlan.zhihu.com/")),
    Node(SECTION, "Section", "Roberta", attributes(file="lists/reading.md", level="2", line="3")),
)

GRAPH = KnowledgeGraph(
    nodes=tuple(sorted(NODES, key=lambda node: node.id)),
    evidence=dict(sorted(FACTS.items(), key=lambda item: item[0].key)),
    lines={("lists/reading.md", 5): LINE, ("lists/reading.md", 3): "## Roberta"},
    sources=(SourceRecord("lists/reading.md", "0" * 64, "utf-8", 1),),
    problems=(Problem("lists/reading.md", 7, "not-a-url", "the destination of the link is no URL: 'x y'"),),
)
