"""Lists for the benchmarks: made up, in the forms and proportions of public ones."""

import random
from pathlib import Path

from listgraph.lexicon import builtin

PER_FILE = 500
PER_SECTION = 25
FORMS = (
    "{0}: what it does and why, part {2}",
    "{0} outperforms {1} on question answering, part {2}",
    "一文读懂 {0}（{2}）",
    "{0}，碾压 {1}，第 {2} 篇",
    "Understanding {0}, lesson {2}",
    "{0} vs {1}: comparison no. {2}",
    "A survey of everything, chapter {2}",
    "Notes from the reading group, week {2}",
)


def make(folder: Path, links: int) -> Path:
    """Write lists of so many links into the new ``folder``: few models have most of the articles."""
    chance = random.Random(links)
    names = [model.name for model in builtin().models.values() if not model.ambiguous]
    chance.shuffle(names)
    names = names[: max(12, min(len(names), links // 8))]

    def one_of(things: int) -> int:
        return (
            min(int(chance.paretovariate(0.8)) - 1, things - 1)
            if chance.random() < 0.7
            else chance.randrange(things)
        )

    folder.mkdir(parents=True)
    for start in range(0, links, PER_FILE):
        lines = [f"# Reading {start // PER_FILE + 1}", ""]
        for number in range(start, min(links, start + PER_FILE)):
            if (number - start) % PER_SECTION == 0:
                lines += ["", f"## Chapter {(number - start) // PER_SECTION + 1}", ""]
            about = [names[one_of(len(names))] for _ in range(2)]
            title = chance.choice(FORMS).format(*about, number)
            lines.append(f"* [{title}](https://site-{one_of(max(8, links // 12))}.example/{number})")
        (folder / f"list-{start}.md").write_text("\n".join(lines) + "\n", "utf-8")
    return folder
