"""What a text calls a model or an organisation."""

from typing import NamedTuple


class Name(NamedTuple):
    """A model or organisation named by the text from ``start`` to ``end``.

    ``label`` is its canonical name. ``found`` is how: ``lexicon``, or the rule that found a name
    which the lexicon lacks. ``parent`` is the model of which a new one is a version or variant.
    ``class_word``: the name also stands for a whole class of models. ``lonely``: it is an everyday
    word too, and nothing around it speaks of models; it only stands where a name would.
    """

    start: int
    end: int
    label: str
    kind: str = "Model"
    found: str = "lexicon"
    parent: str = ""
    class_word: bool = False
    lonely: bool = False
