"""New models that Chinese prose calls so, or announces: "X 模型", "发布 X"."""

import re
from collections.abc import Iterator

from listgraph.cues import cues, plain, words
from listgraph.names.everyday import speaks_of_models
from listgraph.names.name import Name
from listgraph.names.things import kind_of

_SORTS = (
    "(?:开源|大|语言|推理|预训练|多模态|视觉|语音|视频|代码|音乐|音频|图像|文本|对话|生成|识别|合成"
    "|分割|检测|翻译|医疗|法律|金融|教育|气象|数学|时序|具身|世界|基础|基座|通用|中文|双语|端侧)"
)
"""What may stand between a name and 模型."""
_ZH_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>(?![Vv]\d)[A-Z][A-Za-z0-9]*(?:-(?!to-|of-|and-)[A-Za-z0-9]+)*(?:\.\d+)?)"
    rf" ?{_SORTS}{{0,3}}"
    rf"模型(?!{words('things', 'methods_zh')}"
    rf"|的?[^，。！？,.:：;；\s的]{{0,6}}(?:{words('things', 'others_zh')}|策略|方案|方法|算法))"
)
"""Behind 模型 may stand what the thing is: "X 大模型部署平台"."""
_CALLED = re.compile(r"(?P<kind>[^，。！？,.:：;；]{2,40})[，,]?\s?(?:名为|叫做?)$")
"""What a thing is that is called so: "一种新的强化学习方法，名为 X"."""
_ONCE = re.compile("[原曾]名为$")
RELEASE, COME = plain("coming", "release"), plain("coming", "come")
"""What is done with a model as it comes, and what it does."""
COMES = rf"\s?{plain('coming', 'manner')}?{COME}"
ANNOUNCED = (*cues("coming")["release"], "名为", "变身", "模型", "升级版", "新作")
_ZH_ANNOUNCED = re.compile(
    rf"(?:{'|'.join(ANNOUNCED)})(?:了|(?<!模型)的)?\s?[“「《【]?"
    r"(?P<name>(?=[A-Za-z0-9.+-]*[A-Z][A-Za-z0-9.+-]*[A-Z]|[a-z]{2,6}[A-Z])[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*)(?![-.]?[A-Za-z0-9]|/)"
    rf"(?! [A-Z][a-z]+ [A-Z])(?! {plain('discovery', 'houses')}\b)"
    r"(?!\s?等?(?:[(（][^()（）]{1,12}[)）]|[和与、]\s?[A-Za-z][\w-]+)?[^，。！？,.:：;；\s和与]{0,10}(?:词典|网站|软件|领域|行业|数据|基准|评测|榜|框架|工具|平台|方法|训练法|算法|策略|技术(?!报告)|系统|库|协议|芯片|API|插件|公司|团队|会议|论文|竞赛|服务|编程|语言\b))"
)
_APART = re.compile(r"\s*(?:$|[^\sA-Za-z0-9\u3400-\u9fff]|[了来让能可]|大?模型|系列|\d+(?:\.\d+)?B)")
"""What stands behind a name that is said to be open: in "开源 X 客户端" the client is."""
_ASIDE = r"\s?(?:[(（][^()（）]{1,80}[)）]|[，,]\s?[A-Z][A-Za-z -]{5,80}(?=[，,]))?"
"""What may stand between: a maker in brackets, the words that a name is short for."""
_BESIDE = re.compile(r"\s?[(（](?P<aside>[^()（）]{1,80})[)）]")
_SAYS = re.compile(
    rf"{_ASIDE}(?:[^\w\s，,：:。；;]{{1,6}})?(?:的(?P<of>[^，。；,;:：]{{2,40}})|[，,：:]\s?(?:它|这|其|该\w{{2,4}})?(?:也?是|即|作为)?"
    r"(?P<kind>(?:一[种个款套项]|首[个款次种]|用于)[^，。；,;:：]{2,60}))"
)
"""What right behind a name says what it is: "X，一种…方法", "X（Y）的…框架"."""
_CLASS = re.compile(r"[A-Z0-9]{2,4}|[A-Z]{2,6}s")
"""Capitals that are as likely a kind of models: "T2I模型"."""
_NUMBERED = re.compile(r"[a-z]-\d(?:\.\d)?$")
_NEW = re.compile(rf"(?:{'|'.join(ANNOUNCED)}|叫做?|的|[“「《【])(?:了|的)?\s?$|^\W*$")
_RELEASED = re.compile(RELEASE + r"(?:了|的)?\s?[“「《【]?(?=[A-Z]|$)")
"""Before a plain word that is called a model: "发布 X 音乐大模型"."""
_COMES = re.compile(rf"(?<=大模型){COMES}")
"""Behind a plain word that is called a model: "X 大模型全面开放"."""
_NEAR = 8
_REACH = 24
_PROPOSED = "提出"
_METHOD = re.compile(
    rf"{_ASIDE}(?:\s?[，,：:]\s?)?"
    r"(?:来|实现|为|以|用|使|利用|通过|旨在|展示|希望|试图|全称|[\u3400-\u9fff]{0,6}(?:方法|框架|机制|策略))"
)
"""How what a paper proposes goes on where it is a method."""


def before_model(text: str) -> Iterator[Name]:
    """A name right before 模型."""
    for match in _ZH_MODEL.finditer(text):
        word = match["name"]
        before = match.start() - _NEAR
        plain = sum(map(str.isupper, word)) < 2 and not _NUMBERED.search(word)
        released = plain and _RELEASED.search(text, before, match.start())
        if len(word) < 3 or (plain and not (released or _COMES.match(text, match.end()))):
            continue
        if not _CLASS.fullmatch(word) or _NEW.search(text, before, match.start()):
            yield Name(match.start("name"), match.end("name"), word, found="before-model")


def announced(text: str) -> Iterator[Name]:
    """A name right behind 提出, 发布, 模型 and the like, where what follows calls it nothing else.

    It is lonely where the text does not speak of models: protocols and products are announced, too.
    """
    for match in _ZH_ANNOUNCED.finditer(text):
        adjective = match.group().startswith("开源") and not _APART.match(text, match.end())
        if len(match["name"]) > 3 and not adjective and _is_one(text, match):
            lonely = not speaks_of_models(text)
            yield Name(
                match.start("name"), match.end("name"), match["name"], found="announced", lonely=lonely
            )


_PLAIN = r"(?P<name>[A-Z][a-z]{3,}(?:[- ]?[vV]?\d+(?:\.\d+)?)?)"
"""A word that is no name by its look, with a version or without."""
_APPOSED = re.compile(
    rf"模型\s?[“「《]?{_PLAIN}[”」》]?(?=\s?(?:$|[，,。！!：:；;（(]"
    rf"|{COME}|{plain('coming', 'manner')}|逆袭|超越|超过|击败|吊打|碾压|拿下|刷新))"
)
"""What is called a model right before its name: "端侧大模型 Sildara，…"."""
_RELEASED_AS = re.compile(
    rf"{RELEASE}(?:了|的)?\s?[“「《]?{_PLAIN}[”」》]?"
    r"[，,：:]\s?[^，,。！!；;：:\n]{0,24}模型(?=\s?(?:$|[，,。！!；;：:]))"
)
"""What is released and then called a model: "发布 Brontiq，面向教育场景的大模型"."""


def apposed(text: str) -> Iterator[Name]:
    """A plain Latin word of which Chinese says beside it that it is a model.

    >>> [name.label for name in apposed("某厂发布端侧大模型 Sildara，可离线翻译")]
    ['Sildara']
    >>> [name.label for name in apposed("发布 Brontiq，面向教育的大模型")], [*apposed("大模型 Agent 开发")]
    (['Brontiq'], [])
    """
    for pattern in (_APPOSED, _RELEASED_AS):
        for match in pattern.finditer(text):
            yield Name(*match.span("name"), match["name"], found="announced")


_HAN_NAME = r"[\u3400-\u9fff][\u3400-\u9fff·]{1,5}(?:[- ]?[vV]?\d+(?:\.\d+)?[BMbm]?)?"
_RELEASE = rf"(?:{RELEASE}(?!(?<=开源)大?模型))"
_NUMBERED_GOES_ON = r"[^。！？\n]{0,12}(?:更新|升级|上下文|参数|权重|[Tt]oken|开源|推理|内测|公测)"
"""How it goes on behind a version in quotes, in a list of models."""
_QUOTED = re.compile(
    rf"(?P<released>{_RELEASE}[^，。！？,:：;；「“『]{{0,12}})?(?:模型|(?<![A-Za-z-])LLM)(?:{COME}[！!：:])?\s?"
    rf"[「“『](?P<behind>{_HAN_NAME})[」”』](?(released)(?![\u3400-\u9fff]{{2,4}}(?:场|赛|榜|战|会|平台))|(?=\s?(?:$|[:：！!|]|{COME}|{_RELEASE})))"
    rf"|{_RELEASE}[「“『](?P<told>{_HAN_NAME})[」”』](?=[，,：:]\s?[^，,。！!；;：:\n]{{0,24}}模型(?:\s?$|[，,。！!；;：:]))"
    rf"|[「“『](?P<come>{_HAN_NAME})[」”』](?={COMES}"
    r"[！!：:，,|｜][^。；;\n]{0,30}(?:模型|[百千万]亿(?:级)?参数))"
    rf"|[「“『](?P<sort>{_HAN_NAME})[」”』]\s?[^\W\dA-Za-z的了让使把被给]{{0,8}}模型(?={COMES})"
    rf"|(?<![\u3400-\u9fffA-Za-z])(?P<bare>[\u3400-\u9fff]{{2,3}}){_SORTS}{{0,2}}大模型(?={COMES})"
    rf"|[「“『](?P<numbered>[\u3400-\u9fff]{{2,4}}[- ]?[vV]?\d+(?:\.\d+)?)[」”』](?={_NUMBERED_GOES_ON})"
    rf"|[「“『](?P<before>{_HAN_NAME})[」”』]\s?"
    rf"{_SORTS}{{0,3}}模型(?!{words('things', 'methods_zh')}"
    rf"|的?[^，。！？,.:：;；\s的]{{0,6}}{words('things', 'others_zh')})"
)
QUOTES = ("「", "“", "『")
SAYS_KIND = re.compile(plain("discovery", "generic_zh"))
"""What in Chinese only says what kind of model, and is no part of a name: "国产"."""


def quoted(text: str) -> Iterator[Name]:
    """A Chinese name in quotes beside 模型 or LLM, or right before 大模型, unless it says what kind of model.

    >>> [name.label for name in quoted("「墨渊」大模型发布")], [*quoted("「国产」大模型的一年")]
    (['墨渊'], [])
    >>> [name.label for name in quoted("云岫大模型上线")], [*quoted("医疗大模型上线")]
    (['云岫'], [])
    """
    told = speaks_of_models(text)
    for match in _QUOTED.finditer(text):
        part = str(match.lastgroup)
        if not SAYS_KIND.search(match[part]):
            lonely = part == "numbered" and not told
            label = _SIZE.sub("", match[part])
            yield Name(*match.span(part), label, found="announced", lonely=lonely)


_SIZE = re.compile(r"[- ]?\d+(?:\.\d+)?[BMbm]$")


def _is_one(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a name that is announced calls it a model, or says nothing of its kind."""
    start = match.start("name")
    if _ONCE.search(text, max(0, start - _NEAR), start):
        return False
    called = _CALLED.search(text, max(0, start - 2 * _REACH), start)
    if called and kind_of(called["kind"].rpartition("的")[2] or called["kind"]) in ("method", "other"):
        return False
    beside = _BESIDE.match(text, match.end())
    if beside and kind_of(beside["aside"]) in ("method", "other"):
        return False
    says = _SAYS.match(text, match.end())
    if says:
        return kind_of(says["of"] or says["kind"]) == "model"
    return not (match.group().startswith(_PROPOSED) and _METHOD.match(text, match.end()))
