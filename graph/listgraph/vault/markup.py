"""What stands in a note: text, links and properties. No title makes a tag, an embed, a query or code."""

import json
import re

from listgraph.knowledge.rows import clean
from listgraph.markup import gfm

# Beyond GitHub's Markdown: tags, comments, highlights, inline fields (a::b), Logseq's references ((a)).
_SPECIAL = re.compile(r"(?P<done>\\.|&#?\w+;|<!-- -->)|[#%=]|(?<=:):|(?<=\()\(")
_UNWRITTEN = re.compile("[\u2028\u2029\ufeff]")
_NOT_IN_ALIAS = re.compile(r"[\[\]|\\`*_#^<>{}%$~=&!\x00-\x1f\x7f-\x9f]|\(\(|::")


def text(value: str) -> str:
    r"""``value`` as one line of plain text, cut where it is very long.

    >>> print(text("a #tag, %%x%%, key:: value"))
    a \#tag, \%\%x\%\%, key:\: value
    """
    return _SPECIAL.sub(lambda found: found[0] if found["done"] else f"\\{found[0]}", gfm.text(value))


def link(label: str, url: str) -> str:
    """A link to the web, or plain text where ``url`` is none that should be followed.

    >>> link("BERT #1", "https://example.org/")
    '[BERT \\\\#1](https://example.org/)'
    """
    target = gfm.address(url)
    return f"[{text(label) or text(url)}]({target})" if target else text(label)


def wikilink(name: str, label: str) -> str:
    """A link to the note ``name``, which reads ``label`` where that can stand in it.

    >>> wikilink("Big Bird", "Big Bird"), wikilink("Zhihu (publisher)", "Zhihu"), wikilink("C", "C#")
    ('[[Big Bird]]', '[[Zhihu (publisher)|Zhihu]]', '[[C]]')
    """
    shown = gfm.one_line(label)
    if shown in ("", name) or _NOT_IN_ALIAS.search(shown):
        return f"[[{name}]]"
    return f"[[{name}|{shown}]]"


def scalar(value: str | int | bool) -> str:
    r"""``value`` as YAML that means the same in every version of it: text is always in quotation marks.

    >>> print(scalar("yes"), scalar(2018), scalar(True), scalar('a "b": c\n\x85'))
    "yes" 2018 true "a \"b\": c\n[U+0085]"
    """
    if not isinstance(value, str):
        return json.dumps(value)
    quoted = json.dumps(clean(value), ensure_ascii=False)
    return _UNWRITTEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
