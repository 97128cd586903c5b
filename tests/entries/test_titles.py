"""What an article is called, and which links belong to it rather than being articles themselves."""

import pytest

from listgraph.entries.read import read_entries
from listgraph.entries.roles import role
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.outline import Link
from listgraph.lists.parse import parse
from listgraph.lists.source import Source


def test_lines_that_each_open_with_their_own_words_in_bold_are_articles() -> None:
    line = '**{0}** Ann Doe. "The Songs of {0}" [[paper](https://e.org/{0})]<br>'
    named = ("Ruff", "Smew", "Teal", "Wren")
    found = titles("\n".join(line.format(name) for name in named))
    assert found == [f"The Songs of {name}" for name in named]


def titles(markdown: str) -> list[str]:
    """Each article's title, with the texts of the links that belong to it."""
    readings = read_entries(parse(Source("list.md", markdown, "utf-8", "")))
    return [" + ".join([found.headline, *(link.text for _, link in found.others)]) for found in readings]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- BERT: Pre-training. Jane Doe, John Roe. [paper](u) [code](v)", ["BERT: Pre-training + code"]),
        ("- [arXiv:1810.04805](u), BERT: Pre-training, Authors: Jane Doe", ["BERT: Pre-training"]),
        ("- [[Paper](u)] [[Code](v)] XLNet: Pretraining again", ["XLNet: Pretraining again + Code"]),
        ("- [3]BERT: Pre-training<br>[paper](u)", ["BERT: Pre-training"]),
        ("- [BERT notes] (https://e.org/a)", ["BERT notes"]),
        ("海燕-7B开源地址为：https://e.org/a", ["海燕-7B"]),
        ("_A [wiki](u) is a page that all may edit._", ["wiki"]),
        ("- 【BERT 笔记】(https://e.org/a)", ["BERT 笔记"]),
        ("- [Keras](u) - a library for networks", ["Keras"]),
        ("- A toolkit for networks [Keras](u)", ["A toolkit for networks"]),
        ("- J1 Introduces a way to train judges [paper](u)", ["J1"]),
        ("- Auto-RAG- an iterative model [paper](u)", ["Auto-RAG"]),
        ("- BERT [![stars](https://e.org/i.svg)](u)", ["BERT"]),
        ("- [A paper on BERT](u)\n\n  [html](v) [技术报告](w)", ["A paper on BERT + html + 技术报告"]),
        ("- [A paper on BERT](u)\n  - 论文链接：https://e.org/a", ["A paper on BERT", "A paper on BERT"]),
        ("### ChatYuan\n\nhttps://e.org/a", ["ChatYuan"]),
        ("### Posts\n\n- https://e.org/a\n- https://e.org/b", ["https://e.org/a", "https://e.org/b"]),
        ("### ChatYuan\n\n地址：https://e.org/a", ["ChatYuan"]),
        (
            '- **Heron**: "Heron: Fishing for Corners", BMVC, 2021 (*Bath*). [[pdf](u)]',
            ["Heron: Fishing for Corners"],
        ),
        ("- **[ViT]** Words of Images. *ICLR 2021*. [[pdf](u)]", ["Words of Images"]),
        ("- (NeurIPS'23 Oral) Eel: Slippery States [pdf](u)", ["Eel: Slippery States"]),
        ("- 【CVPR 2022】鸬鹚：看见水下的点（清华）[论文](u)", ["鸬鹚：看见水下的点（清华）"]),
        ("- 一个标题，ACL 2023. [论文](u) [代码（待开源）](v)", ["一个标题 + 代码（待开源）"]),
        ("- [2009](u) - Bell Labs - Salmon: upstream queries", ["Salmon: upstream queries"]),
        (
            "- Grebe: Diving Deep [pdf](u) [JAX, unofficial](v) [Keras (Doe)](w)",
            ["Grebe: Diving Deep + JAX, unofficial + Keras (Doe)"],
        ),
        ("- [Data (a history)](u) - a book", ["Data (a history)"]),
        ("- [Loon](u) via [somebody](v)", ["Loon + somebody"]),
        ("- About loons (via https://e.org/a)", ["About loons"]),
        ("- [GitHub](https://github.com/Some/Loon)", ["Some/Loon"]),
        ("- 该项目开源地址是 https://github.com/Some/Loon", ["Some/Loon"]),
        ("- **[Loon](u)**\n  - [PyPi](v) (3K):", ["Loon", "Loon"]),
        ("- **[Loon](u)**\n  - 📝 中文解读：https://e.org/a", ["Loon", "Loon"]),
        ("* Loon：\n  * 地址：https://github.com/Some/Loon-7B", ["Loon"]),
        ("## C++\n\n- [Caffe](u)", ["Caffe"]),
        ("- [[[BERT 笔记]]](u)", ["BERT 笔记"]),
        ("- [BERT 笔记 #nlp](u) ^b1", ["BERT 笔记"]),
        ("- ⭐ [Loon](u) ⭐ 5k", ["Loon"]),
        ("> [!NOTE]\n> BERT 笔记 https://e.org/a", ["BERT 笔记"]),
        # a full stop and the makers behind a title, with a venue or set apart by markup
        ("- Eels at Night. [[Paper](u)] [[Code](v)]", ["Eels at Night + Code"]),
        ("- 夜里的鳗鱼。[论文](u)", ["夜里的鳗鱼"]),
        ("- Are Eels Fish? [[Paper](u)]", ["Are Eels Fish?"]),
        ("- Eels, Trout etc. [Paper](u)", ["Eels, Trout etc."]),
        ("- Eels at Night, *Poe et al.*, **CVPR 2020**. [Paper](u)", ["Eels at Night"]),
        ("- Do Eels Sleep? Ann Poe (Bath) et al. CoRL. [Paper](u)", ["Do Eels Sleep?"]),
        ("- Eels at Night, *Ann Poe*, 2020. [Paper](u)", ["Eels at Night"]),
        ("- Eels at Night, Ann Poe, Bob Roe and Cy Coe, CVPR 2020. [Paper](u)", ["Eels at Night"]),
        ("- Eels at Night, Bath University, 2020. [Paper](u)", ["Eels at Night"]),
        ("- Eels at Night, Google, 2020. [Paper](u)", ["Eels at Night"]),
        ("- **Eels at Night**, somebody at home, 2020 [Paper](u)", ["Eels at Night"]),
        ("- Eels, Trout and Deep Rivers, CVPR 2020. [Paper](u)", ["Eels, Trout and Deep Rivers"]),
        ("- 夜里的鳗鱼，清华大学，ACL 2022 [论文](u)", ["夜里的鳗鱼"]),
        ("- Eels at Night. Poe, A.; Roe, B. C. CVPR 2019. [Paper](u)", ["Eels at Night"]),
        ("- 2019 - Eels at Night - [Paper](u)", ["Eels at Night"]),
        ("- 夜里的鳗鱼 [论文（撤稿）](u) [项目页（失效）](v)", ["夜里的鳗鱼 + 项目页（失效）"]),
        ("- Eels at Night [Paper: arXiv](u) [Code: GitHub](v)", ["Eels at Night + Code: GitHub"]),
        ("- Eel ([paper](u)) & Trout ([paper](v))", ["Eel", "Trout"]),
        ("- 可参考“https://e.org/a”以及‘https://e.org/b’", ["https://e.org/a", "https://e.org/b"]),
        ("- `CVPR 2019` Eels at Night [pdf](u)", ["Eels at Night"]),
        ("- CVPR 2019 Tutorial on Eels [pdf](u)", ["CVPR 2019 Tutorial on Eels"]),
        # the same parts of several things, and several parts of one
        ("- Eel [paper](u) [code](v), Trout [paper](w) and 鲈鱼 [paper](x)", ["Eel + code", "Trout", "鲈鱼"]),
        ("- 鳗（[论文](u)）、鲈（[论文](v)）", ["鳗", "鲈"]),
        ("- Eels: Part 1 [video](u), Part 2 [video](v)", ["Eels: Part 1 + video"]),
        ("- Eels. [paper](u) and an older [paper](v), Supplement [pdf](w)", ["Eels + paper + pdf"]),
        ('- "Eels", CVPR 2020. [[paper](u)] [[PyTorch-Code](v)]', ["Eels + PyTorch-Code"]),
        # what a list puts around it
        ("1. [1. Eels at Night](u)\n2. [2、夜里的鳗鱼](v)", ["Eels at Night", "夜里的鳗鱼"]),
        ("- [3D Eels](u)", ["3D Eels"]),
        ("- [Steps to A\\*](u)", ["Steps to A*"]),
        ("- :eel: **Eels** [code](u) :star:", ["Eels"]),
        ("- [[https://e.org/a][Eels at Night]]", ["Eels at Night"]),
        (
            "- see also “https://e.org/a” and „https://e.org/b“, too",
            ["https://e.org/a", "https://e.org/b"],
        ),
        ("- Poe et al. (2018). [Eels at Night](u). CVPR.", ["Eels at Night"]),
        ("- Poe, E., & Eel, A. (2018). *Eels at night*. Retrieved from https://e.org/a", ["Eels at night"]),
        ("- **Eels at Night**\n  A tale.\n  [Read it](u)", ["Eels at Night"]),
        ("Title: Eels at Night\nAuthor: E. Poe\nLink: https://e.org/a", ["Eels at Night"]),
        ("# Awesome Things [![Awesome](https://e.org/i.svg)](https://awesome.re)", ["Awesome"]),
    ],
)
def test_an_item_s_articles(markdown: str, expected: list[str]) -> None:
    assert titles(markdown) == expected


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Company | Model | Link", "[Google](u) | [Gemini](v) | [GitHub](w)", ["Gemini + Google + GitHub"]),
        ("Model | Company", "[Gemini](v) | [Google](u)", ["Gemini + Google"]),
        ("机构 | 模型", "[百度](u) | [文心](v)", ["文心 + 百度"]),
        ("Model | Repository", "BERT | [bert](u)", ["BERT"]),
        ("模型 | 下载 | 项目", "Kimi-K2 | [HF](u) | [Kimi](v)", ["Kimi-K2 + HF"]),
        ("Title | Date | Code", "[A long title](u) | 2020 | [Torch](v)", ["A long title + Torch"]),
        ("Site | Open", "[Sora](u) | [🔗](u)", ["Sora + 🔗"]),
        ("[Eel](u) | [Trout](v)", "[Perch](w) | [Pike](x)", ["Eel", "Trout", "Perch", "Pike"]),
        ("Repo | Maintainer", "[eels](u) | [poe](v)", ["eels + poe"]),
        ("Name | Paper | Code", "ToT | [ToT: a paper](u) | [ToT Code](v)", ["ToT: a paper + ToT Code"]),
    ],
)
def test_a_row_s_articles(head: str, row: str, expected: list[str]) -> None:
    columns = head.count("|") + 1
    assert titles(f"| {head} |\n{'|---' * columns}|\n| {row} |\n") == expected


def test_what_a_cell_says_is_said_of_all_its_links_but_not_of_a_list_run_together() -> None:
    for count, widest in ((3, 3), (30, 1)):
        links = " ".join(f"[Eels {number}](https://e.org/{number})" for number in range(count))
        source = Source("list.md", f"| a | b |\n|---|---|\n| {links} | c |\n", "utf-8", "")
        readings = list(read_entries(parse(source)))
        assert len(readings) == count
        assert {found.context.of(found.entry.text).count("Eels") for found in readings} == {widest}


def test_a_link_that_belongs_to_an_article_has_evidence_on_its_own_line() -> None:
    document = parse(
        Source("list.md", "- [A paper](https://e.org/a)\n  [code](https://e.org/b)\n", "utf-8", "")
    )
    claims = interpret(document, builtin()).claims
    listed = [claim.evidence.line for claim in claims if claim.fact.relation == "listedIn"]
    assert listed == [1, 2]


ROLES = (
    "html|Technical Report|Tech.Report|技术报告|GitHub 仓库|Github 地址|代码仓库|实现代码|Colab"
    "|official code - caffe|unofficial (pytorch)|TensorFlow implementation|notebook|Kaggle|知乎解读|论文解读"
    "|视频讲解|中文版|项目主页|权重|checkpoint|ModelScope|🤗|🔗|paper2|Paper (1)|[Code]|2301.00001"
    "|doi:10.1000/182|阅读全文|BibTeX"
)
TITLES = (
    "Code Llama|Model Zoo|Papers with Code|BERT|图解BERT|Data2vec|CodeTF|PaperRobot|中文分词"
    "|Summary of BERT|LSTM笔记|Chinese-LLaMA|ModelNet|The Pile"
)


@pytest.mark.parametrize("text", ROLES.split("|"))
def test_a_text_that_says_what_part_a_link_plays(text: str) -> None:
    assert role(Link(text, "u", 1, 0, 0))


@pytest.mark.parametrize("text", TITLES.split("|"))
def test_a_text_that_is_a_title(text: str) -> None:
    assert not role(Link(text, "u", 1, 0, 0))
