"""Answers that a passage bears out are proven, and those that it does not bear out are not."""

import pytest

from quiz_app.documents.document import Document, Passage, Section
from quiz_app.documents.proving.index import DocumentIndex
from quiz_app.documents.proving.proof import State, prove
from quiz_app.questions.model import Citation, Common
from quiz_app.questions.typed import Typed

_SALT = "In 1689 the salt works at Vela were sold to Marten Oleg, a trader from Narva, for 35 million crowns."
_WAR = (
    "The Polish army under Jan Brod crossed the Daugava on 27 August 1702, three days before the Swedes came."
)
_TOWN = "Between 1856 and 1860 50,000 people left the town; one third of them went to Riga, 258 percent more than once."
_PACT = "The Treaty of Saint Petersburg was signed by the Kuomintang (KMT) and the United States in the 19th century."
_CHINA = "General Zuo Zongtang went to Xinjiang in the 1870s with eleven regiments, the Chinese Communist Party none."
_ROAD = "The Trans-Siberian Railway, 9,288 kilometres long, was begun in May 1891 and cost $8 billion in today's money."
_OLD = "The wall was raised about 221 BCE, and in the 17th century the Kangxi Emperor had it mended by 1.5 million men."
_LAKE = "Lake Baikal is fed by the Selenga; fishermen's boats from Irkutsk cross it when Sükhbaatar's sons sell furs."

_LEAGUE = "From the mid-19th century the U.K. and the US pressed the court, to which the Ionian League was a threat."

_MINE = (
    "The Peking office counted 4,209.3 kilometres of track. Exports of the Uyghurs rose from $8 billion "
    "to $55.5 billion, sixfold, in nearly three decades."
)
_BLOOD = "Some 5 percent of the blood stays there, and one in eight clots reaches the brain, whose walls grow thicker."

# A passage and an answer that it bears out.
HONEST = (
    (_BLOOD, "One twentieth"),
    (_BLOOD, "A twentieth of it"),
    (_BLOOD, "5 %"),
    (_BLOOD, "an eighth"),
    (_BLOOD, "One in eight"),
    (_BLOOD, "1 out of 8"),
    (_BLOOD, "It thickens"),
    (_MINE, "4209 km"),
    (_MINE, "about 4,210 km"),
    (_MINE, "from eight to 55.5 billion dollars"),
    (_MINE, "8–55.5 billion dollars"),
    (_MINE, "Almost thirty years"),
    (_MINE, "3 decades"),
    (_MINE, "six times"),
    (_MINE, "a 6-fold growth"),
    (_MINE, "Beijing"),
    (_MINE, "the Uighurs"),
    (_LEAGUE, "the United States"),
    (_LEAGUE, "The United Kingdom"),
    (_LEAGUE, "Britain"),
    (_LEAGUE, "British and American ships"),
    (_LEAGUE, "about the middle of the 1800s"),
    (_LEAGUE, "Dread of the Ionian League"),
    (_LEAGUE, "A threat to the court"),
    (_SALT, "1689"),
    (_SALT, "In 1689"),
    (_SALT, "in the year 1689"),
    (_SALT, "Marten Oleg"),
    (_SALT, "Oleg"),
    (_SALT, "marten oleg"),
    (_SALT, "35 million"),
    (_SALT, "35,000,000"),
    (_SALT, "thirty-five million crowns"),
    (_SALT, "Oleg's salt works"),
    (_SALT, "The salt works at Vela"),
    (_WAR, "27 August 1702"),
    (_WAR, "August 27, 1702"),
    (_WAR, "the 27th of August 1702"),
    (_WAR, "August 1702"),
    (_WAR, "1702"),
    (_WAR, "Poland"),
    (_WAR, "the Poles"),
    (_WAR, "Sweden"),
    (_WAR, "Swedish troops"),
    (_WAR, "Three days"),
    (_WAR, "3 days"),
    (_WAR, "Jan Brod's army crossed the Daugava"),
    (_TOWN, "1856–1860"),
    (_TOWN, "1856-60"),
    (_TOWN, "from 1856 to 1860"),
    (_TOWN, "50 thousand"),
    (_TOWN, "fifty thousand people"),
    (_TOWN, "A third of them"),
    (_TOWN, "one third"),
    (_TOWN, "258 %"),
    (_TOWN, "Riga"),
    (_PACT, "Treaty of St. Petersburg"),
    (_PACT, "the Saint Petersburg Treaty"),
    (_PACT, "KMT"),
    (_PACT, "America"),
    (_PACT, "the Americans"),
    (_PACT, "USA"),
    (_PACT, "nineteenth century"),
    (_PACT, "the 19th century"),
    (_CHINA, "Zuo Zongtang"),
    (_CHINA, "General Zuo"),
    (_CHINA, "CCP"),
    (_CHINA, "China's Communists"),
    (_CHINA, "the 1870s"),
    (_CHINA, "11 regiments"),
    (_CHINA, "Communist Party of China"),
    (_ROAD, "Transsiberian Railway"),
    (_ROAD, "9288 km"),
    (_ROAD, "8 billion dollars"),
    (_ROAD, "eight billion"),
    (_ROAD, "May 1891"),
    (_ROAD, "Siberia"),
    (_OLD, "221 BC"),
    (_OLD, "221 B.C.E."),
    (_OLD, "seventeenth century"),
    (_OLD, "1,500,000 men"),
    (_OLD, "Emperor Kangxi"),
    (_LAKE, "Sukhbaatar"),
    (_LAKE, "Baikal"),
    (_LAKE, "fisherman's boats"),
    (_LAKE, "fur"),
)
# A passage and an answer that it does not bear out.
DISHONEST = (
    (_BLOOD, "one tenth"),
    (_BLOOD, "a quarter"),
    (_BLOOD, "50 %"),
    (_BLOOD, "One in nine"),
    (_BLOOD, "It widens"),
    (_MINE, "4208 km"),
    (_MINE, "4219 km"),
    (_MINE, "4000 km"),
    (_MINE, "from nine to 55.5 billion dollars"),
    (_MINE, "from 8 to 55.5 million dollars"),
    (_MINE, "three years"),
    (_MINE, "forty years"),
    (_MINE, "seven times"),
    (_MINE, "Nanking"),
    (_LEAGUE, "the United Nations"),
    (_LEAGUE, "the United Provinces"),
    (_LEAGUE, "the 1700s"),
    (_LEAGUE, "the 1900s"),
    (_LEAGUE, "the 1890s"),
    (_LEAGUE, "Dread of the Delian League"),
    (_LEAGUE, "France"),
    (_SALT, "1698"),
    (_SALT, "1688"),
    (_SALT, "the 1680s and 1727"),
    (_SALT, "Marten Olga"),
    (_SALT, "Martin Oleg"),
    (_SALT, "Oleg Vela of Riga"),
    (_SALT, "35,000"),
    (_SALT, "36 million"),
    (_SALT, "35 billion crowns"),
    (_SALT, "The salt works at Narwa"),
    (_SALT, "copper"),
    (_WAR, "28 August 1702"),
    (_WAR, "27 July 1702"),
    (_WAR, "27 August 1703"),
    (_WAR, "September 1702"),
    (_WAR, "1720"),
    (_WAR, "Portugal"),
    (_WAR, "the Danes"),
    (_WAR, "Prussia"),
    (_WAR, "Swabian troops"),
    (_WAR, "Four days"),
    (_WAR, "Jan Brod's army crossed the Dnieper"),
    (_WAR, "Jan Brody"),
    (_TOWN, "1855–1860"),
    (_TOWN, "1856–61"),
    (_TOWN, "from 1865 to 1860"),
    (_TOWN, "15,000"),
    (_TOWN, "5 thousand"),
    (_TOWN, "Two thirds of them"),
    (_TOWN, "One quarter"),
    (_TOWN, "285 %"),
    (_TOWN, "Reval"),
    (_PACT, "Treaty of Saint Helena"),
    (_PACT, "Treaty of Paris"),
    (_PACT, "CCP"),
    (_PACT, "Britain"),
    (_PACT, "the United Kingdom"),
    (_PACT, "18th century"),
    (_PACT, "the 1900s"),
    (_CHINA, "Zuo Zongtan"),
    (_CHINA, "Zeng Guofan"),
    (_CHINA, "General Li"),
    (_CHINA, "KMT"),
    (_CHINA, "the 1880s"),
    (_CHINA, "12 regiments"),
    (_CHINA, "Shanxi"),
    (_ROAD, "Transcaspian Railway"),
    (_ROAD, "9,282 km"),
    (_ROAD, "80 billion dollars"),
    (_ROAD, "June 1891"),
    (_ROAD, "Manchuria"),
    (_OLD, "212 BC"),
    (_OLD, "221 CE"),
    (_OLD, "sixteenth century"),
    (_OLD, "1.6 million men"),
    (_OLD, "Emperor Qianlong"),
    (_LAKE, "Suhkbator"),
    (_LAKE, "Lake Balkhash"),
    (_LAKE, "the Angara"),
    (_LAKE, "tobacco"),
)


def outcome(passage: str, answer: str) -> State:
    """What comes of a question with that answer, whose source is a section of that passage alone."""
    section = Section(number=1, title="The place", passages=(Passage(number=1, text=passage, line=1),))
    other = Section(
        number=2, title="Elsewhere", passages=(Passage(number=1, text="Nothing is told here.", line=3),)
    )
    document = DocumentIndex(Document(id="d", title="The text", sections=(section, other)))
    about = Common(id="q", citations=(Citation(document="d", section="The place"),))
    question = Typed(about=about, question="What does it say of this?", wanted=answer)
    return prove(question, {"d": document}.get).looked[0].state


@pytest.mark.parametrize(("passage", "answer"), HONEST, ids=[answer for _passage, answer in HONEST])
def test_an_answer_that_stands_there_is_proven(passage: str, answer: str) -> None:
    assert outcome(passage, answer) is State.PROVEN


@pytest.mark.parametrize(("passage", "answer"), DISHONEST, ids=[answer for _passage, answer in DISHONEST])
def test_an_answer_that_does_not_stand_there_is_not(passage: str, answer: str) -> None:
    assert outcome(passage, answer) is State.WRONG
