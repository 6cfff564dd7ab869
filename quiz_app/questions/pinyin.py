"""Chinese names in pinyin, in which another letter nearly always makes another name: Hebei and Hubei."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 24  # letters of a name; the longest counties and banners have fewer
_OPEN = "a e ai ei ao ou an en ang eng ong"
_ROUND = "u uo ui uan un"
_WIDE = f"{_ROUND} ua uai uang"
# What may follow each initial, after the standard table of syllables; "" for syllables that begin with a vowel.
_FINALS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": f"a e ai ei ao ou an ang eng ong i ie iao iu ian ing {_ROUND}",
    "t": f"a e ai ao ou an ang eng ong i ie iao ian ing {_ROUND}",
    "n": f"{_OPEN} i ie iao iu ian in iang ing u uo uan ue",
    "l": f"a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing {_ROUND} ue",
    "[gkh]": f"{_OPEN} {_WIDE}",
    "[jqx]": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "[zc]h": f"{_OPEN} i {_WIDE}",
    "sh": f"a e ai ei ao ou an en ang eng aan i {_WIDE}",  # "aan" for Shaanxi, so written to be told from Shanxi
    "r": f"e ao ou an en ang eng ong i {_ROUND}",
    "[zcs]": f"a e ai ao ou an en ang eng ong i {_ROUND}",
    "y": "a ao e i in ing an ang ou ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "an ang en",
}


def other_names(one: str, other: str) -> bool:
    """Whether two different words are both Chinese in pinyin, and no slip of the pen makes one of the other.

    A slip changes letters about or leaves letters out behind the first, as in Shangai or Tianjing; a letter put in the
    place of another is another syllable.
    """
    if not (_is_pinyin(one) and _is_pinyin(other)):
        return False
    if sorted(one) == sorted(other):
        return False
    if ("aa" in one) != ("aa" in other) or one[0] != other[0]:
        return True
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return not all(letter in rest for letter in short)


@lru_cache(maxsize=1024)
def _is_pinyin(word: str) -> bool:
    return len(word) <= _LONGEST and _name().fullmatch(word) is not None


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    """One syllable or more; made when it is first needed, since that takes milliseconds."""
    syllables = "|".join(f"{initial}(?:{finals.replace(' ', '|')})" for initial, finals in _FINALS.items())
    return re.compile(f"(?:{syllables})+")
