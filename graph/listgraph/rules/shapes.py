"""The shapes in which a contest is told: where its cue and its objects stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from listgraph.cues import Cued, around, cued, needing, words
from listgraph.rules.sentences import GAP, JOIN, KIND, LIST, NAME

_IN_CLAUSE = r"(?-i:[^，,。！？!?；;：:\n\u2028\ue000-\uf8ff])"
_UNKNOWN = (
    r"(?:(?-i:(?:(?=[A-Z][\w.+-]{0,60}?(?:\d|(?<=[a-z])[A-Z]|(?<=[A-Z])[A-Z]))[A-Z][\w.+-]{0,60}"
    r"|[A-Z][a-z]+ \d[\d.]*)"
    r"(?: [A-Z\d][\w.]*)?)"
    r"(?:,? (?:and|or) |, |\s?[/、和与及]\s?)"
    r"|(?-i:[A-Z][a-z]{2,})\s?[、和与及]\s?(?=[A-Z\ue000-\uf8ff]))"
)
"""One of the beaten that nobody knows, before another: "beats Opus 4 and …"."""
_OBJECTS = rf"[「“『\"]?(?P<objects>{LIST}(?:(?:, |\s?[、和与]\s?){_UNKNOWN}{{1,3}}{LIST})?)[」”』]?"
_NO_COMPOUND = r"(?<![对相类评占价无同环可好])(?<!百分)"
_THAN = rf"(?:{_NO_COMPOUND}比(?![如较对]))"
_AS = rf"(?:[与和跟同]|{_THAN})"
_BESIDE = r"(?:相比(?:较)?(?:于|起|之)?|相较(?:于|之)?|比起|(?<![相比计])较(?:之|于)?(?!量))"
_AS_IT_IS = rf"[，,]?(?:{_IN_CLAUSE}{{0,8}}?{NAME}{KIND})?{_IN_CLAUSE}{{0,16}}?"
"""What stands between "相比 B" and what is told of A, which may be named there."""
_IS = rf"{_IN_CLAUSE}{{0,4}}?(?:是|为|达|只有|仅有?|不到|相当于|只要|只需)(?:到|了|为|是)*\s?"
_DIGITS = "一两二三四五六七八九十"
_TESTED = (
    r"(?:(?:tested|evaluated|benchmarked|measured|compared|pitted"
    r"|scored|ranked|stack(?:s|ed)?|fares?|goes|went|up|out) )"
)
_SUCH_AS = (
    r"(?:(?:(?!(?:a|an|its)\b)[\w-]+ ){0,3}(?:models|LLMs|systems|baselines) (?:like|such as|including) )?"
)
_FOR_EXAMPLE = (
    r"(?:了?[\u3400-\u9fff]{0,10}?(?:模型|系统|方法|算法|网络|对手|竞品|产品)"
    r"[，,（(]?\s?(?:例如|比如|诸如|譬如|包括|如)[，,：:]?\s?(?:[\u3400-\u9fff]{2,4}\s)?)"
)
"""Who is beaten is told by a kind and its members: "超过了其它大语言模型，例如 A、B 和 C"."""
_NO_MEANS = r"(?! by (?!a |an |\d))"
"""A passive's agent follows, and no margin: "is beaten by", but "beaten by two points"."""

_ALL_OF_IT = r"(?!的?\s?[1-7]\d(?:\.\d+)?\s?[%％])"
"""Who reaches two thirds of what another does is not level: "达到 B 性能的 68%"."""
_NO_MEANS_OF = "(?<!with a )(?<!using a )(?<!by a )(?<!from a )(?<!with the )"
"""What is done by something of a kind tells nothing of it: "taught with a GPT-2-level model"."""
_NOT_BY_MEANS_OF = r"(?<!基于)(?<!采用)(?<!使用)(?<!based on )(?<!using )(?<![与跟向])(?<![与跟向] )"


class Shape(NamedTuple):
    """A pattern for a contest with groups ``cue`` and ``objects``, and the outcome for who is no object."""

    outcome: str
    rule: str
    pattern: Cued


_RULES = {
    "Outperforms": "contest-over",
    "Underperforms": "contest-under",
    "Equals": "contest-level",
    "NoVerdict": "compared-with",
}
_TOLD = {"Outperforms": "over", "Underperforms": "under", "Equals": "level", "NoVerdict": "difference"}
"""The table of cues that tells each outcome."""


def _cue(cues: str) -> str:
    return f"(?P<cue>{cues})"


def _cue_first(cue: str) -> str:
    return rf"{cue}{_NO_MEANS}(?:{GAP}|{_FOR_EXAMPLE}|\s?{_UNKNOWN}{{1,3}}){_NOT_BY_MEANS_OF}{_OBJECTS}"


def _farewell(cue: str) -> str:
    return rf"{cue}\s?{_OBJECTS}"


def _against(cue: str) -> str:
    return rf"(?<={NAME})(?!-){KIND} {_TESTED}{{0,3}}{cue} (?:the |both )?{_SUCH_AS}{_OBJECTS}"


def _than_object(cue: str) -> str:
    return rf"{_THAN}\s?{_OBJECTS}{_IN_CLAUSE}{{0,10}}?{cue}"


def _as_object(cue: str) -> str:
    return rf"{_AS}\s?{_OBJECTS}{_IN_CLAUSE}{{0,10}}?{cue}"


def _beside_object(cue: str) -> str:
    return rf"{_BESIDE}\s?{_OBJECTS}{_AS_IT_IS}{cue}"


def _compared_object(cue: str) -> str:
    said = r"(?:(?!not )[\w'’%.-]+ ){0,8}?"
    return rf"(?:compared|relative) (?:to|with) (?:the )?{_OBJECTS}, {NAME}{KIND} {said}{cue}"


def _likened_object(cue: str) -> str:
    return rf"[与和跟同]\s?{_OBJECTS}\s?来?(?:相比|比起来|比较起来)(?:之下|而言)?{_AS_IT_IS}{cue}"


def _reached(cue: str) -> str:
    has = "(?:[达追](?:到|至)?|拥有|具备|具有)了?"
    return rf"{has}\s?{_OBJECTS}(?:(?![%％]){_IN_CLAUSE}){{0,12}}?{cue}{_ALL_OF_IT}"


def _lacking(cue: str) -> str:
    so = "(?:那么|这么|那样|这样|来得|如此)?"
    return rf"(?:没有?|不像|不及|不是|算不上)\s?{_OBJECTS}{so}{_IN_CLAUSE}{{0,3}}?{cue}"


def _apart(cue: str) -> str:
    return rf"(?:[与和跟同]|距离?|离)\s?{_OBJECTS}{_IN_CLAUSE}{{0,6}}?{cue}"


def _streets(cue: str) -> str:
    return rf"(?:甩|秒|领先|超)(?:[开出掉]|了)*\s?{_OBJECTS}{_IN_CLAUSE}{{0,3}}?{cue}"


def _margin(cue: str) -> str:
    return rf"(?<![相误偏落])差(?:了|着)?\s?{_OBJECTS}{_IN_CLAUSE}{{0,3}}?{cue}"


def _placed(cue: str) -> str:
    return rf"(?:紧随|紧跟|位居|位列|排在|排名|落在|屈居)在?\s?{_OBJECTS}{_IN_CLAUSE}{{0,3}}?{cue}"


PASSIVE = "被遭惨"
"""How a passive begins in Chinese."""


def _passive(cue: str) -> str:
    return rf"(?:被|惨?遭到?)\s?{_OBJECTS}{_IN_CLAUSE}{{0,6}}?{cue}"


def _disposed(cue: str) -> str:
    return rf"[把将]\s?{_OBJECTS}{_IN_CLAUSE}{{0,6}}?{cue}"


def _causative(cue: str) -> str:
    return rf"[把将让令使叫给]\s?{_OBJECTS}{_IN_CLAUSE}{{0,6}}?{cue}"


def _beaten(cue: str) -> str:
    return rf"(?:打|揍|虐|锤|吓|逼|杀)得\s?{_OBJECTS}\s?{cue}"


def _robbed(cue: str) -> str:
    return rf"(?:抢[走了]*|夺[走了]*|砸了?|端了?|判了?|教|给|踩着|拿)\s?{_OBJECTS}\s?{cue}"


def _faced(cue: str) -> str:
    return rf"{_OBJECTS}\s?面前[，,]?\s?(?:{NAME}{KIND})?{_IN_CLAUSE}{{0,6}}?{cue}"


def _handed(cue: str) -> str:
    return rf"(?:栽|折|败|输)在了?\s?{_OBJECTS}\s?{cue}"


def _of_object(cue: str) -> str:
    return rf"{_NO_MEANS_OF}{_OBJECTS}\s?{cue}"


def _times(cue: str) -> str:
    return rf"{cue}{_IS}{_OBJECTS}\s?的\s?[\d.{_DIGITS}百千数几]+\s?多?倍"


def _fraction(cue: str) -> str:
    part = rf"[\d.]+\s?[%％]|1/\d+|[{_DIGITS}百千\d]+分之[{_DIGITS}\d]|一半|零头"
    return rf"{cue}{_IS}{_OBJECTS}\s?的\s?(?:{part})"


def _lost(cue: str) -> str:
    return rf"{_OBJECTS}(?:{_IN_CLAUSE}{{0,6}}?| (?:[A-Za-z]+ ){{0,3}}){cue}"


def _mutual(cue: str) -> str:
    return rf"{NAME}{KIND}{JOIN}{_OBJECTS}{_IN_CLAUSE}{{0,12}}?{cue}"


def _settled(cue: str) -> str:
    said = r"(?-i:[^。！!；;\n\u2028\ue000-\uf8ff])"
    return rf"{NAME}{KIND}{JOIN}{_OBJECTS}{said}{{0,24}}?[？?，,：:]{said}{{0,12}}?{cue}"


def _drawn(cue: str) -> str:
    duel = words("versus", "duel")
    return rf"{NAME}{KIND}[\s_]*(?:{duel}|对)[\s_]*{_OBJECTS}\s?[:：，,]\s?(?:最终|结果)?{cue}"


_Build = Callable[[str], str]


def _shapes(build: _Build, key: str, outcomes: Sequence[str], beside: str = "") -> tuple[Shape, ...]:
    leading = build in (_cue_first, _farewell)
    return tuple(
        Shape(
            told, _RULES[told], cued(build(_cue(words(_TOLD[told], key))), _TOLD[told], key, beside, leading)
        )
        for told in outcomes
    )


def _around(told: str) -> tuple[Shape, ...]:
    return tuple(
        Shape(told, _RULES[told], needing(_embracing("|".join(forms), end), "|".join(forms), forms, True))
        for forms, end in around(_TOLD[told])
    )


def _embracing(verb: str, end: str) -> str:
    return (
        rf"(?<![A-Za-z]){_cue(verb)} (?:even |the |both )*{_OBJECTS}(?:['’]s)?[ -](?:\w+ )?{end}(?![A-Za-z])"
    )


_VERDICTS = ("Outperforms", "Underperforms", "Equals")

_CUE_FIRST = (
    *_shapes(_cue_first, "before_object", (*_VERDICTS, "NoVerdict")),
    *_shapes(_farewell, "farewell", ("Outperforms",)),
    *_shapes(_cue_first, "compared_with", ("NoVerdict",)),
    *_shapes(_against, "against", ("NoVerdict",)),
)

_OBJECT_FIRST = (
    *_shapes(_than_object, "after_object", ("Outperforms", "Underperforms"), "比"),
    *_shapes(_as_object, "after_object", ("Equals", "NoVerdict"), "与和跟同比"),
    *_shapes(_beside_object, "beside_object", _VERDICTS, "比较"),
    *_shapes(_compared_object, "compared_object", ("Outperforms", "Underperforms")),
    *_shapes(_likened_object, "beside_object", _VERDICTS, "比"),
    *_shapes(_lacking, "lacking", ("Underperforms",), "没不算"),
    *_shapes(_apart, "apart", ("Underperforms",), "与和跟同距离"),
    *_shapes(_placed, "placed", ("Outperforms", "Underperforms"), "随跟居列在名"),
    *_shapes(_streets, "streets", ("Outperforms",), "甩秒领超"),
    *_shapes(_beaten, "beaten", ("Outperforms",), "得"),
    *_shapes(_robbed, "robbed", ("Outperforms",), "抢夺砸端判教给踩拿"),
    *_shapes(_faced, "faced", ("Underperforms",), "面"),
    *_shapes(_handed, "handed", ("Underperforms",), "在"),
    *_shapes(_margin, "margin", ("Underperforms",), "差"),
    *_shapes(_times, "times", ("Outperforms",), "倍"),
    *_shapes(_fraction, "fraction", ("Outperforms",), "的"),
    *_shapes(_reached, "reached", ("Equals",), "达追有备"),
    *(
        shape._replace(outcome="Underperforms")
        for shape in _shapes(_passive, "passive", ("Outperforms",), "被遭")
    ),
    *_shapes(_passive, "passive", ("Equals",), "被遭"),
    *_shapes(_disposed, "disposed", ("Outperforms",), "把将"),
    *_shapes(_causative, "causative", ("Outperforms",), "把将让令使叫给"),
    *_shapes(_lost, "lost", ("Outperforms", "NoVerdict")),
    *_shapes(_of_object, "of_object", ("Outperforms", "Equals")),
    *_shapes(_mutual, "mutual", ("Equals",)),
    *_shapes(_drawn, "drawn", ("Equals",)),
    *_shapes(_settled, "settled", ("Equals",)),
    *_around("Outperforms"),
    *_around("Underperforms"),
    *_around("Equals"),
)


class Shapes:
    """Shapes in their order, found by the needles of their cues."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self._shapes = shapes
        self._numbers: dict[str, list[int]] = {}
        for number, shape in enumerate(shapes):
            for needle in shape.pattern.needles:
                self._numbers.setdefault(needle, []).append(number)

    def among(self, held: Iterable[str]) -> Iterator[Shape]:
        """The shapes that a text which holds these needles may have."""
        numbers = {number for needle in held for number in self._numbers.get(needle, ())}
        return (self._shapes[number] for number in sorted(numbers))


CUE_FIRST = Shapes(_CUE_FIRST)
"""Those whose objects follow the cue, so that they need a name behind it."""
OBJECT_FIRST = Shapes(_OBJECT_FIRST)
"""Those whose cue may stand behind every name."""
