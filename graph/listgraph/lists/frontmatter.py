"""Front matter: what a file says of itself between two rules at its top, and the pages it names there."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from listgraph import toml
from listgraph.lists.outline import Word

_BLOCK = re.compile(
    r"\A(?P<rule>---|\+\+\+)[ \t]*\n(?P<text>(?:[^\n]*\n){0,400}?)(?P<end>---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)"
)
_LONGEST = 64 * 2**10
_SOURCES = frozenset(
    {
        *("source", "link", "url", "links", "sources", "urls"),
        *(f"{of}{joint}url" for of in ("source", "original", "canonical") for joint in "_-"),
        *("来源", "链接", "网址", "原文", "原文链接", "出处"),
    }
)
_TITLES = ("title", "标题")
_TAGS = frozenset(
    {
        "tags",
        "tag",
        "keywords",
        "keyword",
        "categories",
        "category",
        "topics",
        "topic",
        "标签",
        "分类",
        "关键词",
    }
)
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NO_KEY = re.compile(r"[\[\]()<>]|://")
"""What stands in a sentence that happens to have a colon, and in no key."""
_KEY = re.compile(r"[\"']?(?P<key>[\w-]+)[\"']?\s*=")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """How many lines it has, what the file is called and also called, the pages that it is about, its tags.

    Each page has its address and, where one is given, a name of its own.
    """

    lines: int
    title: Word | None
    aliases: tuple[str, ...]
    pages: tuple[tuple[Word, Word | None], ...]
    tags: tuple[Word, ...] = ()


def front_matter(text: str) -> FrontMatter | None:
    """The front matter of ``text``: what parses as a table of YAML or TOML. None where there is none.

    >>> found = front_matter("---\\ntitle: T\\nsource: https://e.org\\n---\\n")
    >>> found.lines, found.title, found.pages[0][0].text
    (4, Word(text='T', line=2, column=7), 'https://e.org')
    """
    found = _BLOCK.match(text)
    if not found or len(found["text"]) > _LONGEST or (found["rule"] == "+++") != (found["end"] == "+++"):
        return None
    read = _toml if found["rule"] == "+++" else _yaml
    pairs = read(found["text"])
    if pairs is None:
        return None
    title = next((word for key, word, _ in pairs if key in _TITLES), None)
    aliases = tuple(word.text for key, word, _ in pairs if key in ("alias", "aliases"))
    pages = tuple((word, name) for key, word, name in pairs if key in _SOURCES and _WEB.fullmatch(word.text))
    tags = tuple(tag for key, word, _ in pairs if key in _TAGS for tag in _tags(word))
    return FrontMatter(found.group().count("\n"), title, aliases, pages, tags)


def _tags(word: Word) -> Iterator[Word]:
    """The tags that stand in one word: between commas, with or without the sign of a tag."""
    for found in re.finditer(r"[^,，、;；#\s][^,，、;；]*", word.text):
        yield Word(found.group().rstrip(), word.line, word.column + found.start())


_Pairs = list[tuple[str, Word, Word | None]]
"""What stands under each key: one row for each word, with the name that it has in a table below the key."""


def _yaml(text: str) -> _Pairs | None:
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(top, yaml.MappingNode) or any(_NO_KEY.search(str(key.value)) for key, _ in top.value):
        return None
    return [
        (key.value.casefold(), word, name)
        for key, value in top.value
        if isinstance(key, yaml.ScalarNode)
        for word, name in _words(value)
    ]


def _words(node: yaml.Node) -> Iterator[tuple[Word, Word | None]]:
    """The words below a key: one, several, or in tables, each under a name or beside a title."""
    if isinstance(node, yaml.ScalarNode):
        yield _word(node), None
    elif isinstance(node, yaml.SequenceNode):
        for item in {id(item): item for item in node.value}.values():  # an alias says nothing new
            yield from _words(item) if not isinstance(item, yaml.SequenceNode) else ()
    elif isinstance(node, yaml.MappingNode):
        rows = {key.value: (key, value) for key, value in node.value if isinstance(value, yaml.ScalarNode)}
        title = next((_word(rows[key][1]) for key in ("title", "name", "text") if key in rows), None)
        for key, value in rows.values():
            yield _word(value), title or _word(key)


def _word(node: yaml.ScalarNode) -> Word:
    """A scalar, placed behind the quotation mark that it may have."""
    quoted = node.style in ("'", '"')
    return Word(node.value.strip(), node.start_mark.line + 2, node.start_mark.column + quoted)


def _toml(text: str) -> _Pairs | None:
    try:
        table = toml.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    lines = text.split("\n")
    pairs: _Pairs = []
    begins = {found["key"]: n for n, line in enumerate(lines) if (found := _KEY.match(line.strip()))}
    for key, value in table.items():
        begin = begins.get(key, 0)
        for words in value if isinstance(value, list) else [value]:
            if isinstance(words, str):
                place = next((n for n in range(begin, len(lines)) if words in lines[n]), begin)
                column = max(lines[place].find(words), 0)
                pairs.append((key.casefold(), Word(words.strip(), place + 2, column), None))
    return pairs
