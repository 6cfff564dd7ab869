"""The words by which the lint tells what an option, a question or an answer is like."""

from __future__ import annotations


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = _all("a an the")
# Words of a sentence's frame, which say nothing of its matter.
FRAME = _all(
    """a an the this that these those it its his her their he she they them him we our us you your i
    of to in on at by for from with into onto over under between among as than then
    and or but nor if so not no be is are was were been being am do does did done has have had having
    can could will would shall should may might must who whom whose which what when where why how
    there here one also called call name named year years during after before about"""
)
MONTHS = _all(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
)
# What stands beside the figures of a date.
TIMES = MONTHS | _all(
    """year day month decade decades century centuries bc bce ad ce c ca circa about around early mid late
    before after between from to until and the in of on spring summer autumn winter"""
)
# What stands before or after the figures of an amount, or in their place.
AMOUNTS = _all(
    """about around some over under nearly almost roughly less more fewer than at least most up to half quarter third
    zero none nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
    thousands million millions billion dozen once twice and a an of the"""
)
# Small words inside of names.
PARTICLES = _all(
    """of the and de la le du des von van der den di da del dos al el ibn bin y e i at on in for to with"""
)
# Words at an end of a name that say what it names.
SORTS = {
    "a place": _all(
        """river lake sea ocean mount mountain mountains island islands peninsula strait valley desert bay gulf
        province peak cape canal steppe plateau"""
    ),
    "an agreement": _all("treaty convention pact accord agreement accords protocol"),
    "a war or a fight": _all("war battle siege rebellion revolt uprising massacre campaign rising"),
    "a person": _all(
        """king queen emperor empress tsar czar khan sultan pope president general admiral marshal count prince
        princess duke lord lady sir saint baron captain colonel professor dr mr mrs"""
    ),
    "a body of people": _all(
        "party company ministry university academy senate duma parliament committee bank league"
    ),
}
ABSOLUTE = _all(
    """always never all only every none nobody everybody everyone nothing everything entirely completely totally
    impossible whatsoever invariably"""
)
HEDGES = _all("usually often sometimes mostly generally mainly may might probably partly some")
YES_OR_NO = _all("yes no да нет ja nein oui non sí si true false 是 不是 对 错")
# Answers that stand in many a question and are not told by it.
LITTLE = _all("it they he she not none all both one two yes no more less after before there here")
