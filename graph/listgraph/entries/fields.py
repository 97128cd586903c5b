"""Of what field a thing is, by what is said of it, and which fields a known model belongs to."""

import re
from collections.abc import Mapping, Set

from listgraph.cues import cues, words
from listgraph.lexicon import Model

_FIELDS: Mapping[str, re.Pattern[str]] = {
    field: re.compile(words("fields", field), re.IGNORECASE) for field in cues("fields")
}
_FILES: Mapping[str, Set[str]] = {
    field: frozenset(f"models-{file}.toml" for file in files)
    for field, files in {
        "sound": ("speech", "music", "multimodal", "vision-language"),
        "shape": ("3d", "scenes", "detection"),
        "life": ("life",),
        "graph": ("graphs",),
        "robot": ("robots", "scenes", "multimodal", "vision-language"),
        "series": ("series",),
        "text": (
            "llm", "llm-fields", "llm-languages", "llm-reasoning", "llm-tuned", "llm-versions", "llm-zh",
            "llm-zh-versions", "multimodal", "vision-language", "text", "code", "embedding", "pretrained",
        ),
    }.items()
}  # fmt: skip
"""The files of the lexicon whose models are of a field; those of no field may be of any."""


def is_elsewhere(model: Model, said: str) -> bool:
    """Whether what is ``said`` of a thing is of fields that the model is not of: "speech recognition".

    A model of more than one field, and one whose file is of none, may be what is said.
    """
    file = model.file.rpartition("/")[2]
    own = {field for field, files in _FILES.items() if file in files}
    told = {field for field, pattern in _FIELDS.items() if pattern.search(said)}
    return bool(own and told) and own.isdisjoint(told)
