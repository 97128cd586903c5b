"""Hosts that cannot be: a wrong port, an empty or unknown part, a letter too few, a password before them."""

import re
from functools import lru_cache

from listgraph.urls.domains import is_known_host, is_number, normal_host, registrable

_AUTHORITY = re.compile(
    r"(?:(?:https?|ftp):)?//(?P<user>[^/?#@\s]*@)?(?P<host>[^/?#@:\[\]\s]*)(?P<port>:[^/?#]*)?(?=[/?#]|$)",
    re.IGNORECASE,
)
_SECRET = re.compile(r"(?<=//)[^/?#@:\s]*:[^/?#@\s]+(?=@)")
_KNOWN = frozenset(
    """
    aclanthology.org aliyun.com amazon.com amazonaws.com arxiv.org bilibili.com biorxiv.org bitbucket.org
    cnblogs.com deepmind.com facebook.com github.com github.io githubusercontent.com gitlab.com google.com
    googleapis.com huggingface.co huggingface.com instagram.com jianshu.com juejin.cn juejin.im jupyter.org
    linkedin.com medium.com microsoft.com modelscope.cn mozilla.org openreview.net paperswithcode.com
    pytorch.org readthedocs.io readthedocs.org reddit.com sciencedirect.com semanticscholar.org
    sourceforge.net stackexchange.com stackoverflow.com substack.com tencent.com tensorflow.org twitter.com
    wikimedia.org wikipedia.org youtube.com zhihu.com
    """.split()  # noqa: SIM905
)
"""Hosts that many lists link to, and none of whose neighbours by one letter is another well-known one."""


def fault_of_host(destination: str) -> str:
    """What keeps the host of an address from being one; an empty string where nothing does.

    >>> fault_of_host("https://e.org:99999/"), fault_of_host("https://githb.com/a"), fault_of_host("https://e.org")
    ('there is no port “99999”', '“githb.com” is nearly “github.com”: correct it', '')
    """
    found = _AUTHORITY.match(destination.strip())
    if not found:
        return ""
    if _SECRET.search(destination):
        return "a password stands in it: remove what is before the @, and change the password"
    port = (found["port"] or "")[1:]
    if port and not (port.isdecimal() and 0 < int(port) < 65536):
        return f"there is no port “{port}”"
    return _fault(found["host"])


def masked(destination: str) -> str:
    """An address without the user and the password that may stand in it.

    >>> masked("https://me:secret@e.org/a")
    'https://…@e.org/a'
    """
    return _SECRET.sub("…", destination)


@lru_cache(maxsize=1 << 12)
def _fault(host: str) -> str:
    if "." not in host or "*" in host or "{" in host:
        return ""
    name = normal_host(host)
    if name is None or ".." in host or host.startswith(".") or any(map(_is_dashed, host.split("."))):
        return f"“{host}” is no name of a host"
    top = name.rpartition(".")[2]
    if top.isdigit():
        return "" if is_number(name) else f"“{host}” is no number of a host"
    if not is_known_host(name):
        return f"no host ends in “.{host.rpartition('.')[2]}”" if name.count(".") else ""
    site = registrable(name)
    near = next((known for known in sorted(_KNOWN) if site not in _KNOWN and _is_one_edit(site, known)), "")
    return f"“{site}” is nearly “{near}”: correct it" if near else ""


def _is_dashed(label: str) -> bool:
    return label.startswith("-") or label.endswith("-")


def _is_one_edit(one: str, other: str) -> bool:
    """Whether a letter more, less, other or two that changed places make one word of the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, others = one[same:], other[same:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:] or swapped
