"""Words with what does not count taken off, so that those that mean the same compare as equal."""

from __future__ import annotations

import re
from functools import lru_cache

from quiz_app.questions.number_words import digits
from quiz_app.text import fold

# Peoples and countries whose names differ by more than an ending, and what is commonly shortened.
_PEOPLES = {
    "germany": "german germans",
    "britain": "british briton britons anglo",
    "france": "french franco frenchman frenchmen",
    "england": "english",
    "spain": "spanish spaniard spaniards",
    "poland": "polish poles",
    "netherlands": "dutch",
    "sweden": "swedish swede swedes",
    "denmark": "danish dane danes",
    "turkey": "turkish turks",
    "greece": "greek greeks",
    "portugal": "portuguese",
    "ireland": "irish",
    "scotland": "scottish scots",
    "finland": "finnish finns finn",
    "norway": "norwegian norwegians",
    "italy": "italian italians italo",
    "austria": "austro",
    "india": "indo",
    "tibet": "tibetan tibetans",
    "mexico": "mexican mexicans",
    "morocco": "moroccan moroccans",
    "burma": "burmese",
    "china": "sino chinese",
    "russia": "russo",
    "hungary": "hungarian hungarians",
    "ukraine": "ukrainian ukrainians",
    "europe": "european europeans",
    "egypt": "egyptian egyptians",
    "brazil": "brazilian",
    "canada": "canadian",
    "saint": "st",
    "mount": "mt",
    "soviet": "ussr",
    # Names that are spelt by two systems.
    "beijing": "peking pekin",
    "nanjing": "nanking",
    "tianjin": "tientsin",
    "xinjiang": "sinkiang",
    "uyghur": "uighur uighurs uigur uigurs",
    "kyrgyz": "kirghiz",
    "kyiv": "kiev",
}
_SAME = {word: name for name, words in _PEOPLES.items() for word in words.split()}
# States that are called by letters, which in small ones are other words.
LETTERS = {"US": "America", "USA": "America", "UK": "Britain"}
# States that are called by other words than their peoples.
CALLED = {("united", "states"): "America", ("united", "kingdom"): "Britain"}
_ORDINALS = re.compile("(?:fir|seco|thi|four|fif|six|seven|eigh|nin|ten|eleven|twelf)(?:st|nd|rd|th)")
_LEAST = 4
_LONG = (
    "izations isations ization isation ational ations ation itions ition ating ated ates ate ments ment ness"
)
_SHORT = "ances ance ences ence ities ity ically ical ings ing ized ised izes ises ize ise isms ism ists ist ions ion"
_SHORTEST = "ened ens en ary ives ive able ible ous ful ors ers or er ly al ed es ic s e y"
_RUSSIAN = re.compile(
    "(?<=...)(?:ами|ями|ого|его|ому|ему|ой|ей|ый|ий|ая|яя|ое|ее|ые|ие|ов|ев|ам|ям|ах|ях|ом|ем|ую|юю|[аеиоуыьюяй])$"
)
_ENDING = tuple(f"{_LONG} {_SHORT} {_SHORTEST}".split())


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A word in any form as what its family shares: tribute and tributary, expand and expansion, Russia and Russians.

    For finding what a text is about, so it rather takes two words for one than one for two.
    """
    folded = fold(word)
    if folded in _SAME:
        folded = _SAME[folded]
    if not folded.isascii() or not folded.isalpha():
        return _RUSSIAN.sub("", folded)
    if folded.endswith(("ies", "ied")) and len(folded) > _LEAST:
        folded = folded[:-3] + "y"
    folded = _singular(folded)
    if folded.endswith("our") and len(folded) > _LEAST:
        folded = folded[:-3] + "or"
    folded = _family(folded)
    for _again in range(2):
        if not folded.endswith(_ENDING):
            break
        for ending in _ENDING:
            if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST:
                folded = folded.removesuffix(ending)
                break
        else:
            break
    return _undoubled(folded)


@lru_cache(maxsize=32768)
def name_stem(word: str) -> str:
    """A word of a name as what its people, country and belongings share: Russia, Russian, Russians, Russo-.

    Unlike `stem` it keeps apart what are different names: Manchu and Manchuria, Shanxi and Shaanxi.
    """
    folded = fold(word)
    if _ORDINALS.fullmatch(folded):
        return digits(folded)
    folded = _SAME.get(folded, folded).replace("isation", "ization")
    if not folded.isascii() or not folded.isalpha():
        return _RUSSIAN.sub("", folded)
    for ending in ("ese", "ists", "ist", "ism"):
        if folded.endswith(ending) and len(folded) - len(ending) >= _LEAST - (ending != "ese"):
            folded = folded.removesuffix(ending)
            break
    else:
        folded = _singular(folded)
    return _family(folded)


def _family(folded: str) -> str:
    """Without the endings that make a people of a country, and a country of a people: Korea(n), Mongol(ia)."""
    if folded.endswith("ese") and len(folded) - 3 >= _LEAST:
        folded = folded[:-3]
    if folded.endswith("ans") and len(folded) - 2 >= _LEAST:
        folded = folded[:-2]
    elif folded.endswith("an") and len(folded) - 1 >= _LEAST:
        folded = folded[:-1]
    return folded.removesuffix("ia") if len(folded) - 2 >= _LEAST else folded


def _singular(folded: str) -> str:
    plural = folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return folded[:-1] if plural and len(folded) >= _LEAST else folded


def _undoubled(word: str) -> str:
    """planned is plan, but a word that is all that is left of another keeps its letters."""
    return word[:-1] if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiou" else word
