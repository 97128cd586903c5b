"""From paths to a knowledge graph, and from there to files."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from listgraph.assemble import assemble
from listgraph.claims import Claims
from listgraph.errors import ListgraphError
from listgraph.interpret import interpret
from listgraph.knowledge import KnowledgeGraph
from listgraph.lexicon import Lexicon, builtin, extend
from listgraph.parse import parse
from listgraph.schema import BASE
from listgraph.source import Source, read

CONFIG = "listgraph.toml"


def build(paths: Sequence[str | Path], config: str | Path | None = None, base: str = BASE) -> KnowledgeGraph:
    """The knowledge graph of the Markdown lists under ``paths``.

    ``config`` is a ``listgraph.toml`` that adds to the lexicon; without it, one that lies in a
    folder of ``paths`` is used. ``base`` is the IRI that the nodes' ids are relative to.

    Raises:
        ListgraphError: nothing to read, no link in it, a base that is no IRI, or a configuration
            that cannot be read.
    """
    roots = [Path(path) for path in paths]
    base = checked_base(base)
    sources, problems = read(roots)
    lexicon = configured(roots, Path(config) if config else None)
    graph = assemble(interpreted(sources, lexicon), lexicon, sources, problems, base)
    if not any(source.links for source in graph.sources):
        said = "".join(f"\n  {problem}" for problem in problems)
        raise ListgraphError(f"no link in {', '.join(map(str, paths))} (files read: {len(sources)}){said}")
    return graph


_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~]*[/#]", re.IGNORECASE)


def checked_base(base: str) -> str:
    """``base`` with a slash at its end, where it has neither that nor a number sign.

    >>> checked_base("https://example.org/id")
    'https://example.org/id/'

    Raises:
        ListgraphError: it is no absolute IRI in ASCII.
    """
    whole = base if base.endswith(("/", "#")) else f"{base}/"
    if not _BASE.fullmatch(whole) or "://" not in whole:
        raise ListgraphError(f"the base {base!r} is no absolute IRI such as https://example.org/id/")
    return whole


def interpreted(sources: Iterable[Source], lexicon: Lexicon) -> Iterator[Claims]:
    """The claims of each source, in order."""
    for source in sources:
        yield interpret(parse(source), lexicon)


def configured(roots: Sequence[Path], config: Path | None = None) -> Lexicon:
    """The lexicon with what the lists' own configuration adds to it.

    Raises:
        ListgraphError: the configuration is missing, no TOML, or has unknown keys.
    """
    lexicon = builtin()
    found = [config] if config else [root / CONFIG for root in roots if (root / CONFIG).is_file()]
    for file in found:
        try:
            text = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ListgraphError(f"cannot read {file}: {error}") from None
        lexicon = extend(lexicon, text, file.name)
    return lexicon


def counts(graph: KnowledgeGraph) -> Mapping[str, int]:
    """How many nodes of each kind, facts and pieces of evidence the graph has."""
    found: dict[str, int] = {}
    for node in graph.nodes:
        found[node.kind] = found.get(node.kind, 0) + 1
    found["facts"] = len(graph.evidence)
    found["evidence"] = sum(len(items) for items in graph.evidence.values())
    return found
