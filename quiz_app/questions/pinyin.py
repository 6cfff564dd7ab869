"""Chinese names in pinyin, in which nearly every letter makes another name: Hebei, Hubei; Shanxi, Shaanxi."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 24  # letters of a name; the longest counties and banners have fewer
_CLOSING = "ang?|eng?|ai|ao|ou"
_U_GROUP = "u|uo|ui|uan|un"
_IN_GROUP = "i|ie|iao|ian|ing?"
_SYLLABLE = "|".join(
    (
        f"[bpm](?:a|o|ei|ou|{_CLOSING}|{_IN_GROUP}|u)",
        "miu",
        "f(?:a|o|ei|ou|ang?|eng?|u)",
        f"[dt](?:a|e|ei|ong|{_CLOSING}|{_IN_GROUP}|iu|{_U_GROUP})",
        f"[nl](?:a|e|ei|ong|{_CLOSING}|{_IN_GROUP}|iang|iu|u|uo|uan|un|ue)",
        "lia",
        f"[gkh](?:a|e|ei|ong|{_CLOSING}|{_U_GROUP}|ua|uai|uang)",
        "[jqx](?:i|ia|ie|iao|iu|iang?|ing?|iong|u|ue|uan|un)",
        f"(?:[zcs]h|r)(?:a|e|i|ei|ong|{_CLOSING}|{_U_GROUP}|ua|uai|uang)",
        "shaan",  # the province, so written to be told from Shanxi
        f"[zcs](?:a|e|i|ei|ong|{_CLOSING}|{_U_GROUP})",
        "y(?:a|ao|e|ing?|i|ang?|ou|ong|u|ue|uan|un)",
        "w(?:a|o|ai|ei|ang?|eng?|u)",
        "ang?|ai|ao|en|er|ou",
    )
)
_NAME = re.compile(f"(?:{_SYLLABLE})+")
_CLOSING_G = re.compile(r"(?<=n)g(?![aeiou])")


def other_names(one: str, other: str) -> bool:
    """Whether two different words are both Chinese in pinyin, and no slip of the pen makes one of the other.

    A slip is -n for -ng, which even speakers of Chinese mix up, and letters changed about.
    """
    if not (_is_pinyin(one) and _is_pinyin(other)):
        return False
    return sorted(one) != sorted(other) and _CLOSING_G.sub("", one) != _CLOSING_G.sub("", other)


@lru_cache(maxsize=1024)
def _is_pinyin(word: str) -> bool:
    return len(word) <= _LONGEST and _NAME.fullmatch(word) is not None
