"""Nodes as interpretation describes them: an article from its links, a model from the lexicon."""

import re
from collections.abc import Iterator
from functools import lru_cache

from listgraph import iris
from listgraph.entries.marks import Marks, marks
from listgraph.entries.reading import Reading, Said
from listgraph.knowledge.graph import Node, Value
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Link
from listgraph.lists.pages import relative
from listgraph.names.name import plain
from listgraph.schema import own_name
from listgraph.urls import canonicalise, listed
from listgraph.urls.identities import identity as known_as
from listgraph.urls.identities import of_arxiv
from listgraph.urls.medium import medium, published_year
from listgraph.urls.publishers import Publisher, homepage, publisher_name, site_name

Attributes = list[tuple[str, Value]]

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_ENGLISH = frozenset(
    (
        *("the", "of", "and", "for", "with", "in", "to", "a", "an", "is", "are", "on", "by", "from"),
        *("how", "what", "why", "your", "using", "via"),
    )
)
_WORD = re.compile("[a-z]+")
_PATH = re.compile(
    r"(?![a-z][a-z0-9+.-]*:)(?:[^\s\u3000-\u303f\uff00-\uffef]+|\S*/\S*\.[a-z]{2,5}(?:#\S*)?)", re.IGNORECASE
)


def language(text: str) -> str:
    """The BCP 47 code of a title's language where it is sure, else an empty string.

    >>> language("图解BERT"), language("What is XLNet"), language("BERT")
    ('zh', 'en', '')
    """
    if text.isascii():
        lower = text.lower()  # what blanks part are words, and soon found; others have signs beside them
        plain = not _ENGLISH.isdisjoint(lower.split())
        return "en" if plain or not _ENGLISH.isdisjoint(_WORD.findall(lower)) else ""
    return "zh" if _HAN.search(text) and not _KANA_HANGUL.search(text) else ""


def article(
    reading: Reading, path: str, url: str | None, published_by: Publisher | None, lexicon: Lexicon
) -> Node:
    """The article of ``reading`` in the file ``path``, at a canonical ``url`` if at any."""
    link = reading.link
    headline = reading.headline or link.destination or "(no title)"
    tongue = language(headline)
    attributes: Attributes = [("headline", Value(headline, tongue))]
    if tongue:
        attributes.append(("language", Value(tongue)))
    if url is None:
        status = "relative" if link.is_file else link_status(link.destination)
        identity = iris.article_id("", _local_identity(link.destination, path, headline, status))
        attributes += [("linkStatus", Value(status)), ("medium", Value("page"))]
        if link.destination:
            attributes.append(("rawDestination", Value(link.destination)))
    else:
        identity = iris.article_id(url)
        attributes += _of_url(url, link.destination, published_by, lexicon)
    if reading.said:
        attributes.append(("description", description(reading.said)))
    found = marks(reading)
    if year := _year(reading, url) or _year_before(reading, found):
        attributes.append(("published", Value(year)))
    attributes += _marked(found)
    attributes += [companion for role, other in reading.others for companion in _companion(role, other)]
    return Node(identity, "Article", headline, tuple(attributes))


def _marked(found: Marks) -> Iterator[tuple[str, Value]]:
    """What the entry marks the article with, as attributes."""
    if found.state:
        yield "taskState", Value(found.state)
    if found.stars is not None:
        yield "stars", Value(str(found.stars))
    if found.day:
        yield "day", Value(found.day)


def description(said: Said) -> Value:
    """What a list says of an article, in the language where it is sure."""
    return Value(said.words, language(said.words))


_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def link_status(destination: str) -> str:
    """``relative`` for a file beside the list, ``unsupported`` for another scheme, else ``broken``."""
    if _SCHEME.match(destination):
        return "unsupported"
    return "relative" if destination and _PATH.fullmatch(destination) and _is_path(destination) else "broken"


def is_broken(destination: str) -> bool:
    """Whether a destination leads nowhere: to no address of the Web, no file, and by no other scheme."""
    return not canonicalise(destination) and link_status(destination) == "broken"


def _is_path(destination: str) -> bool:
    return destination.isascii() or "/" in destination or "." in destination


def _local_identity(destination: str, path: str, headline: str, status: str) -> str:
    if status == "relative":
        return "file:" + relative(path, destination.partition("#")[0])
    return headline


def _of_url(url: str, destination: str, found: Publisher | None, lexicon: Lexicon) -> Attributes:
    names = site_name(found, lexicon.publishers) if found else None
    attributes = [("url", Value(url)), ("medium", Value(medium(url, names.medium if names else "")))]
    attributes.append(("listedUrl", Value(listed(destination) or url)))
    elsewhere = known_as(url)
    if elsewhere:
        attributes += [("identifier", Value(elsewhere.identifier)), ("sameAs", Value(elsewhere.same_as))]
    return attributes


def _year_before(reading: Reading, found: Marks) -> str:
    """The year of the day that stands before an article's title: "2022-11-03: [Title](u)"."""
    before = reading.entry.text[reading.context.start : reading.title.start]
    return found.day[:4] if found.day and found.day[:4] in before else ""


def _year(reading: Reading, url: str | None) -> str:
    """The year in which an article came out: a venue's before the address's before a mere date's."""
    said = reading.venue
    if said and said.name and said.year:
        return said.year
    by_url = published_year(url) if url else None
    return str(by_url) if by_url else said.year if said else ""


def _companion(role: str, link: Link) -> Attributes:
    url = None if link.is_file else canonicalise(link.destination)
    if url is None:
        return [("rawDestination", Value(link.destination))] if link.destination else []
    return [("codeUrl" if role == "code" else "companionUrl", Value(listed(link.destination) or url))]


def chinese_names(names: tuple[str, ...], latin: bool) -> Attributes:
    """The Chinese ``names``: the first is preferred, unless readers know the thing by its Latin one.

    >>> chinese_names(("谷歌",), False)[0][0], chinese_names(("脸书",), True)[0][0]
    ('prefLabel', 'altLabel')
    """
    first = 0 if latin else 1
    return [("prefLabel" if at < first else "altLabel", Value(name, "zh")) for at, name in enumerate(names)]


@lru_cache(maxsize=1 << 12)
def publisher(found: Publisher, lexicon: Lexicon, account: str = "") -> Node:
    """The publisher ``found``, with the names that the lexicon has for it; ``account`` as lists spell it."""
    english, chinese = publisher_name(found, lexicon.publishers, account)
    home = homepage(found)
    attributes: Attributes = [("homepage", Value(home))] if home else []
    if found.account:
        attributes.append(("account", Value(found.account)))
    if chinese and chinese != english:
        attributes += [("prefLabel", Value(english, "en")), ("prefLabel", Value(chinese, "zh"))]
    known = lexicon.publishers.get((found.site, found.account))
    if known and known.latin:
        attributes += chinese_names((known.zh,), known.latin)
    identity = iris.publisher_id(found.site, found.account)
    return Node(identity, "Publisher", english, tuple(attributes))


@lru_cache(maxsize=1 << 12)
def model(name: str, lexicon: Lexicon, discovered: bool = False) -> Node:
    """The model ``name``, with what the lexicon knows of it."""
    attributes: Attributes = [("prefLabel", Value(plain(name), "zh" if _HAN.search(name) else "en"))]
    known = lexicon.models.get(name)
    if known:
        attributes += [("altLabel", Value(alias, "en")) for alias in known.aliases]
        attributes += [("altLabel", Value(alias, "zh")) for alias in known.zh]
        if known.arxiv:
            attributes.append(("arxivId", Value(f"arXiv:{known.arxiv}")))
            attributes.append(("paper", Value(of_arxiv(known.arxiv))))
        if known.year:
            attributes.append(("firstReleased", Value(str(known.year))))
        if own_name(known.kind) in lexicon.kinds:
            attributes.append(("ofKind", Value(own_name(known.kind))))
    elif discovered:
        attributes.append(("discovered", Value("true")))
    return Node(lexicon.model_id(name), "Model", name, tuple(attributes))


SORTS = {"field": "Fields", "task": "Tasks", "method": "Methods", "dataset": "Datasets"}
"""The scheme in the vocabulary of each sort of topic in the lexicon."""


@lru_cache(maxsize=1 << 12)
def topic(name: str, others: tuple[str, ...], scheme: str, lexicon: Lexicon) -> Node:
    """The topic ``name``, in the ``scheme`` of headings or tags where it is one's."""
    known = lexicon.topics.get(name)
    attributes: Attributes = [("scheme", Value("Topics"))]
    if scheme:
        attributes.append(("scheme", Value(scheme)))
    attributes.append(("prefLabel", Value(name, "en" if name.isascii() else "")))
    attributes += [("altLabel", Value(other, language(other))) for other in others]
    if known:
        attributes += [("scheme", Value(SORTS[known.sort]))] if known.sort else []
        attributes += [("altLabel", Value(alias, "en")) for alias in known.aliases]
        attributes += chinese_names(known.zh, known.latin)
    return Node(iris.topic_id(name), "Topic", name, tuple(attributes))


def comparison(article: str, left: str, right: str, outcome: str, lexicon: Lexicon) -> Node:
    """The comparison of the models ``left`` and ``right`` (by name) in an article (by id)."""
    identity = iris.comparison_id(article, lexicon.model_id(left), lexicon.model_id(right))
    sign = {"Outperforms": ">", "Equals": "=", "NoVerdict": "–"}[outcome]
    return Node(identity, "Comparison", f"{left} {sign} {right}", (("outcome", Value(outcome)),))
