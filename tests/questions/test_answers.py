"""Typed answers get the verdict that a fair teacher would give: a table of answers, and what the verdict tells."""

import pytest

from quiz_app.questions.compare import edits, judge_text
from quiz_app.questions.model import Option, Outcome

RIGHT, NEAR, WRONG = Outcome.RIGHT, Outcome.NEAR, Outcome.WRONG

# given, wanted, verdict
TABLE = [
    # Case, accents, punctuation, spaces and articles do not count.
    ("the Amur valley", "the Amur valley", RIGHT),
    ("amur valley", "the Amur valley", RIGHT),
    ("THE AMUR VALLEY", "the Amur valley", RIGHT),
    ("  Amur   valley. ", "the Amur valley", RIGHT),
    ("an Amur valley", "the Amur valley", RIGHT),
    ("Urumqi", "Ürümqi", RIGHT),
    ("Ürümqi", "Urumqi", RIGHT),
    ("Sukhbaatar", "Sükhbaatar", RIGHT),
    ("sino soviet split", "the Sino-Soviet split", RIGHT),
    ("Sino–Soviet split", "Sino-Soviet split", RIGHT),
    ("SinoSoviet split", "Sino-Soviet split", RIGHT),
    ("trans baikalia", "Transbaikalia", RIGHT),
    ("Kangxis envoy", "Kangxi's envoy", RIGHT),
    ("Kangxi’s envoy", "Kangxi's envoy", RIGHT),
    ("Tso Tsungtang", "Tso Tsung-t'ang", RIGHT),
    ("USSR", "U.S.S.R.", RIGHT),
    ("the U.S.S.R.", "USSR", RIGHT),
    ("St Petersburg", "St. Petersburg", RIGHT),
    ("no limits", "“no limits”", RIGHT),
    ("Marx & Engels", "Marx and Engels", RIGHT),
    ("Bogdan Lodz", "Bogdan Łódź", RIGHT),
    ("cafe", "café", RIGHT),
    ("Strasse", "Straße", RIGHT),
    ("10000", "10,000", RIGHT),
    ("1 200 000", "1 200 000", RIGHT),
    ("5%", "5 %", RIGHT),
    ("1858-1860", "1858–1860", RIGHT),
    ("ＵＳＳＲ", "USSR", RIGHT),
    ("H₂O", "H2O", RIGHT),
    # Words in brackets are optional.
    ("Amur", "the Amur (valley)", RIGHT),
    ("Amur valley", "the Amur (valley)", RIGHT),
    ("the Amur (valley)", "the Amur (valley)", RIGHT),
    ("Golovin", "(Fyodor) Golovin", RIGHT),
    ("Fyodor Golovin", "(Fyodor) Golovin", RIGHT),
    ("Fyodor", "(Fyodor) Golovin", WRONG),
    ("colour", "colo(u)r", RIGHT),
    ("color", "colo(u)r", RIGHT),
    ("Mao", "Mao (Zedong) (the Chairman)", RIGHT),
    ("Mao Zedong", "Mao (Zedong) (the Chairman)", RIGHT),
    ("北京", "北京（市）", RIGHT),
    ("valley", "the Amur (valley)", WRONG),
    # Slips of the pen.
    ("the Amur valey", "the Amur valley", NEAR),
    ("Amur vallye", "Amur valley", NEAR),
    ("amur vally", "the Amur (valley)", NEAR),
    ("Nerchnisk", "Nerchinsk", NEAR),
    ("Nertschinsk", "Nerchinsk", NEAR),
    ("Vladivostock", "Vladivostok", NEAR),
    ("Krushchev", "Khrushchev", NEAR),
    ("Khruschev", "Khrushchev", NEAR),
    ("Manchuira", "Manchuria", NEAR),
    ("Mongola", "Mongolia", NEAR),
    ("Muravyov Amurski", "Muravyov-Amursky", NEAR),
    ("Gorbatchev", "Gorbachev", NEAR),
    ("Brezhnyev Doctrin", "Brezhnev Doctrine", NEAR),
    ("treaties", "treatise", NEAR),
    ("Kyahkta", "Kyakhta", NEAR),
    ("Владивастог", "Владивосток", NEAR),
    ("Китаи", "Китай", NEAR),
    # Other things that look alike.
    ("Ming", "Qing", WRONG),
    ("Qing", "Ming", WRONG),
    ("Omsk", "Tomsk", WRONG),
    ("Tomsk", "Omsk", WRONG),
    ("1858", "1859", WRONG),
    ("1689", "1698", WRONG),
    ("in 1858", "in 1859", WRONG),
    ("East Turkestan", "West Turkestan", WRONG),
    ("West Turkestan", "East Turkestan", WRONG),
    ("Liaodong", "Liaoning", WRONG),
    ("Liaoning", "Liaodong", WRONG),
    ("Mai", "Mao", WRONG),
    ("Mao", "Mai", WRONG),
    ("Ili", "Ali", WRONG),
    ("Iran", "Iraq", WRONG),
    ("Austria", "Australia", WRONG),
    ("Peter II", "Peter III", WRONG),
    ("Louis XVII", "Louis XVIII", WRONG),
    ("Louis XVIII", "Louis XVII", WRONG),
    ("T-34", "T-35", WRONG),
    ("1890s", "1890", WRONG),
    ("17th century", "18th century", WRONG),
    ("5", "-5", WRONG),
    ("1.5", "15", WRONG),
    ("102", "10²", WRONG),
    ("11/2", "1½", WRONG),
    ("5%", "5", WRONG),
    ("C", "C++", WRONG),
    ("C#", "C++", WRONG),
    ("hepatitis", "hepatitis A", WRONG),
    ("hepatitis B", "hepatitis A", WRONG),
    ("hepatitis virus", "hepatitis A virus", WRONG),
    ("hepatitis a virus", "Hepatitis A virus", RIGHT),
    ("legal", "illegal", WRONG),
    ("equal treaties", "unequal treaties", WRONG),
    ("Treaty of Kyakhta", "Treaty of Nerchinsk", WRONG),
    ("the Treaty Nerchinsk", "the Treaty of Nerchinsk", WRONG),
    ("Amur and Ussuri", "Amur", WRONG),
    ("Russia or China", "Russia", WRONG),
    ("", "Amur", WRONG),
    ("the", "the Amur", WRONG),
    ("?!", "Amur", WRONG),
    # Scripts beyond Latin.
    ("нерчинск", "Нерчинск", RIGHT),
    ("Хрущев", "Хрущёв", RIGHT),
    ("Аму́р", "Амур", RIGHT),
    ("мои", "мой", WRONG),
    ("їжак", "іжак", WRONG),
    ("北 京", "北京", RIGHT),
    ("「北京」", "北京", RIGHT),
    ("南京", "北京", WRONG),
    ("尼布楚條約", "尼布楚條約", RIGHT),
    ("尼布楚条约", "尼布楚條約", WRONG),
    ("恰克圖條約", "尼布楚條約", WRONG),
    ("中華人民共和国", "中華人民共和國", WRONG),
    ("かき", "がき", WRONG),
    ("Αθηνα", "Αθήνα", RIGHT),
    ("हिन्दी", "हिन्दी", RIGHT),
    ("हन्द", "हिन्दी", WRONG),
    # Answers that are punctuation.
    ("!", "!", RIGHT),
    ("?", "!", WRONG),
]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) == len(set(TABLE)) >= 80


@pytest.mark.parametrize(("given", "wanted", "verdict"), TABLE)
def test_the_verdict_is_fair(given: str, wanted: str, verdict: Outcome) -> None:
    assert judge_text(given, [wanted]).outcome is verdict


def test_an_accepted_answer_is_right_and_named() -> None:
    judged = judge_text("heilong jiang", ["the Amur", "Heilong Jiang"])
    assert (judged.outcome, judged.matched) == (RIGHT, "Heilong Jiang")


def test_a_near_answer_is_compared_with_the_variant_it_is_near_to() -> None:
    judged = judge_text("amur valey", ["the Ussuri", "the Amur (valley)"])
    assert judged.matched == "the Amur (valley)"
    assert [(piece.kind, piece.text) for piece in judged.pieces] == [
        ("same", "Amur val"),
        ("missing", "l"),
        ("same", "ey"),
    ]


def test_a_rejected_answer_tells_its_reason() -> None:
    judged = judge_text(
        "the Ussuri", ["the Amur"], rejects=[Option(text="Ussuri (river)", reason="only in 1860")]
    )
    assert (judged.outcome, judged.note) == (WRONG, "only in 1860")


def test_a_rejected_answer_is_never_near() -> None:
    rejects = [Option(text="Kiakhta", reason="that is the town")]
    assert judge_text("Kiakhta", ["Kyakhta"], rejects=rejects).outcome is WRONG
    assert judge_text("Kyakhtaa", ["Kyakhta"], rejects=rejects).outcome is NEAR


def test_a_slip_in_a_rejected_answer_tells_the_reason_too() -> None:
    rejects = [Option(text="Nerchinsk", reason="that was in 1689")]
    judged = judge_text("Nerchinks", ["Kyakhta"], rejects=rejects)
    assert (judged.outcome, judged.note) == (WRONG, "that was in 1689")


def test_what_is_as_near_to_a_rejected_answer_as_to_the_right_one_is_wrong() -> None:
    rejects = [Option(text="Moravia", reason="a land of the Czechs")]
    assert judge_text("Monavia", ["Monrvia"], rejects=rejects).outcome is WRONG


def test_another_wrong_option_is_never_near() -> None:
    assert judge_text("Zambia", ["Gambia"]).outcome is NEAR
    assert judge_text("Zambia", ["Gambia"], others_wrong=["Zambia"]).outcome is WRONG


def test_an_answer_of_another_card_is_never_near() -> None:
    assert judge_text("the Zambia", ["Gambia"], rivals=lambda text: text == "zambia").outcome is WRONG


def test_an_answer_of_another_card_may_be_right_here_too() -> None:
    assert judge_text("Gambia", ["Gambia"], rivals=lambda _text: True).outcome is RIGHT


def test_letters_changed_about_are_one_edit() -> None:
    assert edits("vallye", "valley") == 1


def test_edits_are_counted_over_all_words_of_the_same_number() -> None:
    assert edits("brezhnyev doctrin", "brezhnev doctrine") == 2
    assert edits("amur", "amur valley") is None
    assert edits("", "") is None


def test_a_long_paste_is_wrong_at_once() -> None:
    assert judge_text("amur " * 1_000_000, ["the Amur"]).outcome is WRONG
