"""What the names in a text say of each other: makers called like their models, families before versions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from listgraph.lexicon import Lexicon
from listgraph.names.candidates import Candidates, Place, goes_on
from listgraph.names.known import VARIANTS
from listgraph.names.name import Name, Reach
from listgraph.names.shortened import shortened
from listgraph.text.writing import squeeze

_RELEASES = re.compile(
    r"\s?(?:又|再|正式|重磅|刚刚|官方|连夜|突然|凌晨|最新|今日|即将|宣布)*\s?"
    r"(?:发布|发表|开源|推出|提出|上线|公布|揭晓|端出|亮出|带来|上架|的(?:首个|首款|最新|新一代|下一代|第一个|新)|launch|releas|announc|introduc|unveil|present|open-?sourc)",
    re.IGNORECASE,
)
_COINED = re.compile(
    rf" (?!{VARIANTS}(?![a-z]))(?=\w*(?:[a-z][A-Z]|[A-Z]{{2}}[a-z]))[A-Z]\w+(?![\w-])(?! (?:API|SDK|CLI)\b)"
)
"""A thing that nobody knows right behind who made it: "DeepSeek FlashMLA"."""
_OPENS = re.compile(r"\s?[(（]")
_HAN = re.compile("[\u3400-\u9fff]+")
_BLANK = re.compile(r"['’]?s? ")
_BESIDE = re.compile(r"[ (（·]{0,2}")


def settled(found: Candidates, known: list[Name], lexicon: Lexicon) -> list[Name]:
    """The names that stand when known ones and new ones have met, in order.

    A new name may hold a known one ("GPT4Video"), but overlaps neither it nor a known form or an address.
    """
    new = list(_apart(found, known)) if found.new else []
    versions = (name for name in known if name.found == "version")
    longer = Reach((name.start, name.end) for name in chain(new, versions))
    known = [name for name in known if longer.before(name.start) < name.end]
    if not known:
        return new
    known = list(_fullest(known))
    known = sorted([*known, *shortened(found.text, known, lexicon)], key=lambda name: (name.start, name.end))
    both = sorted(told_apart(found.text, known, lexicon) + new, key=lambda name: (name.start, name.end))
    return list(without_leading(found.text, without_nicknames(found.text, both)))


def _fullest(names: Iterable[Name]) -> Iterator[Name]:
    """Of names that stand in one place the one that says most: Claude Opus 4 before Claude Opus.

    One of the same family within another's is a part of it: Sonnet of "claude-3-5-sonnet".
    """
    places: dict[Place, Name] = {}
    outer: Name | None = None
    for name in names:
        place = name.start, name.end
        if outer and outer.start < name.start and name.end <= outer.end and _are_kin(outer, name):
            continue
        if place not in places or len(name.label) > len(places[place].label):
            places[place] = name
        outer = name if outer is None or name.end > outer.end else outer
    return iter(places.values())


def _are_kin(name: Name, other: Name) -> bool:
    return name.label.partition(" ")[0] == other.label.partition(" ")[0]


def _apart(found: Candidates, known: Iterable[Name]) -> Iterator[Name]:
    """The new names that overlap no known one, no known form and no address; one may lie within them."""
    begun = {name.start for name in known}
    forms = (form for form in found.forms if form.match.start in begun or not goes_on(found.text, form.match))
    places = [form.place for form in forms]
    taken = Reach([*places, *((name.start, name.end) for name in known), *found.addresses])
    for name in found.new:
        if taken.before(name.start + 1) <= name.start and taken.before(name.end) <= name.end:
            yield name


def told_apart(text: str, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """``names``, in which a maker that is called like its model is the maker.

    So where the text names a version as well, or says what the maker has released, and right before
    another of the maker's models: "Mistral Mixtral".
    """
    if not any(_may_be_maker(name, lexicon) for name in names):
        return names
    versions = {squeeze(name.label) for name in names if name.kind == "Model"}
    last = max(name.start for name in names)
    kept = []
    for name, after in zip(names, [*names[1:], None], strict=True):
        key = squeeze(name.label)
        versioned = any(other != key and other.startswith(key) for other in versions)
        releases = name.start < last and _RELEASES.match(text, name.end)
        sized = name.end - name.start > len(name.label)
        coined = _COINED.match(text, name.end)
        thing = coined and not (after and after.start < coined.end())
        leads = after and _BLANK.fullmatch(text, name.end, after.start) and _has_made(name, after, lexicon)
        maker = _may_be_maker(name, lexicon) and not sized and (versioned or releases or leads or thing)
        kept.append(name._replace(kind="Organization") if maker else name)
    return kept


def _may_be_maker(name: Name, lexicon: Lexicon) -> bool:
    return name.kind == "Model" and any(maker in lexicon.organizations for maker in _makers(name))


def _makers(name: Name) -> tuple[str, str]:
    """What the organisation may be called that is called like a model."""
    return name.label, f"{name.label} AI"


def _has_made(name: Name, after: Name, lexicon: Lexicon) -> bool:
    """Whether a name is that of the maker of another model."""
    model = lexicon.models.get(after.label) or lexicon.models.get(after.parent)
    return (
        model is not None and model.name != name.label and not set(_makers(name)).isdisjoint(model.developer)
    )


def without_nicknames(text: str, names: Sequence[Name]) -> list[Name]:
    """``names``, in order, but for a Chinese one in brackets behind a Latin one: that is how it is called."""
    nicknames = {
        after
        for name, after in pairwise(names)
        if _OPENS.fullmatch(text, name.end, after.start)
        and _HAN.fullmatch(text, after.start, after.end)
        and text[name.start : name.end].isascii()
        and text[after.end : after.end + 1] in (")", "）")
        and name.kind == after.kind
    }
    return [name for name in names if name not in nicknames]


def without_leading(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """``names``, in order, but for a family's that only leads to its version's: "通义千问 Qwen2"."""
    for name, after in pairwise(names):
        beside = _BESIDE.fullmatch(text, name.end, after.start)
        if not (beside and name.label != after.label and _is_version(after, name)):
            yield name
    yield from names[-1:]


def _is_version(name: Name, family: Name) -> bool:
    return squeeze(name.label).startswith(squeeze(family.label))
