"""Other packages add formats and rules by an entry point; a broken one is named, and only when asked for."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers.samples import GRAPH
from listgraph import exporters, plugins
from listgraph.cli.main import main
from listgraph.errors import ListgraphError
from listgraph.exporters import export, readme, select
from listgraph.knowledge.graph import Fact, KnowledgeGraph
from listgraph.pipeline import build
from listgraph.rules import RULES
from listgraph.rules import plugins as rule_plugins
from listgraph.rules.plugins import rulebook

EXPORTER = """
from listgraph.files.artifact import Artifact, Part
from listgraph.exporters import exporter

@exporter(files=["labels.txt"], description="All labels for $5.", tools={"less": "`less labels.txt`"})
def labels(graph, rulebook):
    yield Artifact("labels.txt", "".join(f"{node.label}\\n" for node in graph.nodes).encode())
"""

RULE = """
from listgraph.entries.context import Comparison, Subject
from listgraph.rules.plugins import rule

@rule(label="In bold", comment="The name is in capitals.", example="- OMEGA", confidence=0.6)
def capitals(context):
    start = context.text.find("OMEGA")
    if start >= 0:
        yield Subject("OMEGA", "covers", start, start + 5, "")
        if context.models:
            yield Comparison("OMEGA", context.models[0].label, "Outperforms", start, start + 5, "")
"""

Install = Callable[..., Path]


def forget() -> None:
    """What is known of the packages that are installed."""
    for cached in (plugins._entries, exporters.plugins, rule_plugins.added_rules, rule_plugins.rulebook):
        cached.cache_clear()


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package of one module: its code, and its entry points by group."""
    names = []

    def made(name: str, code: str, **groups: str) -> Path:
        site = tmp_path / "site"
        information = site / f"{name}-1.0.dist-info"
        information.mkdir(parents=True)
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        points = "".join(f"[listgraph.{group}]\n{line}\n" for group, line in groups.items())
        (information / "entry_points.txt").write_text(points, "utf-8")
        (site / f"{name}.py").write_text(code, "utf-8")
        if str(site) not in sys.path:
            monkeypatch.syspath_prepend(str(site))
        names.append(name)
        forget()
        return site

    forget()
    yield made
    forget()
    for name in names:
        sys.modules.pop(name, None)


def listed(folder: Path, text: str) -> KnowledgeGraph:
    folder.mkdir(exist_ok=True)
    (folder / "list.md").write_text(text, "utf-8")
    return build([folder])


def test_a_package_adds_a_format(install: Install) -> None:
    install("shouting", EXPORTER, exporters="labels = shouting:labels")
    (chosen,) = select("labels")
    assert (chosen.name, chosen.group, chosen.package) == ("labels", "plugins", "shouting")
    (artifact,) = export(GRAPH, {}, [chosen])
    assert artifact.path == "labels.txt"
    assert b"RoBERTa\n" in artifact.data
    assert [item.name for item in select("plugins")] == ["labels"]
    assert [item.name for item in select("all")][-3:] == ["labels", "catalogue", "readme"]
    assert "labels" not in [item.name for item in select()]


def test_the_readme_tells_of_an_added_format(install: Install) -> None:
    install("shouting", EXPORTER, exporters="labels = shouting:labels")
    (page,) = readme.export(GRAPH, select("labels,readme"))
    assert "## `labels.txt`\n\nAll labels for $5.\n\n- **less**: `less labels.txt`" in page.data.decode()


def test_the_command_writes_an_added_format_and_names_it_among_the_known(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("shouting", EXPORTER, exporters="labels = shouting:labels")
    listed(tmp_path / "lists", "* [图解 BERT](https://example.org/a)\n")
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "lists"), "-o", str(out), "--format", "labels"]) == 0
    assert "BERT\n" in (out / "labels.txt").read_text("utf-8")
    assert main(["build", str(tmp_path / "lists"), "-o", str(out), "--format", "dot"]) == 2
    assert "readme, labels; the groups are" in capsys.readouterr().err


def test_a_package_adds_a_rule(install: Install, tmp_path: Path) -> None:
    install("capitals", RULE, rules="capitals = capitals:capitals")
    graph = listed(tmp_path / "lists", "* [OMEGA for all](https://example.org/a)\n")
    (article,) = (node.id for node in graph.nodes if node.kind == "Article")
    (evidence,) = graph.evidence[Fact(article, "covers", "model/omega")]
    assert (evidence.rule, evidence.quote, evidence.line, evidence.confidence) == (
        "capitals",
        "OMEGA",
        1,
        0.6,
    )
    assert rulebook()["capitals"].label == "In bold"


def test_an_added_rule_compares_but_does_not_overrule(install: Install, tmp_path: Path) -> None:
    install("capitals", RULE, rules="capitals = capitals:capitals")
    graph = listed(
        tmp_path / "lists",
        "* [BERT is slower than OMEGA](https://example.org/a)\n* [BERT beats XLNet. OMEGA](https://example.org/b)\n",
    )
    assert Fact("model/omega", "outperforms", "model/bert") in graph.evidence
    assert Fact("model/bert", "outperforms", "model/xlnet") in graph.evidence
    for node in graph.nodes:
        assert len(node.values("outcome")) <= 1


def test_a_rule_has_its_page_in_the_dataset(install: Install, tmp_path: Path) -> None:
    install("capitals", RULE, rules="capitals = capitals:capitals")
    graph = listed(tmp_path / "lists", "* [OMEGA for all](https://example.org/a)\n")
    (artifact,) = export(graph, rulebook(), select("nq"))
    assert b'rule-capitals> <http://www.w3.org/2000/01/rdf-schema#label> "In bold"' in artifact.data


def test_without_plug_ins_the_rules_are_our_own() -> None:
    forget()
    assert dict(rulebook()) == dict(RULES)


BROKEN = [
    (
        "import nowhere_at_all",
        "mine = broken:x",
        "which fails: ModuleNotFoundError: No module named 'nowhere_at_all'",
    ),
    ("", "mine = broken:x", "which fails: AttributeError"),
    ("1 +", "mine = broken:x", "which fails: SyntaxError"),
    ("import sys; sys.exit(0)", "mine = broken:x", "which fails: SystemExit: 0"),
    ("class Panic(BaseException): ...\nraise Panic", "mine = broken:x", "which fails: Panic"),
    (
        "class Mute(Exception):\n    def __str__(self): raise KeyError\nraise Mute",
        "mine = broken:x",
        "fails: Mute",
    ),
    ("x = 1", "mine = broken:x", "broken:x is not made by @listgraph."),
    ("x = 1", "My_Format = broken:x", "a name is small letters, digits and hyphens"),
]


@pytest.mark.parametrize(("code", "point", "message"), BROKEN)
def test_a_broken_format_is_named_with_its_package_when_it_could_be_meant(
    install: Install, code: str, point: str, message: str
) -> None:
    install("broken", code, exporters=point)
    with pytest.raises(ListgraphError, match=r"^broken adds '.*' to listgraph\.exporters") as error:
        select("mine")
    assert message in str(error.value)
    assert [item.name for item in select("csv,ttl")] == ["ttl", "csv"]


@pytest.mark.parametrize(("code", "point", "message"), BROKEN)
def test_a_broken_rule_is_named_with_its_package(
    install: Install, tmp_path: Path, code: str, point: str, message: str
) -> None:
    install("broken", code, rules=point)
    with pytest.raises(ListgraphError, match=r"^broken adds '.*' to listgraph\.rules") as error:
        listed(tmp_path / "lists", "* [x](https://example.org/a)\n")
    assert message in str(error.value)


def test_a_name_of_our_own_or_of_two_packages_is_refused(install: Install) -> None:
    install("taker", EXPORTER, exporters="csv = taker:labels")
    with pytest.raises(
        ListgraphError, match=r"taker adds 'csv' to listgraph\.exporters: this name is listgraph's"
    ):
        select("all")


def test_two_packages_cannot_share_a_name(install: Install) -> None:
    install("one", EXPORTER, exporters="labels = one:labels")
    install("two", EXPORTER, exporters="labels = two:labels")
    with pytest.raises(ListgraphError, match=r"two adds 'labels' to listgraph\.exporters: so does one"):
        select("labels")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("yield 'text'", "no Artifact: 'text'"),
        ("yield Artifact(5, b'')", "no path: 5"),
        ("yield Artifact('a', 'text')", "neither bytes nor what makes them: 'text'"),
        ("yield Artifact('a', lambda: 1 / 0)", "ZeroDivisionError"),
        ("yield Artifact('a', lambda: [b'text'])", "AttributeError"),
        ("yield Artifact('a', lambda: [Part(b'', lambda: 1 / 0)])", "ZeroDivisionError"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("return 5", "TypeError"),
    ],
)
def test_a_format_that_fails_is_named(install: Install, body: str, message: str) -> None:
    install(
        "failing", EXPORTER.partition("    yield")[0] + f"    {body}\n", exporters="mine = failing:labels"
    )
    with pytest.raises(ListgraphError, match="the format 'mine' of failing fails: ") as error:
        [made.data for made in export(GRAPH, {}, select("mine"))]
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("raise KeyError('x')", "KeyError: 'x'"),
        ("yield 'text'", "neither a Subject nor a Comparison: 'text'"),
        ("yield Subject('A', 'covers', 0, 999, '')", "its words are outside of the entry"),
        ("yield Subject('A', 'covers', -1, 1, '')", "its words are outside of the entry"),
        ("yield Subject('A', 'covers', 1, 0, '')", "its words are outside of the entry"),
        ("yield Subject('A', 'covers', 0.5, 1, '')", "its words are nowhere"),
        ("yield Subject('', 'covers', 0, 1, '')", "neither covers nor mentions"),
        ("yield Subject(' ', 'covers', 0, 1, '')", "neither covers nor mentions"),
        ("yield Subject(5, 'covers', 0, 1, '')", "neither covers nor mentions"),
        ("yield Subject('A\\0', 'covers', 0, 1, '')", "neither covers nor mentions"),
        ("yield Subject('A' * 201, 'covers', 0, 1, '')", "neither covers nor mentions"),
        ("while True: yield Subject('A', 'covers', 0, 1, '')", "no end of findings"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("yield Comparison('', 'B', 'Equals', 0, 1, '')", "not an outcome between two models"),
        ("yield Comparison('A', '', 'Equals', 0, 1, '')", "not an outcome between two models"),
        ("yield Subject('A', 'loves', 0, 1, '')", "neither covers nor mentions"),
        ("yield Comparison('A', 'A', 'Equals', 0, 1, '')", "not an outcome between two models"),
        ("yield Comparison('A', 'B', 'Wins', 0, 1, '')", "not an outcome between two models"),
        ("return 5", "TypeError"),
    ],
)
def test_a_rule_that_fails_is_named(install: Install, tmp_path: Path, body: str, message: str) -> None:
    install("failing", RULE.partition("    start")[0] + f"    {body}\n", rules="mine = failing:capitals")
    with pytest.raises(ListgraphError, match="the rule 'mine' of failing fails: ") as error:
        listed(tmp_path / "lists", "* [x](https://example.org/a)\n")
    assert message in str(error.value)


@pytest.mark.parametrize("confidence", [95, 1.5, -0.5])
def test_a_confidence_is_checked_when_the_rule_is_made(confidence: float) -> None:
    with pytest.raises(ValueError, match=f"between 0 and 1, not {confidence}"):
        rule_plugins.rule(label="x", comment="x", example="x", confidence=confidence)


def test_who_was_at_work_is_told_where_one_hangs_and_ctrl_c_ends_it(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("hanging", "raise KeyboardInterrupt", rules="mine = hanging:x")
    (tmp_path / "list.md").write_text("* [x](https://example.org/a)\n", "utf-8")
    assert main(["build", str(tmp_path / "list.md"), "-o", str(tmp_path / "out"), "--no-cache"]) == 130
    assert "interrupted; hanging adds 'mine' to listgraph.rules, which was at work" in capsys.readouterr().err


def test_longest_name_and_most_findings_of_a_rule(install: Install, tmp_path: Path) -> None:
    body = "    for number in range(1000): yield Subject('A' * 200, 'covers', 0, 1, '')\n"
    install("plenty", RULE.partition("    start")[0] + body, rules="mine = plenty:capitals")
    graph = listed(tmp_path / "lists", "* [x](https://example.org/a)\n")
    assert "A" * 200 in [node.label for node in graph.nodes]
