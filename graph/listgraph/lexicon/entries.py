"""What an entry of the lexicon says: of a model, an organisation, a publisher, a topic, a name to ignore."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Model:
    """A model as the lexicon knows it. ``file`` is where it says so.

    ``family``: a numbered version that the lexicon lacks is a model of its own. ``depth``: a
    number right after the name is a size. ``titles``: of the papers that introduce it, where they do not
    say its name. ``case``: counts only as written. ``ambiguous`` (and
    ``ambiguous_zh`` for the Chinese names): is also a word, so it counts only in company.
    ``class_word``: stands for a whole class as well. ``kind``: what the thing is, if no model
    ("Database"), with its plural and its Chinese name, which it is enough to give once.
    """

    name: str
    file: str
    aliases: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    developer: tuple[str, ...] = ()
    year: int = 0
    arxiv: str = ""
    base: tuple[str, ...] = ()
    variant_of: str = ""
    succeeds: str = ""
    family: bool = False
    depth: bool = False
    case: bool = False
    ambiguous: bool = False
    ambiguous_zh: bool = False
    class_word: bool = False
    titles: tuple[str, ...] = ()
    kind: str = ""
    kind_plural: str = ""
    kind_zh: str = ""

    def is_title(self, words: str) -> bool:
        """Whether words by which it was found are the title of a paper, and not its name."""
        return any(len(title) == len(words) for title in self.titles)


@dataclass(frozen=True, slots=True)
class Organization:
    """A company, laboratory or university; the flags are as for :class:`Model`.

    ``latin``: Chinese readers know it by its Latin name, so that ``zh`` are other names for it.
    """

    name: str
    file: str
    aliases: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    homepage: str = ""
    case: bool = False
    ambiguous: bool = False
    ambiguous_zh: bool = False
    latin: bool = False


@dataclass(frozen=True, slots=True)
class PublisherName:
    """What people call the site ``site`` and, where given, the account ``account`` on it.

    ``latin`` is as for :class:`Organization`.
    """

    site: str
    file: str
    name: str
    zh: str = ""
    medium: str = ""
    account: str = ""
    latin: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """A name that is no model though it may look like one: a dataset, benchmark, tool or method."""

    name: str
    file: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What entries are about that is no model. ``sort`` is one of field, task, method and dataset.

    ``broader`` names topics that it belongs to; the flags are as for :class:`Organization`.
    """

    name: str
    file: str
    sort: str = ""
    aliases: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    case: bool = False
    ambiguous: bool = False
    ambiguous_zh: bool = False
    latin: bool = False


Entry = Model | Organization | PublisherName | Topic | Ignored
TABLES: Mapping[str, type[Entry]] = MappingProxyType(
    {
        "model": Model,
        "organisation": Organization,
        "publisher": PublisherName,
        "topic": Topic,
        "ignore": Ignored,
    }
)
"""The entries by the name of their table in a TOML file."""
OTHER_SPELLING: Mapping[str, str] = MappingProxyType({"organization": "organisation"})
