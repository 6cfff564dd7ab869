"""What holds of every log: order, duplicates and splits make no difference, and nothing crashes the fold."""

from collections.abc import Mapping
from dataclasses import replace
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import fold, fold_card, fold_card_before, is_blank, step
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import SUMS, Facet, Summing, difference
from quiz_app.journal.undo import in_order, standing
from tests.journal.logs import CARDS, logs
from tests.journal.story import ANNA, DAY, PHONE

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["grade", "due", "p", "r", "chance", "weight", "counts", "new", "hints", "hinted", "taken_ms", "interval",
     "target", "until", "note", "to", "name", "value", "text", "stands_for", "waited",
     "stability", "answers", "lapses", "type", "session"]
)  # fmt: skip


@given(logs(), st.data())
def test_any_order_and_any_duplicates_fold_to_the_same(log: list[Event], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(log), max_size=10)) if log else []
    shuffled = data.draw(st.permutations([*log, *again]))
    assert fold(shuffled, ANNA) == fold(log, ANNA)


@given(logs())
def test_folding_what_stands_is_folding_all(log: list[Event]) -> None:
    assert [e for e in standing(standing(log)) if e.kind != Kind.UNDONE] == [
        e for e in standing(log) if e.kind != Kind.UNDONE
    ]


@given(logs())
def test_each_card_folds_alone_to_what_it_is_in_the_whole(log: list[Event]) -> None:
    whole = fold(log, ANNA)
    for card in CARDS:
        state = fold_card(card, log, whole.rules)
        assert state == whole.cards.get(card, CardState(card=card))


@given(logs())
def test_step_by_step_is_the_fold(log: list[Event]) -> None:
    far_reaching = (Kind.UNDONE, Kind.OVERRIDDEN, Kind.MOVED, Kind.SETTING_CHANGED)
    plain = [event for event in in_order(log) if event.kind not in far_reaching]
    whole = fold(plain, ANNA)
    states: dict[str, CardState] = {}
    for event in plain:
        before = states.get(event.card, CardState(card=event.card))
        states[event.card] = step(before, event, whole.settings)
    assert {card: state for card, state in states.items() if not is_blank(state)} == whole.cards


@given(logs())
def test_a_card_before_an_event_is_what_it_would_be_without_what_its_card_saw_since(log: list[Event]) -> None:
    whole = fold(log, ANNA)
    standing_now = [event for event in standing(log) if event.kind != Kind.UNDONE]
    for card in CARDS:
        own = [e for e in standing_now if whole.rules.moves.resolve(e.card, e.order) == card]
        for place, event in enumerate(own):
            later = {each.event_id for each in own[place:] if each.kind != Kind.OVERRIDDEN}
            rest = [each for each in standing_now if each.event_id not in later]
            before = fold_card_before(card, log, whole.rules, event.event_id)
            assert before == fold_card(card, rest, whole.rules)


@given(logs())
def test_totals_of_the_whole_are_the_sums_of_each_answer_with_its_overrides(log: list[Event]) -> None:
    undone = [event for event in standing(log) if event.kind != Kind.UNDONE]
    overrides = [event for event in undone if event.kind == Kind.OVERRIDDEN]
    sums = Summing()
    for event in undone:
        if event.kind == Kind.ANSWERED:
            sums.merge(fold([event, *overrides], ANNA).totals)
    assert sums.totals() == fold(log, ANNA).totals


@given(logs(), logs())
def test_what_is_added_to_totals_leads_to_others_exactly(one: list[Event], other: list[Event]) -> None:
    before, after = fold(one, ANNA).totals, fold(other, ANNA).totals
    sums = Summing()
    sums.merge(before)
    sums.merge(difference(after, before))
    assert sums.totals() == after
    assert difference(before, before) == {}


@given(logs())
def test_the_sums_of_a_facet_are_those_of_another(log: list[Event]) -> None:
    whole: dict[str, list[int]] = {}
    for (facet, _, _), sums in fold(log, ANNA).totals.items():
        own = whole.setdefault(facet, [0] * len(SUMS))
        own[:] = map(add, own, sums)
    every = whole.pop(Facet.ALL, None)
    of_predictions = SUMS.index("predictions")
    for facet, found in whole.items():
        if facet in (Facet.PREDICTED, Facet.CELL):
            assert every is not None
            assert found[0] == found[of_predictions], "only what was predicted"
            assert found[of_predictions:] == every[of_predictions:]
        else:
            assert found == every


@given(logs())
def test_undoing_everything_leaves_nothing(log: list[Event]) -> None:
    plain = [event for event in log if event.kind != Kind.UNDONE]
    undos = [
        replace(
            event,
            event_id=f"{0xFF0000 + number:032x}",
            action=f"{0xAF0000 + number:032x}",
            clock=1000 + number,
            kind=Kind.UNDONE.value,
            payload={"target": event.action},
        )
        for number, event in enumerate(plain)
    ]
    folded = fold([*plain, *undos], ANNA)
    assert (folded.cards, folded.totals) == ({}, {})


@given(st.sampled_from(["later kind", *Kind]), st.dictionaries(NAMES, JSON), st.integers(1, 99), logs(5))
def test_no_payload_of_any_version_upsets_the_fold(
    kind: str, payload: Mapping[str, object], schema: int, log: list[Event]
) -> None:
    strange = Event(
        event_id="9" * 32,
        learner=ANNA,
        device=PHONE,
        sequence=999,
        clock=20,
        utc_ms=20,
        offset_s=0,
        zone="",
        study_day=DAY,
        action="8" * 32,
        card="d/a",
        fingerprint="",
        kind=kind,
        payload=payload,
        schema=schema,
    )
    folded = fold([*log, strange], ANNA)
    for state in folded.cards.values():
        assert state.due_day is None or 1 <= state.due_day <= 3_652_059
        assert state.memory is None or 0 < state.memory.stability < 1e6
    for sums in folded.totals.values():
        total = dict(zip(SUMS, sums, strict=True))
        assert 0 <= total["p_ppm"] <= 1_000_000 * total["predictions"] <= 1_000_000 * total["answers"]
