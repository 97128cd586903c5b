"""Every verb of a verdict in every form: told, turned round, denied, asked, put off, in both languages."""

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from listgraph.cues import CONTESTS, around, cues, needles, written
from listgraph.entries.context import Comparison
from listgraph.entries.contexts import contexts
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.rules.comparisons import compare
from listgraph.text.inflection import verb

WON, LOST, LEVEL = "ELECTRA > BERT", "BERT > ELECTRA", "ELECTRA = BERT"
OPEN = "ELECTRA ? BERT"
"""Set side by side, and nobody wins."""
TOLD = {"over": WON, "under": LOST, "level": LEVEL}
TURNED = {"over": LOST, "under": WON, "level": LEVEL}
DENIED = {"over": OPEN, "under": LEVEL, "level": LOST}


def plainly(cue: str) -> str:
    """One text that a cue matches: of several words the first, of what may miss nothing."""
    cue = re.sub(r"\(\?[=!<][^()]*(?:\([^()]*\)[^()]*)*\)", "", cue)
    cue = re.sub(r"\[[^\]]*\]\{1,30\}", "its speed", cue)
    cue = re.sub(r"\[([^\]])[^\]]*\]", r"\1", cue)
    while (shorter := re.sub(r"\(\?:([^()|]*)[^()]*\)(\?|\{0,\d\}\??)?", _first, cue)) != cue:
        cue = shorter
    return re.sub(r"\\w\+ ?|\S\?", "", cue)


def _first(group: re.Match[str]) -> str:
    return "" if group[2] else group[1]


def english() -> Iterator[tuple[str, str]]:
    for told in TOLD:
        for entry in written()[told]["verbs"]:
            forms = verb(plainly(entry))
            plain, ing = forms.bare
            for finite in forms.finite:
                yield f"ELECTRA {finite} BERT on long texts", TOLD[told]
            yield f"ELECTRA can {plain} BERT on long texts", TOLD[told]
            yield f"ELECTRA is a small model {ing} BERT", TOLD[told]
            yield f"ELECTRA does not {plain} BERT on long texts", DENIED[told]
            yield f"ELECTRA fails to {plain} BERT", DENIED[told]
            yield f"Does ELECTRA {plain} BERT on long texts?", OPEN
            yield f"ELECTRA may {plain} BERT some day", OPEN
            yield f"ELECTRA aims to {plain} BERT", OPEN
            yield f"Why ELECTRA {forms.finite[0]} BERT", TOLD[told]
            yield f"Better data leads ELECTRA to {plain} BERT", TOLD[told]
            yield f"Better data could lead ELECTRA to {plain} BERT", OPEN
            if told != "level" or not forms.rest:
                yield f"ELECTRA was {forms.done} by BERT", TURNED[told]
                yield f"ELECTRA was not {forms.done} by BERT", _denied_passive(told)
        for start, end in around(told):
            for form in start:
                yield f"ELECTRA models {form} BERT {plainly(end)}", TOLD[told]


def _denied_passive(told: str) -> str:
    """Who was not beaten may be ahead or level, whom none trailed may not be ahead; whom none matched is."""
    return {"over": OPEN, "under": OPEN, "level": WON}[told]


def chinese() -> Iterator[tuple[str, str]]:
    for told in TOLD:
        table = written()[told]
        for act in map(plainly, (*table["acts"], *table["states"])):
            yield f"ELECTRA {act} BERT", TOLD[told]
            yield f"ELECTRA 在长文本上{act}了 BERT", TOLD[told]
            yield f"ELECTRA 不仅{act} BERT，还更小", TOLD[told]
            yield f"为什么 ELECTRA {act} BERT？", TOLD[told]
            yield f"ELECTRA 能否{act} BERT？", OPEN
            yield f"ELECTRA {act} BERT 了吗", OPEN
            yield f"ELECTRA 有望{act} BERT", OPEN
            yield f"好数据让 ELECTRA {act} BERT", TOLD[told]
        for act in map(plainly, table["acts"]):
            yield f"ELECTRA 未能{act} BERT", DENIED[told]
            yield f"ELECTRA 并没有{act} BERT", DENIED[told]
            yield f"ELECTRA 被 BERT {act}", TURNED[told]
            yield f"ELECTRA 没有被 BERT {act}", _denied_passive(told)
        for act in map(plainly, table["done"]):
            yield f"ELECTRA 被 BERT {act}", TURNED[told]
            yield f"ELECTRA 把 BERT {act}", TOLD[told]
    for felt in map(plainly, written()["over"]["felt"]):
        yield f"ELECTRA 让 BERT {felt}", WON
    for lost in ("被取代", "危", "已死", "跌落神坛", "走下神坛", "不香了", "下岗"):
        yield f"BERT {lost}！ELECTRA 来了", WON


def said(titles: list[str]) -> list[str]:
    """What each title says: who beats whom, or that they are level, or only that they stand side by side."""
    text = "".join(f"- [{title}](https://example.org/{index})\n" for index, title in enumerate(titles))
    document = parse(Source("list.md", text, "utf-8", ""))
    return [_told(compare(context).comparisons) for context in contexts(document, builtin(), {})]


def _told(found: Sequence[Comparison]) -> str:
    sign = {"Outperforms": ">", "Equals": "=", "NoVerdict": "?"}
    sides = [(each.left, sign[each.outcome], each.right) for each in found]
    turned = [
        (right, told, left) if left == "BERT" and told != ">" else (left, told, right)
        for left, told, right in sides
    ]
    return ", ".join(" ".join(side) for side in turned)


@pytest.mark.parametrize("family", [english, chinese])
def test_every_form_of_a_verb_tells_what_it_says(family: Callable[[], Iterator[tuple[str, str]]]) -> None:
    expected = dict(family())
    found = dict(zip(expected, said(list(expected)), strict=True))
    wrong = {title: found[title] for title, told in expected.items() if found[title] != told}
    assert wrong == {}


def test_no_cue_is_sought_in_every_text() -> None:
    rows = [row for table in CONTESTS for row in cues(table).values()]
    assert [cue for row in rows for cue in row if "" in needles(cue)] == []
