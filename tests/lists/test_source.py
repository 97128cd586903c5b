"""Reading: what is text, in which encoding, and what is said of the rest."""

import codecs
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.errors import ListgraphError
from listgraph.files.manifest import MANIFEST
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import decode, read
from listgraph.lists.walk import lists
from listgraph.problems import Problem

LINK = "* [模型](https://example.org/a)\n"


def write(root: Path, **files: bytes) -> None:
    for name, data in files.items():
        path = root / name.replace("__", "/").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_a_folder_is_read_in_order_of_relative_paths(tmp_path: Path) -> None:
    write(tmp_path, b_md=b"x", a__c_md=b"y", a_md=b"z")
    (tmp_path / "notes.txt").write_bytes(b"no Markdown")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "c.md").write_bytes(b"hidden")
    sources, problems = read([tmp_path])
    assert [source.path for source in sources] == ["a.md", "a/c.md", "b.md"]
    assert problems == []


def test_only_regular_files_inside_the_folder_are_read(tmp_path: Path) -> None:
    """Reading a pipe would wait for ever, and a link to a file elsewhere would publish it."""
    write(tmp_path, lists__a_md=b"x", secret_md=b"s")
    os.mkfifo(tmp_path / "lists" / "pipe.md")
    (tmp_path / "lists" / "device.md").symlink_to("/dev/zero")
    (tmp_path / "lists" / "out.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "lists" / "gone.md").symlink_to(tmp_path / "nothing.md")
    (tmp_path / "lists" / "in.md").symlink_to(tmp_path / "lists" / "a.md")
    sources, problems = read([tmp_path / "lists"])
    assert [source.path for source in sources] == ["a.md", "in.md"]
    assert {problem.file: problem.message for problem in problems} == {
        "device.md": "no regular file, skipped",
        "gone.md": "cannot be read: No such file or directory, skipped",
        "out.md": "a symbolic link to a file outside the folder (--follow-symlinks reads it), skipped",
        "pipe.md": "no regular file, skipped",
    }
    followed, _ = read([tmp_path / "lists"], follow=True)
    assert [source.path for source in followed] == ["a.md", "in.md", "out.md"]


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_files_whose_names_are_no_utf_8_stay_apart(tmp_path: Path) -> None:
    """A folder packed elsewhere has many of one length."""
    for name, text in ((b"1 B\xe4r.md", b"a"), (b"1 B\xf6r.md", b"b")):
        (tmp_path / os.fsdecode(name)).write_bytes(text)
    sources, problems = read([tmp_path])
    assert {source.path: source.text for source in sources} == {"1 B\\xe4r.md": "a", "1 B\\xf6r.md": "b"}
    assert problems == []


def test_links_to_folders_are_followed_where_that_is_wanted_and_each_folder_once(tmp_path: Path) -> None:
    write(tmp_path, lists__a_md=b"x", more__b_md=b"y")
    (tmp_path / "lists" / "more").symlink_to(tmp_path / "more")
    (tmp_path / "more" / "round").symlink_to(tmp_path / "lists")
    (tmp_path / "lists" / "self").symlink_to(".")
    sources, (problem,) = read([tmp_path / "lists"])
    assert [source.path for source in sources] == ["a.md"]
    assert (problem.file, problem.message) == (
        "more",
        "a symbolic link to a folder outside the folder (--follow-symlinks reads it), skipped",
    )
    assert [source.path for source in read([tmp_path / "lists"], follow=True)[0]] == ["a.md", "more/b.md"]


def test_a_folder_that_cannot_be_looked_into_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a_md=b"x", b__c_md=b"y", d__e_md=b"z")
    looked_into = os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "b":
            raise PermissionError(13, "Permission denied")
        return looked_into(folder)

    monkeypatch.setattr("os.scandir", scandir)
    sources, problems = read([tmp_path])
    assert [source.path for source in sources] == ["a.md", "d/e.md"]
    assert problems == [
        Problem("b", 0, "unreadable", "a folder that cannot be read: Permission denied, skipped")
    ]


def test_folders_so_deep_that_the_system_has_no_name_for_them(tmp_path: Path) -> None:
    """They can be made step by step, and a walk by recursion ends after a thousand of them."""
    write(tmp_path, a_md=b"x")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(3_000):
        os.mkdir("d", dir_fd=here)
        here, above = os.open("d", os.O_RDONLY, dir_fd=here), here
        os.close(above)
    os.close(here)
    try:
        sources, (problem,) = read([tmp_path])
    finally:
        subprocess.run(["rm", "-rf", tmp_path / "d"], check=True)  # Python cannot, nor can what tidies up
    assert [source.path for source in sources] == ["a.md"]
    assert problem.message == "a folder that cannot be read: File name too long, skipped"


def test_what_git_ignores_and_what_is_excluded_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"x", draft__b_md=b"y", old__c_md=b"z", old__keep_md=b"k", d_md=b"w")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("draft/\nold/*\n")
    (tmp_path / "old" / ".gitignore").write_text("!keep.md\n")
    assert [source.path for source in read([tmp_path])[0]] == ["a.md", "d.md", "old/keep.md"]
    assert [source.path for source in read([tmp_path], exclude=["d.*", "old"])[0]] == ["a.md"]
    assert [source.path for source in read([tmp_path / "draft"])[0]] == ["b.md"]
    assert [source.path for source in read([tmp_path / "draft" / "b.md"])[0]] == ["b.md"]


def test_a_file_that_is_given_is_read_wherever_a_link_to_it_leads(tmp_path: Path) -> None:
    write(tmp_path, lists__a_md=b"x", b_md=b"y")
    (tmp_path / "lists" / "b.md").symlink_to(tmp_path / "b.md")
    assert [source.text for source in read([tmp_path / "lists" / "b.md"])[0]] == ["y"]


def test_whether_a_destination_is_a_file_is_asked_of_the_disk(tmp_path: Path) -> None:
    names = ("a b.md", "优化器（一）概述.md", "说明", "图 (1).pdf", "example.com", "no.md")
    for name in names[:-1]:
        (tmp_path / name).write_bytes(b"")
    listed = "[a](<a b.md>) [b](优化器（一）概述.md#x) [c](说明) [d](%E8%AF%B4%E6%98%8E) [e](<图 (1).pdf>)"
    write(tmp_path, i_md=f"{listed} [f](example.com) [g](no.md) [h](https://e.org/说明)\n".encode())
    (source,) = (source for source in read([tmp_path])[0] if source.path == "i.md")
    assert source.beside == set(names[:-1])
    document = parse(source)
    assert [link.is_file for _, link in document.links()] == [True] * 6 + [False] * 2
    claims = interpret(document, builtin())
    assert (claims.account.lost, claims.problems) == (0, ())


def test_what_a_build_wrote_is_no_list(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"x", out__README_md=b"y", out__mine_md=b"z", out__obsidian__n_md=b"n")
    (tmp_path / "out" / MANIFEST).write_text("README.md\nobsidian/n.md\n", "utf-8")
    assert [source.path for source in read([tmp_path])[0]] == ["a.md", "out/mine.md"]
    assert [source.path for source in read([tmp_path / "out"])[0]] == ["mine.md"]
    assert [source.path for source in read([tmp_path / "out" / "README.md"])[0]] == ["README.md"]


def test_what_is_too_large_or_cannot_be_read_is_skipped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a_md=b"x", b_md=b"x" * 9)
    (tmp_path / "c.md").symlink_to("nowhere.md")
    monkeypatch.setattr("listgraph.lists.source.MAX_BYTES", 8)
    sources, problems = read([tmp_path])
    assert [source.path for source in sources] == ["a.md"]
    assert [(problem.file, problem.code) for problem in problems] == [
        ("b.md", "too-large"),
        ("c.md", "unreadable"),
    ]


def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"x", b_md=b"y")
    forth, _ = read([tmp_path / "a.md", tmp_path / "b.md"])
    back, _ = read([tmp_path / "b.md", tmp_path / "a.md"])
    assert forth == back


def test_one_file_given_twice_is_one_source(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"x")
    assert len(read([tmp_path / "a.md", tmp_path])[0]) == 1


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (LINK.encode(), "utf-8"),
        (codecs.BOM_UTF8 + LINK.encode(), "utf-8-sig"),
        (LINK.encode("utf-16"), "utf-16"),
        ((LINK * 20).encode("gb18030"), "gb18030"),
    ],
)
def test_the_encoding_is_found(data: bytes, encoding: str) -> None:
    text, found = decode(data)
    assert found == encoding
    assert text.startswith(LINK)


TITLES = {
    "gb18030": (
        "图解模型",
        "谷歌推出的新方法",
        "一篇讲得很清楚的文章",
        "如何训练自己的语言模型",
        "综述：从入门到放弃",
        "收藏",
    ),
    "big5": ("圖解模型", "谷歌推出的新方法", "一篇講得很清楚的文章", "如何訓練自己的語言模型"),
    "shift_jis": ("言語モデルの解説", "とても分かりやすい記事です", "はじめての深層学習"),
    "euc_jp": ("言語モデルの解説", "とても分かりやすい記事です", "はじめての深層学習"),
    "euc_kr": ("모델에 대한 설명", "아주 좋은 글입니다", "언어 모델을 만드는 방법"),
    "windows-1252": (
        "Über große Modelle",
        "Les modèles à grande échelle",
        "Qué es un modelo",
        "naïve — “quoted”",
    ),
    "utf-16-le": ("图解模型", "A guide to models"),
    "utf-16-be": ("图解模型", "A guide to models"),
}


@given(st.data())
def test_a_list_of_any_length_is_read_in_the_encoding_of_its_language(data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(sorted(TITLES)))
    titles = data.draw(st.lists(st.sampled_from(TITLES[encoding]), min_size=1, max_size=40))
    text = "".join(f"- [{title}](https://example.org/{number})\n" for number, title in enumerate(titles))
    assert decode(text.encode(encoding))[0] == text


def test_a_damaged_list_keeps_its_encoding(tmp_path: Path) -> None:
    text = "- [图解模型](https://example.org/a)\n" * 9
    broken = bytearray(text.encode("gb18030"))
    broken[-4] = 0xFF
    write(tmp_path, a_md=bytes(broken))
    sources, problems = read([tmp_path])
    assert sources[0].encoding == "gb18030 (damaged)"
    assert sources[0].text.startswith(text[: len(text) // 2])
    assert ("bad-bytes", "bytes that are no GB18030, read as U+FFFD") in [
        (p.code, p.message) for p in problems
    ]


def test_what_was_installed_or_comes_with_a_project_is_no_list(tmp_path: Path) -> None:
    write(
        tmp_path, a_md=b"x", node_modules__b_md=b"y", venv__lib__c_md=b"z", LICENSE_md=b"x", LICENSES_md=b"x"
    )
    (tmp_path / "venv" / "pyvenv.cfg").write_text("", "utf-8")
    assert [source.path for source in read([tmp_path])[0]] == ["LICENSES.md", "a.md"]
    assert [source.path for source in read([tmp_path / "LICENSE.md"])[0]] == ["LICENSE.md"]


def test_bad_bytes_are_reported_with_their_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"# ok\n\n* [a](https://example.org/a) \xff\n" + LINK.encode() * 30)
    sources, problems = read([tmp_path])
    assert [(problem.line, problem.code) for problem in problems] == [(3, "bad-bytes")]
    assert sources[0].text.count("example.org") == 31


def test_a_binary_file_is_skipped_and_reported(tmp_path: Path) -> None:
    write(tmp_path, a_md=bytes(range(256)) * 8, b_md=LINK.encode())
    sources, problems = read([tmp_path])
    assert [source.path for source in sources] == ["b.md"]
    assert [(problem.file, problem.code) for problem in problems] == [("a.md", "binary")]


def test_a_nul_is_reported_and_replaced(tmp_path: Path) -> None:
    write(tmp_path, a_md=b"one\ntwo \0 " + LINK.encode())
    sources, problems = read([tmp_path])
    assert "\0" not in sources[0].text
    assert [(problem.line, problem.code) for problem in problems] == [(2, "nul")]


def test_a_line_that_nobody_can_read_is_skipped_and_reported(tmp_path: Path) -> None:
    write(tmp_path, a_md=LINK.encode() + LINK.strip().encode() * 5000 + b"\n" + LINK.encode())
    sources, problems = read([tmp_path])
    assert [(problem.line, problem.code) for problem in problems] == [(2, "long-line")]
    assert sources[0].text == f"{LINK}\n{LINK}"


@pytest.mark.parametrize(
    ("names", "message"), [(("missing.md",), "no such file"), ((), "no Markdown file in")]
)
def test_nothing_to_read_is_an_error(tmp_path: Path, names: tuple[str, ...], message: str) -> None:
    with pytest.raises(ListgraphError, match=message):
        read([tmp_path / name for name in names] or [tmp_path])


def test_what_a_build_wrote_is_nothing_to_read(tmp_path: Path) -> None:
    write(tmp_path, report_md=b"x")
    (tmp_path / ".listgraph-manifest").write_text("report.md\n", "utf-8")
    with pytest.raises(ListgraphError, match="what a build has written is passed over"):
        read([tmp_path])


def test_two_files_of_one_name_need_their_common_folder(tmp_path: Path) -> None:
    write(tmp_path, one__a_md=b"x", two__a_md=b"y")
    with pytest.raises(ListgraphError, match="common folder"):
        read([tmp_path / "one", tmp_path / "two"])


@given(st.binary(max_size=400))
def test_any_bytes_decode(data: bytes) -> None:
    text, _ = decode(data)
    text.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_line_ends_where_any_editor_ends_it(tmp_path: Path, end: bytes) -> None:
    write(tmp_path, a_md=LINK.strip().encode() + end + b"a \0" + end + b"x" * 60_000 + end + b"b" * 49_000)
    sources, problems = read([tmp_path])
    assert sources[0].text == f"{LINK.strip()}\na \ufffd\n\n" + "b" * 49_000
    assert [(problem.line, problem.code) for problem in problems] == [(2, "nul"), (3, "long-line")]


@pytest.mark.parametrize(
    ("most", "other", "encoding"),
    [
        (
            "* [图解注意力](https://example.org/a) 一份教程\n",
            "* [词向量](https://example.org/b)\n",
            "gb18030",
        ),
        ("* [圖解](https://example.org/a) 一份很好的教程\n", "* [詞向量](https://example.org/b)\n", "big5"),
        ("* [Käse](https://example.org/a) für später\n", "* [Crème](https://example.org/b)\n", "latin-1"),
    ],
)
def test_a_line_in_another_encoding_does_not_spoil_the_others(
    tmp_path: Path, most: str, other: str, encoding: str
) -> None:
    write(tmp_path, a_md=most.encode() + other.encode(encoding) + most.encode())
    (source,), problems = read([tmp_path])
    assert source.text.count(most) == 2
    assert [(problem.line, problem.code) for problem in problems] == [(2, "bad-bytes")]


def test_a_file_that_has_become_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a_md=LINK.encode())
    found = lists([tmp_path])
    (tmp_path / "a.md").unlink()
    os.mkfifo(tmp_path / "a.md")
    monkeypatch.setattr("listgraph.lists.source.lists", lambda *_: found)
    sources, problems = read([tmp_path])
    assert sources == []
    assert [problem.message for problem in problems] == ["cannot be read, skipped: no regular file any more"]
