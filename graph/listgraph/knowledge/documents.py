"""Documents become claims: what is known already is not worked out anew, the rest in several processes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from listgraph import cache
from listgraph.cache import Cache
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.packing import packed, unpacked
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document
from listgraph.lists.source import Source
from listgraph.problems import Problem
from listgraph.progress import LOG, Progress, silent, stage
from listgraph.rules.plugins import added_rules
from listgraph.workers import Died, spread

WORTH = 200_000
"""Less text than this (in characters) is read before another process has begun."""
PLENTY = 30_000_000
"""What more text than this says is left in the cache until it is its turn: it takes about half the room."""

_Key = tuple[str, str, frozenset[str]]


@dataclass(slots=True)
class Memory:
    """What the documents were found to say, kept from one build of them to the next.

    ``jobs`` is how many processes read them. Beside what this process remembers there is the cache
    (:func:`listgraph.cache.current`). A memory that ``forgets`` has the cache alone, and the outlines that it
    was asked to keep until they are fetched.
    """

    jobs: int = 1
    forgets: bool = False
    _lexicon: Lexicon | None = None
    _claims: dict[_Key, Claims] = field(default_factory=dict)
    _parsed: dict[_Key, Document] = field(default_factory=dict)

    def interpreted(
        self,
        sources: Sequence[Source],
        lexicon: Lexicon,
        progress: Progress = silent,
        outlines: bool = False,
    ) -> Iterator[Claims]:
        """The claims of each source, in order; only what is new or has changed is interpreted.

        What is not among ``sources`` any more is forgotten. ``outlines`` says that :meth:`parsed` will be
        asked for them, so that those made on the way are kept until then.
        """
        known = self._claims if lexicon is self._lexicon else {}
        self._lexicon, self._claims = lexicon, {}
        kept = cache.current() if lexicon.key and not added_rules() else Cache()
        new = [source for source in sources if _key(source) not in known]
        names = {source.path: _name(source, lexicon) for source in new} if kept.folder else {}
        left = [source for source in new if not kept.holds(names.get(source.path, ""))]
        made = self._spread(left, lexicon, kept, progress)
        for number, source in enumerate(sources):
            key = _key(source)
            claims = known.get(key)
            if claims is None and (result := made.pop(source.path, None)):
                claims = _received(source, result)
            if claims is None and (data := kept.get(names.get(source.path, ""))):
                LOG.info("%s: from the cache", source.path)
                claims = unpacked(data)
            if claims is None:
                progress(f"reading {source.path}", number, len(sources))
                document, claims = _interpreted(source, lexicon, kept)
                if outlines and not _failed(claims):
                    self._parsed[key] = document
            if not self.forgets:
                self._claims[key] = claims
            yield claims

    def parsed(self, sources: Sequence[Source]) -> tuple[Document, ...]:
        """The outline of each source; of a memory that does not forget, only what is new is parsed."""
        from listgraph.lists.parse import parse  # slow to load, and of large lists nobody asks

        known = self._parsed
        keys = zip(map(_key, sources), sources, strict=True)
        found = {key: known.get(key) or parse(source) for key, source in keys}
        self._parsed = {} if self.forgets else found
        return tuple(found.values())

    def _spread(
        self, sources: Sequence[Source], lexicon: Lexicon, kept: Cache, progress: Progress
    ) -> dict[str, bytes | Died]:
        """What other processes make of the sources, by path; nothing where they are not worth it.

        Of what they left in the cache there is nothing, either.
        """
        size = sum(len(source.text) for source in sources)
        if min(self.jobs, len(sources)) < 2 or size < WORTH:
            return {}
        import listgraph.knowledge.understand  # noqa: F401 (once, not in each process)

        # The longest first, so that none is still at work when all others are done.
        items = sorted(sources, key=lambda source: (-len(source.text), source.path))
        results = spread(
            partial(_packed, lexicon, kept, size > PLENTY),
            items,
            self.jobs,
            lambda source, done: progress(f"reading {source.path}", done, len(items)),
        )
        return {source.path: result for source, result in zip(items, results, strict=True) if result}


def _key(source: Source) -> _Key:
    return source.path, source.sha256, source.beside


def _name(source: Source, lexicon: Lexicon) -> str:
    """What the source's claims are kept under: all that they depend on."""
    return cache.named("claims", lexicon.key, source.path, source.sha256, *sorted(source.beside))


def _interpreted(source: Source, lexicon: Lexicon, kept: Cache) -> tuple[Document, Claims]:
    with stage(source.path):
        document, claims = _understood(source, lexicon)
    if kept.folder and not _failed(claims):
        kept.put(_name(source, lexicon), packed(claims))
    return document, claims


def _packed(lexicon: Lexicon, kept: Cache, leaves: bool, source: Source) -> bytes:
    """The claims of the source; nothing where they are in the cache and the worker ``leaves`` them there."""
    with stage(source.path):
        _, claims = _understood(source, lexicon)
        data = packed(claims)
    there = not _failed(claims) and kept.put(_name(source, lexicon), data)
    return b"" if there and leaves else data


def _understood(source: Source, lexicon: Lexicon) -> tuple[Document, Claims]:
    from listgraph.knowledge.understand import understood  # slow to load, and a cache may know all claims

    return understood(source, lexicon)


def _failed(claims: Claims) -> bool:
    """Whether it may come out otherwise another time: memory was short, say."""
    return any(problem.code == "not-read" for problem in claims.problems)


def _received(source: Source, result: bytes | Died) -> Claims:
    if isinstance(result, bytes):
        return unpacked(result)
    message = f"the process that read this file {result.how}; skipped"
    return Claims(source.path, (), (), (), (Problem(source.path, 0, "not-read", message),))
