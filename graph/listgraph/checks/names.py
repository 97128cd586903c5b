"""Models under another model's heading, and names that the lexicon may lack."""

from collections.abc import Iterable, Iterator, Mapping

from listgraph.checks.lists import Lists, shown
from listgraph.knowledge import Evidence, KnowledgeGraph, Problem
from listgraph.lexicon import Lexicon
from listgraph.lexicon.matcher import squeeze

_TITLE = frozenset({"title-subject", "label-subject"})
_MODELS = frozenset({"basedOn", "variantOf", "succeeds", "comparedWith", "outperforms", "equals"})


def misplaced(lists: Lists) -> Iterator[Problem]:
    graph = lists.graph
    headed: dict[tuple[str, str, int], tuple[str, Evidence]] = {}
    named: dict[tuple[str, str, int], dict[str, set[str]]] = {}
    for subject, relation, target, evidence in graph.edges():
        if relation not in ("covers", "mentions", "compares"):
            continue
        for item in evidence:
            place = (subject, item.file, item.line)
            if item.rule == "heading-subject":
                headed[place] = (target, item)
            else:
                named.setdefault(place, {}).setdefault(target, set()).add(item.rule)
    kin = _kin(graph, lists.lexicon)
    for place, (heading, item) in headed.items():
        models = named.get(place, {})
        titled = {model for model, rules in models.items() if rules & _TITLE}
        if heading in models or len(titled) != 1:
            continue
        (model,) = titled
        a, b = graph.by_id[heading].label, graph.by_id[model].label
        la, lb = lists.lexicon.models.get(a), lists.lexicon.models.get(b)
        if la is None or lb is None or la.class_word or lb.class_word:
            continue
        if (
            b in _ancestry(a, lists.lexicon)
            or a in _ancestry(b, lists.lexicon)
            or (a, b) in kin
            or (b, a) in kin
        ):
            continue
        if a.lower() in b.lower() or b.lower() in a.lower():
            continue
        message = f"{shown(graph.by_id[place[0]].label)} is about {b}, but stands under the heading {shown(item.quote)}"
        yield Problem(item.file, item.line, "misplaced-model", message)


def _kin(graph: KnowledgeGraph, lexicon: Lexicon) -> set[tuple[str, str]]:
    return {(graph.by_id[s].label, graph.by_id[t].label) for s, r, t, _ in graph.edges() if r in _MODELS}


def _ancestry(name: str, lexicon: Lexicon) -> frozenset[str]:
    found: set[str] = set()
    open_ = [name]
    while open_:
        model = lexicon.models.get(open_.pop())
        if model and model.name not in found:
            found.add(model.name)
            open_ += [*model.base, model.variant_of, model.succeeds]
    return frozenset(found)


def near(lexicon: Lexicon):
    index = {}
    for model in lexicon.models.values():
        for form in (model.name, *model.aliases):
            s = squeeze(form)[0]
            if len(s) >= 4:
                for key in _deletes(s):
                    index.setdefault(key, set()).add((s, model.name))
    return index


def _deletes(word):
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def aliases(lists: Lists) -> Iterator[Problem]:
    index = near(lists.lexicon)
    for node in lists.graph.nodes:
        if node.kind == "Model" and node.text("discovered"):
            s = squeeze(node.label)[0]
            hits = {(f, n) for k in _deletes(s) for f, n in index.get(k, ())}
            sufs = {
                m
                for m in lists.lexicon.models
                if len(m) > 3 and (s.startswith(squeeze(m)[0])) and s != squeeze(m)[0]
            }
            yield node.label, sorted(hits)[:4], sorted(sufs)[:4]
