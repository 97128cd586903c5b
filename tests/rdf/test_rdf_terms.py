"""Terms: whatever a list says, an IRI is safe ASCII and a literal can be written anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from helpers.reading.rdf import SAFE
from helpers.strategies import texts
from listgraph.knowledge.graph import Value
from listgraph.rdf.terms import (
    attribute_term,
    decimal,
    literal,
    literal_term,
    own,
    prefixes,
    safe_iri,
    typed,
)
from listgraph.schema import ATTRIBUTES, BASE, NAMESPACE


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://en.wikipedia.org/wiki/BERT_(model)", "https://en.wikipedia.org/wiki/BERT_(model)"),
        ("https://mp.weixin.qq.com/s?__biz=Mz==&mid=1", "https://mp.weixin.qq.com/s?__biz=Mz==&mid=1"),
        ("https://example.org/大鸟#节", "https://example.org/%E5%A4%A7%E9%B8%9F#%E8%8A%82"),
        ("https://example.org/a b\"c'd", "https://example.org/a%20b%22c%27d"),
        ("https://example.org/?q[]=<x>", "https://example.org/?q%5B%5D=%3Cx%3E"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%E5%A4", "https://example.org/%E5%A4"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("https://example.org/\ud800\x00", "https://example.org/%EF%BF%BD%EF%BF%BD"),
    ],
)
def test_a_url_becomes_an_iri(url: str, iri: str) -> None:
    assert safe_iri(url) == iri


@pytest.mark.parametrize("url", ["", "BERT", "see below", "/a/b", "#top", "https:", "https://[:::]/", "://x"])
def test_what_is_no_absolute_url_has_no_iri(url: str) -> None:
    assert safe_iri(url) == ""


@given(st.text() | st.text().map("https://example.org/".__add__) | texts.map("https://".__add__))
def test_an_iri_is_safe_and_stays_as_it_is(url: str) -> None:
    iri = safe_iri(url)
    if iri:
        assert SAFE.fullmatch(iri)
        assert safe_iri(iri) == iri == NamedNode(iri).value


@pytest.mark.parametrize(
    ("value", "term"),
    [
        (Value("BERT"), Literal("BERT")),
        (Value("大鸟", "zh"), Literal("大鸟", language="zh")),
        (Value("x", "zh-Hans"), Literal("x", language="zh-hans")),
        (Value("x", "no language"), Literal("x")),
        (Value("a\tb\nc\r"), Literal("a\tb\nc\r")),
        (Value("nul\x00 bell\x07 half\ud83e"), Literal("nul\ufffd bell\ufffd half\ufffd")),
        (Value(""), None),
        (Value(" \n"), None),
    ],
)
def test_a_text_becomes_a_literal(value: Value, term: Literal | None) -> None:
    assert literal(value) == term


@given(st.text() | texts, st.sampled_from(["", "en", "ZH", "zh-Hans", "no language"]))
def test_a_literal_is_written_as_the_library_writes_it(text: str, language: str) -> None:
    found = literal(Value(text, language))
    assert literal_term(Value(text, language)) == ("" if found is None else str(found))


def test_attributes_know_their_datatype() -> None:
    assert attribute_term(ATTRIBUTES["firstReleased"], Value("2019")) == str(typed("2019", "xsd:integer"))
    assert attribute_term(ATTRIBUTES["linkStatus"], Value("broken")) == f"<{NAMESPACE}broken>"
    assert attribute_term(ATTRIBUTES["url"], Value("https://a.org/")) == "<https://a.org/>"
    assert attribute_term(ATTRIBUTES["url"], Value("no url")) == ""
    assert attribute_term(ATTRIBUTES["url"], Value("schema:about")) == ""
    assert attribute_term(ATTRIBUTES["medium"], Value("post")) == '"post"'


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1.0"), (0.95, "0.95"), (1 / 3, "0.3333"), (0.00001, "0.0")]
)
def test_a_decimal_has_no_exponent(number: float, text: str) -> None:
    assert decimal(number).value == text


@given(st.text(min_size=1))
def test_a_name_in_our_namespace_is_safe(name: str) -> None:
    assert SAFE.fullmatch(own(name).value)


def test_no_two_prefixes_share_a_namespace() -> None:
    assert len(set(prefixes().values())) == len(prefixes())
    assert prefixes()["article"] == f"{BASE}article/"
