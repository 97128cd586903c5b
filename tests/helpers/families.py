"""Texts of any size that repeat one thing: what a parser that looks too far ahead or back takes ages for."""

from collections.abc import Mapping

UNITS: Mapping[str, str] = {
    # brackets
    "bracket opens": "[",
    "bracket closes": "]",
    "brackets": "[]",
    "image opens": "![",
    "link in a link's text": "[[[[a](b)](c)",
    "link without an end": "[a](b",
    "link without a start": "](b)",
    "angled destination opens": "[a](<b",
    "title opens": '[a](b "c',
    "destination of parentheses": "[a](b(",
    "parenthesis opens": "(",
    "reference": "[a][b] ",
    "reference opens": "[a][",
    "footnote": "[^a] ",
    "wikilink": "[[a|b]] ",
    "wikilink opens": "[[a|",
    "escaped bracket": "\\[",
    "checkbox": "[ ] ",
    "badge": "[![a](https://img.shields.io/b)](https://example.org/c) ",
    "badge opens": "[![a](b)",
    # emphasis and code
    "star": "*",
    "star and word": "*a ",
    "word and star": "a* ",
    "two stars": "**a ",
    "stars of both kinds": "*a **b ",
    "three stars": "***a** b ",
    "underscore": "_a ",
    "underscores of both kinds": "_a __b ",
    "strike opens": "~~a ",
    "mark opens": "==a ",
    "code opens": "`a ",
    "code of two": "``a ",
    "code": "`a` ",
    "formula opens": "$a ",
    "formulas open": "$$a ",
    "backslash": "\\",
    # entities and signs
    "entity": "&amp;",
    "entity opens": "&",
    "number entity": "&#65;",
    "quotation": '"a ',
    "Chinese quotation opens": "「甲",
    "Chinese quotation": "「甲」",
    "book title opens": "《甲",
    "lenticular opens": "【甲",
    "lenticular": "【甲】乙 ",
    "dash": "- ",
    "dashes": " — ",
    "colon": "a: ",
    "Chinese colon": "甲：",
    "pipe": "a | ",
    "comma": "a, ",
    "at sign": "@a ",
    "hashtag": "#a ",
    "emoji": "🤗",
    "bar": "|",
    "blank": " ",
    "tab": "\t",
    "hash": "#",
    "angle": "> ",
    "greater": ">",
    "less": "<",
    "tilde": "~",
    "digit": "1",
    "dot": ".",
    "letter": "a",
    "capital": "Ab",
    "Chinese": "模",
    "nul": "\ufffd",
    "Chinese words": "大语言模型",
    "Chinese and Latin": "用BERT做分类，",
    "Chinese list": "甲、乙和",
    "Chinese brackets": "（甲）",
    "full-width": "ＢＥＲＴ ",
    "spaces between": "a\u3000",
    "nothing seen": "\u200b",
    "turned round": "\u202ea ",
    "accents": "e\u0301",
    # HTML
    "tag opens": "<a ",
    "anchor opens": '<a href="b">',
    "anchor": '<a href="https://example.org/a">b</a> ',
    "anchor closes": "</a>",
    "anchor of attributes": '<a b="c" ',
    "heading opens": "<h1>",
    "heading": "<h2>a</h2>",
    "row opens": "<tr>",
    "cell opens": "<td>a",
    "table opens": "<table>",
    "table": "<table><tr><td>a</td></tr></table>",
    "summary opens": "<summary>",
    "details open": "<details>",
    "fold": "<details><summary>a</summary>b</details>",
    "item opens": "<li>",
    "list opens": "<ul>",
    "division opens": "<div>",
    "picture": '<img src="a" alt="b">',
    "line break": "a<br>",
    "comment opens": "<!--",
    "comment": "<!-- a -->",
    "comment closes": "-->",
    "script opens": "<script>",
    "pre opens": "<pre>",
    "declaration": "<!a",
    "instruction": "<?",
    "character data": "<![CDATA[",
    "character data apart": "<![CDATA[ > ",
    "unknown tag": "<a-b c>",
    "closing tag": "</div>",
    "template": "{{ a ",
    "template of percent": "{% a ",
    # links and addresses
    "links": "[BERT](https://example.org/a) ",
    "links and tags": "[a](https://example.org/a) #b `c` ",
    "links and words": "[a](https://example.org/a) and then ",
    "autolink": "<https://example.org/a> ",
    "autolink opens": "<https://example.org/a",
    "address": "https://example.org/a ",
    "addresses without a blank": "https://example.org/a",
    "address of parentheses": "https://example.org/(a",
    "address in Chinese": "见https://example.org/a。",
    "www": "www.example.org ",
    "scheme": "https://",
    "mail": "a@b.c ",
    "domain": "a.b.",
    "path": "https://example.org" + "/a" * 40 + " ",
    "query": "?a=b&c=d",
    "percent": "%E6%A8%A1",
    "arXiv": "arXiv:1810.04805 ",
    "DOI": "10.1000/182 ",
    # names and comparisons
    "model": "BERT ",
    "models": "BERT, GPT-2 and ",
    "comparison": "BERT beats GPT-2 ",
    "comparison without an end": "BERT outperforms ",
    "versus": "BERT vs ",
    "versus without a model": "vs ",
    "Chinese comparison": "BERT碾压GPT-2，",
    "models in a row": "BERT, GPT-2, T5, ",
    "comparisons": "BERT outperforms GPT-2, ",
    "Chinese comparisons": "豆包碾压文心一言，比通义千问强",
    "new model": "FooBERT ",
    "new name": "Foonet: a thing ",
    "version": "GPT-1.2.3.4 ",
    "versions": "GPT-4/4o/",
    "sizes": "7B/13B/",
    "better than": "better than ",
    "organisation": "Google ",
    "survey": "a survey of ",
    "year": "(2019) ",
    "date": "2019-01-02 ",
}
"""What is repeated in a line, in a paragraph, in the items of a list, and in a link's text and title."""

BLOCKS: Mapping[str, str] = {
    "items": "* [BERT](https://example.org/a)\n",
    "items of one article": "* [a](https://example.org/a) [b](https://example.org/b)\n",
    "numbered items": "1. a\n",
    "tasks": "- [ ] a\n",
    "headings": "# a\n",
    "headings of models": "## BERT\n",
    "nearly headings": "#a\n",
    "underlined headings": "a\n===\n",
    "rules": "---\n",
    "quotes": "> a\n",
    "quotes in quotes": "> > > > > a\n",
    "lazy quotes": "> a\nb\n",
    "fences": "```\n",
    "fence opens": "```a\n",
    "code by blanks": "    a\n",
    "table rows": "| a | b |\n",
    "tables": "| a | b |\n|---|---|\n| c | d |\n\n",
    "table of a head": "| a | b |\n|---|---|\n",
    "table lines": "|---|---|\n",
    "definitions": "[a]: https://example.org/a\n",
    "definitions of others": "[{n}]: https://example.org/{n}\n",
    "definitions and references": "[{n}]: https://example.org/{n}\n\n[a][{n}]\n\n",
    "definition opens": "[a]:\n",
    "footnotes": "[^{n}]: a\n",
    "footnotes and marks": "a[^{n}]\n\n[^{n}]: b\n\n",
    "sections and entries": "## {n}\n* [BERT {n}](https://example.org/{n})\n",
    "entries of many models": "* [FooBERT-{n} beats BarGPT-{n}](https://example.org/{n})\n",
    "entries of one title": "* [a long title](https://example.org/{n})\n",
    "entries of one host": "* [a](https://example{n}.org/)\n",
    "entries without an address": "* [a]()\n",
    "anchors within": "* [a](#{n})\n",
    "headings and anchors": "# a {n}\n* [a](#a-{n})\n",
    "files": "* [a]({n}.md)\n",
    "hashtags": "* [a](https://example.org/{n}) #t{n}\n",
    "folds": "<details><summary>a {n}</summary>\n\n* [a](b)\n\n</details>\n",
    "HTML rows": '<tr><td><a href="b{n}">a</a></td></tr>\n',
    "HTML and Markdown": "<p>\n[a](https://example.org/{n})\n",
    "HTML and Markdown apart": "<p>\n[a](https://example.org/{n})\n\n",
    "HTML blocks": '<div><a href="https://example.org/{n}">a</a></div>\n\n',
    "lists set in": "    * [a](https://example.org/{n})\n\nb\n\n",
    "paragraphs": "a {n}\n\n",
    "blank lines": "\n",
    "blank lines with blanks": "  \n",
    "carriage returns": "\r",
    "front matter": "---\na: b\n",
    "keys": "a{n}: b\n",
    "list in a list": "* a\n  * b\n",
    "comment lines": "<!-- a\n",
    "abbreviations": "*[A]: b\n",
    "directives": "::: a\n",
    "backslash lines": "a\\\n",
    "references to one": "[a]: https://example.org/{n}\n\n[a]\n\n",
    "references to none": "[a][{n}]\n",
    "references of a word": "a [{n}] b\n\n",
    "footnotes of blocks": "[^{n}]: a\n\n    b\n\n",
    "marks of one footnote": "a[^1]\n\n[^1]: b\n\n",
    "footnotes with links": "a[^{n}]\n\n[^{n}]: [b](https://example.org/{n})\n",
    "list of five depths": "* a\n  * b\n    * c\n      * d\n        * [e](https://example.org/{n})\n",
    "quotes and lists": "> * a\n>   > * [e](https://example.org/{n})\n",
    "long headings": "## " + "a long word " * 20 + "{n}\n* [a](https://example.org/{n})\n",
    "headings of one name": "## a\n* [a](https://example.org/{n})\n",
    "headings of six levels": "# a\n## b\n### c\n#### d\n##### e\n###### f {n}\n* [a](https://example.org/{n})\n",
    "rows of a table": "| [a](https://example.org/{n}) | BERT | 2019 | a note of some words |\n",
    "Chinese entries": "* [一文读懂大语言模型{n}](https://example.org/{n})：比文心一言强\n",
    "Chinese paragraphs": "大语言模型正在改变世界，见[这里](https://example.org/{n})。\n\n",
    "entries of one address": "* [a {n}](https://example.org/a)\n",
    "companions of one article": "* [BERT](https://example.org/a) ([code](https://github.com/a/{n}))\n",
    "entries nearly the same": "* [a](https://example.org/a{n}/)\n* [a](http://www.example.org/a{n})\n",
    "titles nearly the same": "* [a long title of some words {n}](https://example.org/{n})\n",
    "links that cross-post": "* [a long title {n}](https://a.org/{n})\n* [a long title {n}](https://b.org/{n})\n",
    "character data and items": "<![CDATA[\n* [a](https://example.org/{n})\n",
    "instructions and items": "<?a\n* [a](https://example.org/{n})\n",
    "set text and items": "<pre>\n* [a](https://example.org/{n})\n",
    "scripts and links": "<script>\n[a](https://example.org/{n})\n",
    "one Chinese paragraph": "大语言模型[a {n}](https://example.org/{n})击败了文心一言\n",
    "two names": "* BERT: [a](https://example.org/{n})\n* GPT: [b](https://example.org/{n})\n",
}
"""What is repeated as lines of its own; ``{n}`` is another number each time."""

NESTED: Mapping[str, tuple[str, str, str]] = {
    "links": ("[", "a", "](b)"),
    "brackets": ("[", "a", "]"),
    "parentheses": ("(", "a", ")"),
    "destination": ("[a](" + "(", "b", ")"),
    "stars": ("*", "a", "*"),
    "stars apart": ("*a ", "b", " c*"),
    "quotes": (">", " a", ""),
    "quotes apart": ("> ", "a", ""),
    "items": ("* ", "a", ""),
    "numbers": ("1. ", "a", ""),
    "divisions": ("<div>", "a", "</div>"),
    "HTML lists": ("<ul><li>", "a", "</li></ul>"),
    "folds": ("<details>", "a", "</details>"),
    "tables": ("<table><tr><td>", "a", "</td></tr></table>"),
    "Chinese quotation": ("「", "甲", "」"),
    "code": ("`", "a", "`"),
    "cells": ("| [a](b) ", "|\n", "|---"),
}
"""What stands within itself: opened so many times, a middle, closed as often."""

FRAMED: Mapping[str, tuple[str, str, str]] = {
    "front matter": ("---\n", "a{n}: b\n", "---\n* [a](https://example.org/a)\n"),
    "front matter of a list": ("---\na:\n", "  - b{n}\n", "---\n* [a](https://example.org/a)\n"),
    "front matter of TOML": ("+++\n", 'a{n} = "b"\n', "+++\n* [a](https://example.org/a)\n"),
    "table": ("| a | b |\n|---|---|\n", "| BERT | [a](https://example.org/{n}) |\n", ""),
    "table of verdicts": (
        "| a | b |\n|---|---|\n",
        "| BERT beats FooGPT-{n} | [a](https://example.org/{n}) |\n",
        "",
    ),
    "table of one cell": ("| a |\n|---|\n", "| [a](https://example.org/{n}) |\n", ""),
    "HTML table": ("<table>\n", '<tr><td><a href="https://example.org/{n}">a</a></td></tr>\n', "</table>\n"),
    "HTML row": (
        "<table><tr>\n",
        '<td><a href="https://example.org/{n}">BERT {n}</a></td>\n',
        "</tr></table>\n",
    ),
    "HTML heads": (
        "<table><tr>\n",
        "<th>a {n}</th>\n",
        '</tr><tr><td><a href="https://example.org/a">a</a></td></tr></table>\n',
    ),
    "cell": ("| a |\n|---|\n| ", "[BERT {n}](https://example.org/{n}) ", "|\n"),
    "HTML list": ("<ul>\n", '<li><a href="https://example.org/{n}">a</a></li>\n', "</ul>\n"),
    "HTML addresses": ("<p>\n", "https://a.example/{n} and <b>www.b.example/{n}</b>\n", "</p>\n"),
    "HTML address openings": ("<div>", "http://", "</div>\n"),
    "marks and a footnote": ("", "a[^1] [b](https://example.org/{n})\n\n", "[^1]: c\n"),
    "references and a definition": ("", "* [a {n}][b]\n", "\n[b]: https://example.org/b\n"),
    "fence": ("```\n", "[a](https://example.org/{n})\n", "```\n"),
    "comment": ("<!--\n", "[a](https://example.org/{n})\n", "-->\n"),
    "entries under models": ("## BERT\n", "* [a {n}](https://example.org/{n})\n", ""),
    "brackets behind a name": ("## BERT ", "[", " a\n* [a](https://example.org/a)\n"),
    "blanks in a heading": ("## a", " ", "b\n* [a](https://example.org/a)\n"),
    "version of hyphens": ("* [GPT", "-4", "](https://example.org/a)\n"),
    "title of models joined": ("* [", "BERT+", "](https://example.org/a)\n"),
    "title of cues without a stop": ("* [BERT ", "超越何某等人提出的", "GPT-4](https://example.org/a)\n"),
    "title of Chinese models": ("* [", "豆包大模型碾压文心一言之后通义千问又", "](https://example.org/a)\n"),
    "models compared in a title": ("* [", "FooGPT-{n}比BERT强，", "](https://example.org/a)\n"),
    "new models in a title": ("* [Foonet: ", "FooGPT-{n}, ", "](https://example.org/a)\n"),
    "models behind The": ("* [The ", "甲BERT", "](https://example.org/a)\n"),
    "and so on in Chinese": ("* [被 GPT-4", "等", "甲](https://example.org/a)\n"),
    "blanks behind a link": ("* [a](https://example.org/a) (", "\u3000", "a)\n"),
    "blanks before a link": ("* !) ", "\u3000", ": [a](https://example.org/a)\n"),
    "tags in a title": ("* [a", " #b", " c](https://example.org/a)\n"),
    "pictures in a heading": ("## a", " :b:", " c\n* [a](https://example.org/a)\n"),
    "hyphens in a cell": (
        "| Model | b | c |\n|---|---|---|\n| Quux | [Foonet](https://example.org/a) | ",
        "-",
        " |\n",
    ),
    "classes in a title": ("* [", "graph neural networks ", "](https://example.org/a)\n"),
    "parts of a name": ("* [", "Foo-", "GPT](https://example.org/a)\n"),
    "numbers of a name": ("* [", "GPT-4-1-2-", "](https://example.org/a)\n"),
    "escapes": ("* [a](https://example.org/a) ", "\\_\\_BERT{n} **b** ", "\n"),
    "cells behind the last header": ("|a|b|\n|-|-|\n|", "`|", "[a](https://example.org/a)|\n"),
    "a version again in a title": ("* [", "Vidu Q2 上线，", "](https://example.org/a)\n"),
    "models of a row in a title": ("* [", "GPT-4、ChatGLM2、Llama 2 同台，", "](https://example.org/a)\n"),
    "a word in quotes again": (
        "* [“文心”大模型](https://example.org/a)\n* [",
        "“文心”与GPT-4，",
        "](https://example.org/b)\n",
    ),
    "models with slashes in a cell": (
        "| Model | A |\n|---|---|\n| ",
        "Mistral/Mixtral/Pixtral，",
        " | [a](https://example.org/a) |\n",
    ),
    "kinds before a model": ("* [", "基于" + "模型" * 20 + "，BERT，", "](https://example.org/a)\n"),
    "names joined before a model": ("* [", "基于" + "B与" * 20 + "x BERT，", "](https://example.org/a)\n"),
    "digits behind a release": ("* [", "BERT推出" + "1" * 40 + "甲，", "](https://example.org/a)\n"),
    "digits behind a verdict": ("* [BERT beats GPT-2](https://example.org/a) ", "1", "\n"),
    "sources of a piece": ("## BERT is out\n- Source: ", "[a](https://example.org/a) | ", "\n"),
    "links in a row": ("- 2018: ", "[AviNet](https://example.org/a) | ", "\n"),
    "dots of a sized name": ("* [", "Ma.", "72B beats BERT](https://example.org/a)\n"),
    "dots of two titles": ("* [a](https://example.org/a)\n* [", "a.", "](https://example.org/a)\n"),
}
"""What is repeated between a beginning and an end."""

SHARED: Mapping[str, tuple[str, str, str]] = {
    "cell of tags": ("| A | License |\n|---|---|\n| {links} | ", "t{n}, ", " |\n"),
    "cell of models": ("| A | Tags |\n|---|---|\n| {links} | ", "BERT, ", " |\n"),
    "cell of new models": ("| Model | A |\n|---|---|\n| ", "FooGPT-{n}, ", " | {links} |\n"),
    "front matter": ("---\ntags:\n", "- t{n}\n", "---\n{links}\n"),
    "cell of owners": ("| Model | A |\n|---|---|\n| ", "acme/", "Foonet | {links} |\n"),
    "HTML cell of models": (
        "<table><tr><th>Model</th><th>A</th></tr>\n<tr><td>",
        "FooGPT-{n},\n",
        "</td><td>{HTML links}</td></tr></table>\n",
    ),
}
"""What is repeated beside as many links as fill as much, each of which might be told all of it."""

_LINE = 40
_LINKS = {
    "{links}": "[a{n}](https://example.org/{n}) ",
    "{HTML links}": '<a href="https://example.org/{n}">a{n}</a>\n',
}


def families() -> Mapping[str, "Family"]:
    """All of them by a name that says how it is repeated."""
    found: dict[str, Family] = {}
    link = "[a](https://example.org/a)"
    for name, unit in UNITS.items():
        found[f"line: {name}"] = Family(unit, line=True)
        found[f"told: {name}"] = Family(unit, line=True, before=f"* {link} ")
        found[f"behind an autolink: {name}"] = Family(unit, line=True, before="* <https://example.org/a> ")
        found[f"heading: {name}"] = Family(unit, line=True, before="## ", after=f"\n* {link}\n")
        found[f"lines: {name}"] = Family(unit * max(1, _LINE // len(unit)) + "\n")
        found[f"items: {name}"] = Family(f"* [{unit}a](https://example.org/{{n}}) {unit}b\n")
    for name, unit in BLOCKS.items():
        found[f"blocks: {name}"] = Family(unit)
    for name, (before, unit, after) in FRAMED.items():
        found[f"framed: {name}"] = Family(unit, before=before, after=after, line="\n" not in unit)
    for name, (before, unit, after) in SHARED.items():
        found[f"shared: {name}"] = Family(unit, before=before, after=after, line=True)
    for name, (opened, middle, closed) in NESTED.items():
        found[f"nested: {name}"] = Family(opened, middle, closed, line=True)
    return found


class Family:
    """A thing and how it is repeated."""

    def __init__(
        self,
        unit: str,
        middle: str = "",
        closed: str = "",
        line: bool = False,
        before: str = "",
        after: str = "",
    ) -> None:
        """``before`` and ``after`` stand around all; ``line`` is where the unit is repeated within a line.
        ``{n}`` in the unit is another number each time; ``{links}`` in what stands around are so many
        that they take half of the text."""
        self._before, self._unit, self._middle, self._closed, self._after = (
            before,
            unit,
            middle,
            closed,
            after,
        )
        self.line = line
        around = before + after
        self._links = next((mark for mark in _LINKS if mark in around), "")

    def text(self, size: int) -> str:
        """So much of it, in characters, roughly."""
        link = _LINKS.get(self._links, "")
        links = _repeated(link, size // 2 // _length(link)) if link else ""
        times = max(1, (size - len(links)) // (_length(self._unit) + len(self._closed)))
        text = self._before + _repeated(self._unit, times) + self._middle + self._closed * times + self._after
        return text.replace(self._links, links) if link else text


def _length(unit: str) -> int:
    """In characters, at most: with a number of five digits."""
    return len(unit.replace("{n}", "99999"))


def _repeated(unit: str, times: int) -> str:
    """With other numbers each time, where there are some."""
    if "{n}" not in unit:
        return unit * times
    return "".join(unit.replace("{n}", str(number)) for number in range(times))
