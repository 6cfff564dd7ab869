"""Names, numbers and dates are told from other words, and found in a text in whatever form they stand there."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.documents.proving.amounts import Amount, Dated, dates_and_numbers
from quiz_app.documents.proving.standing import Standing
from quiz_app.documents.proving.stems import name_stem, stem
from quiz_app.documents.proving.terms import Figure, Name, key_stems, terms_of, words_of

TEXTS = st.text(
    st.sampled_from("aA bB.,-–'’\n1290th%$€/()éж中国\u0301\u200dMayKMT ofand") | st.characters(), max_size=80
)
WRITTEN = {
    "On August 8, 1945, at noon": [Dated(1945, 8, 8)],
    "27 August 1689 and August 1945": [Dated(1689, 8, 27), Dated(1945, 8)],
    "the 1st of May": [Dated(0, 5, 1)],
    "they may come in 5 days": [Amount(Fraction(5))],
    "1856–1860 and 1618/19": [Dated(1856), Dated(1860), Dated(1618), Dated(1619)],
    "in 1655,1658 and 1668": [Dated(1655), Dated(1658), Dated(1668)],
    "1904-05": [Dated(1904), Dated(1905), Dated(1904, 5)],
    "1689-08-27": [Dated(1689, 8, 27)],
    "the 17th, seventeenth-century or XVII century": [
        Amount(Fraction(17), "th"),
        Dated(17, span="century"),
        Dated(17, span="century"),
    ],
    "in the 1890s, or 1890's": [Dated(1890, span="decade"), Dated(1890, span="decade")],
    "221 BCE and 79 B.C.": [Dated(-221), Dated(-79)],
    "1,500 men of 260,260": [Amount(Fraction(1500)), Amount(Fraction(260260))],
    "35 million and 50,000": [Amount(Fraction(35_000_000)), Amount(Fraction(50_000))],
    "1.5 million against one million": [Amount(Fraction(1_500_000)), Amount(Fraction(1_000_000))],
    "half a million, three and a half million": [Amount(Fraction(500_000)), Amount(Fraction(3_500_000))],
    "one third, two-thirds, a third of them": [
        Amount(Fraction(1, 3)),
        Amount(Fraction(2, 3)),
        Amount(Fraction(1, 3)),
    ],
    "a quarter of a billion, three-quarters of a million, half of a million": [
        Amount(Fraction(250_000_000)),
        Amount(Fraction(750_000)),
        Amount(Fraction(500_000)),
    ],
    "4,209.3 kilometres, twenty-five of them": [Amount(Fraction(42093, 10)), Amount(Fraction(25))],
    "both, and no one": [Amount(Fraction(2))],
    "the first of one": [],
}
NAMES = {
    "Treaty of Saint Petersburg": ["Treaty of Saint Petersburg"],
    "It was Russia and China.": ["Russia", "China"],
    "the Li–Lobanov Treaty": ["Li–Lobanov Treaty"],
    "in Peking. Some went home": ["Peking", "Some"],
    "no name at all": [],
    "万国来朝图": ["万国来朝图"],
    "в Москве и Пекине": ["Москве", "Пекине"],
    "Mao's China": ["Mao's China"],
    "V. I. Lenin": ["Lenin"],
    "August 1689": [],
}
ONE_FAMILY = (
    ("Russia", "Russian", "Russians", "Russo"),
    ("China", "Chinese", "Sino"),
    ("Mongol", "Mongols", "Mongolia", "Mongolian"),
    ("Germany", "German", "Germans"),
    ("Japan", "Japanese"),
    ("Tibet", "Tibetan"),
    ("Soviets", "Soviet", "USSR"),
    ("Lenin", "Leninist", "Leninism"),
    ("Saint", "St"),
    ("Sükhbaatar", "Sukhbaatar"),
    ("Москва", "Москве", "Москвы"),
)
APART = (
    ("Manchu", "Manchuria"),
    ("Shanxi", "Shaanxi"),
    ("Hubei", "Hebei"),
    ("Russia", "Prussia"),
    ("Russia", "Russa"),
)


@pytest.mark.parametrize("text", WRITTEN)
def test_dates_and_numbers_are_read_from_running_text(text: str) -> None:
    assert [found.what for found in dates_and_numbers(text)] == WRITTEN[text]


@pytest.mark.parametrize("text", NAMES)
def test_names_are_the_capitalised_words_that_stand_together(text: str) -> None:
    assert [term.text for term in terms_of(text) if isinstance(term, Name)] == NAMES[text]


@pytest.mark.parametrize("words", ONE_FAMILY, ids=lambda words: words[0])
def test_a_country_its_people_and_what_is_theirs_are_one_name(words: tuple[str, ...]) -> None:
    assert len({name_stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert name_stem(one) != name_stem(other)


def test_words_of_one_family_share_a_stem() -> None:
    families = (
        ("tribute", "tributary"),
        ("monopoly", "monopolies"),
        ("negotiate", "negotiations"),
        ("neighbour", "neighbor"),
        ("modernisation", "modernized"),
        ("fur", "furs"),
    )
    for family in families:
        assert len({stem(word) for word in family}) == 1, family


def test_the_first_word_of_a_sentence_may_be_no_name() -> None:
    (first, second) = (term for term in terms_of("Caravans went to Peking") if isinstance(term, Name))
    assert (first.unsure, second.unsure) == (1, 0)


def test_a_lone_name_is_sure_even_with_its_article() -> None:
    assert [term for term in terms_of("The Argun") if isinstance(term, Name) and term.unsure] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Trans-Siberian line", "Transsiberian"),
        ("the Transsiberian line", "Trans-Siberian"),
        ("the Chinese Communist Party", "CCP"),
        ("by the CCP", "Chinese Communist Party"),
        ("the EU agreed", "the European Union"),
        ("a seat at the U.N.", "United Nations"),
        ("the UN's seat", "United Nations"),
        ("the EU-China summit", "European Union"),
        ("members of the W.T.O.", "World Trade Organization"),
        ("the CIS", "Commonwealth of Independent States"),
        ("at the UN Security Council", "United Nations Security Council"),
        ("the United States", "America"),
        ("Richard Milhous Nixon", "Richard Nixon"),
        ("extraterritorial rights", "Extraterritoriality"),
    ],
)
def test_a_name_is_found_in_another_form(text: str, name: str) -> None:
    (term,) = terms_of(name)
    assert Standing(text).where(term)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("this eu is small", "European Union"),
        ("the EUR", "European Union"),
        ("in EUROPE", "European Union"),
        ("World War II", "Ivan Ilyich"),
        ("NO WAY IN", "Northern Ossetia"),
        ("NO WAY IN", "Inner Nagaland"),
        ("the UN", "Ulan"),
        ("the UN agreed", "United Nations Security Council"),
        ("the Security Council", "United Nations Security Council"),
    ],
)
def test_letters_that_are_no_initials_of_a_name_do_not_stand_for_it(text: str, name: str) -> None:
    (term,) = terms_of(name)
    assert not Standing(text).where(term)


def test_the_words_of_a_name_must_stand_near_each_other() -> None:
    far = "Richard came first, and long after him, when all had gone home and slept, there came a man called Nixon."
    (term,) = terms_of("Richard Nixon")
    assert not Standing(far).has(term)


@given(TEXTS)
def test_any_text_has_terms_or_none(text: str) -> None:
    for term in terms_of(text):
        assert isinstance(term, (Name, Figure))
    assert all(key_stems(text))


@given(TEXTS)
def test_what_is_found_lies_in_the_text(text: str) -> None:
    for found in dates_and_numbers(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
    for word in words_of(text):
        assert text[word.span.start : word.span.end] == word.text


@given(TEXTS)
def test_the_terms_of_a_text_stand_in_that_text(text: str) -> None:
    standing = Standing(text)
    for term in terms_of(text):
        assert standing.has(term), term
