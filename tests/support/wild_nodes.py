"""Any tree that a deck file could hold under the keys of a question, for tests that reading it never fails."""

from collections.abc import Iterable

from hypothesis import strategies as st

from quiz_app.questions.node import Entry, Lines, Listing, Mapping, Node, Scalar

_LINES = Lines("")
_WORDS = st.sampled_from(
    ["true", "false", "no", "the Amur", "Amur", "c1", "12", "", " ", "a, b", "é", "(a)", "{{c1::x}}"]
)
_SCALARS = st.builds(Scalar, _WORDS | st.text(max_size=8), st.just(_LINES), st.just(0), st.just(0))


def _listing(items: list[Node]) -> Listing:
    return Listing(tuple(items), _LINES, 0, 0)


def _mapping(values: dict[str, Node]) -> Mapping:
    entries = tuple(Entry(Scalar(key, _LINES, 0, 0), value) for key, value in values.items())
    return Mapping.of(entries, _LINES, 0, 0)


NODES: st.SearchStrategy[Node] = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(_listing)
        | st.dictionaries(_WORDS | st.text(max_size=5), inner, max_size=4).map(_mapping)
    ),
    max_leaves=8,
)


def questions_of(keys: Iterable[str], told: Iterable[str] = ()) -> st.SearchStrategy[Mapping]:
    """Questions with any values under some of `keys`, and always some under `told`."""
    always = dict.fromkeys(told, NODES)
    some = {key: NODES for key in keys if key not in always}
    return st.fixed_dictionaries(always, optional=some).map(_mapping)
