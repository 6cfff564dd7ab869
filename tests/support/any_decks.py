"""Any deck that an author could have written: questions of all types with texts that are hard to write down."""

from __future__ import annotations

from hypothesis import strategies as st

from quiz_app.decks.deck import Deck
from quiz_app.decks.reader import read_deck
from quiz_app.decks.writing import Value, deck_text, question_text
from tests.support import hostile

_SIGNS = (
    "no", "012", "1:30", "1689", "~", "null", "a: b", "a #b", "# a", "- a", "-", "? a", ": a", "a:", "[a]", "{a}",
    "{{c1::a}}", "&a", "*a", "!a", "|", ">-", "%a", "@a", "`a`", "'a'", '"a"', "it's", "\\n", "\\", "C:\\new", "a\nb",
    "a\n\n  b\n c", "a\n- b\n# c", "a\tb", " a ", "=1+1", "+1", "-1", "@SUM(A1)", "'=x", "''", "Q: a", "x\nQ: a",
    "a; b", "a|b", "a,b", "json:[]", "left: right", "a\\: b", "::", "a::b", "<<", "...", "---", "x\n---", "é", "尼布楚",
    "\u00a0a\u00a0b", "\ufffe", "word " * 60, "<br>", "&amp;", "#tag", "==a==", "```\ncode\n  more\n```",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(_SIGNS),
    st.text(max_size=30),
    st.lists(st.sampled_from((*_SIGNS, " ", "\n", "word")), max_size=4).map("".join),
    st.sampled_from(tuple(hostile.PAYLOADS.values())),
)
_SAID = TEXTS.filter(lambda text: bool(text.strip()))
_SEVERAL = st.lists(_SAID, min_size=1, max_size=3)
_NOTED: st.SearchStrategy[Value] = st.lists(
    _SAID | st.builds(lambda text, why: {text: why}, _SAID, _SAID), min_size=1, max_size=3
)
_GAPPED = st.builds(
    lambda before, hidden, hint, more: f"{before} {{{{c1::{hidden}::{hint}}}}} {more} {{{{c2::{hidden}}}}}",
    *[TEXTS] * 4,
)
_CITATION = st.one_of(
    st.just("atlas"),
    st.just("atlas > (lead) > 3"),
    st.builds(lambda section: {"document": "atlas", "section": section, "evidence": ["a", "b"]}, _SAID),
    st.builds(lambda section: {"document": "atlas", "section": section, "passage": "2"}, _SAID),
    st.builds(lambda section: {"document": "atlas", "section": section}, _SAID),
)
_COMMON: dict[str, st.SearchStrategy[Value]] = {
    "explain": _SAID, "hint": _SAID, "inference": _SAID, "according_to": _SAID, "as_of": _SAID, "tags": _SEVERAL,
    "group": _SEVERAL, "when": st.sampled_from(["1689", "c. 1640"]), "level": st.sampled_from("123"),
    "draft": st.booleans(), "source": _CITATION | st.lists(_CITATION, min_size=1, max_size=2),
    "contradicts": _CITATION, "allow": st.just({"L005": "a: reason"}),
}  # fmt: skip


def _of(**keys: st.SearchStrategy[Value]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries(keys, optional=_COMMON)


QUESTIONS = st.one_of(
    _of(question=_SAID, answer=_SAID),
    _of(question=_SAID, answer=_SAID, reverse=st.builds(lambda q, a: {"question": q, "answer": a}, _SAID, _SAID)),
    _of(term=_SAID, definition=_SAID),
    _of(question=_SAID, answer=_SAID, typed=st.just(value=True)),
    _of(question=_SAID, answer=_SAID, accept=_SEVERAL, reject=_NOTED),
    _of(question=_SAID, answer=_SAID, wrong=_NOTED),
    _of(question=_SAID, answers=_SEVERAL, wrong=_NOTED),
    _of(question=_SAID, answers=st.lists(_SAID, min_size=2, max_size=4)),
    _of(question=_SAID, answers=st.just(["one", "a: b"]), accept=st.builds(lambda text: {"a: b": [text]}, _SAID)),
    _of(question=_SAID, number=st.sampled_from(["6400", "-4", "4-6", "1,000"]), unit=st.just(["km"]),
        reject=st.just([{"7": "too much"}])),
    _of(question=_SAID, date=st.sampled_from(["1689-08-27", "c. 1640", "221 BCE"]), precision=st.just("year")),
    _of(statement=_SAID, answer=st.just(value=True)),
    _of(statement=_SAID, answer=st.just(value=False), correction=_SAID),
    _of(cloze=_GAPPED),
    _of(cloze=_GAPPED, reject=st.builds(lambda options: {"c2": options}, _NOTED)),
    _of(question=_SAID, order=st.lists(_SAID, min_size=3, max_size=4)),
    _of(question=_SAID, match=st.dictionaries(_SAID, _SAID, min_size=2, max_size=3)),
)  # fmt: skip


def _read(items: list[dict[str, Value]]) -> Deck:
    written = (question_text({"id": f"q{place}", **values}) for place, values in enumerate(items))
    text = deck_text({"deck": "any", "title": "Any", "sources": {"atlas": {}}}, written)
    found = read_deck(text.encode(), "any.yaml").deck
    assert found is not None
    return found


# Of the questions that are made, those that make sense are in the deck; the others are wrong and left out.
DECKS = st.lists(QUESTIONS, min_size=1, max_size=6).map(_read)
