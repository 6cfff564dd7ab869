"""Each rule on questions that deserve its warning, and on good ones near by that do not."""

from __future__ import annotations

import pytest
import yaml

from quiz_app.authoring.lint.run import lint
from quiz_app.decks.reader import read_deck

# By code: questions that have to be warned of, and good ones beside them. Every one is explained and cited.
BAD: dict[str, tuple[str, ...]] = {
    "L001": (
        "{question: Why did it end?, answer: Neither of the two courts wanted another long war so far away,"
        " wrong: [The tsar died, The river froze, Nobody came]}",
        "{question: Why?, answer: It was short of grain and had no roads, wrong: [It rained, It snowed]}",
        "{question: What was meant?, answer: that the land should remain common to both,"
        " wrong: [that it was sold, that it was lost, that it was empty]}",
        "{question: What for?, answer: to keep the peace on the long new border, wrong: [to trade, to travel]}",
        "{question: Which apply?, answers: [furs that were paid as tribute, silk that came by caravan from Peking],"
        " wrong: [tea, salt]}",
        "{question: Why?, answer: 因为双方都不愿意在那么遥远的地方再打一场漫长的战争, wrong: [因为下雨, 因为下雪]}",
    ),
    "L002": (
        "{question: Who signed?, answer: Golovin, wrong: [Spafarii, Petlin, '1689']}",
        "{question: Who signed?, answer: Golovin, wrong: [Spafarii, Petlin, in the 1680s]}",
        "{question: When?, answer: '1689', wrong: ['1727', '1858', the Treaty of Aigun]}",
        "{question: How many?, answer: '12', wrong: ['40', a hundred, the whole army]}",
        "{question: What fell?, answer: snow, wrong: [rain, hail, The fort fell to the Manchus in June.]}",
        "{question: What was sold?, answer: tea, wrong: [silk, a share in each of the caravans of that year]}",
        "{question: Who came?, answer: Golovin, wrong: [Spafarii, Petlin, a merchant from Tobolsk]}",
        "{question: What was sold?, answer: Moscow, wrong: [tea, silk, furs]}",
        "{question: Who ruled?, answer: Emperor Kangxi, wrong: [Tsar Peter, King William, Amur River]}",
        "{question: Which one?, answer: Treaty of Aigun, wrong: [Treaty of Kulja, Battle of Borodino,"
        " Convention of Peking]}",
    ),
    "L003": (
        "{question: What was sold?, answer: all of the above, wrong: [tea, silk]}",
        "{question: What was sold?, answer: tea, wrong: [silk, None of the above]}",
        "{question: What was sold?, answer: tea, wrong: [silk, furs, none of these]}",
        "{question: What was sold?, answer: Both A and B, wrong: [silk, furs]}",
        "{question: What was sold?, answer: tea, wrong: [silk, furs, All of these]}",
        "{question: Что продавали?, answer: чай, wrong: [шёлк, все вышеперечисленное]}",
        "{question: Was wurde verkauft?, answer: Tee, wrong: [Seide, keine der genannten]}",
    ),
    "L004": (
        "{question: Which valley did Russia lose with the Amur valley?, answer: the Amur valley}",
        "{question: In which year did the war of 1812 begin?, date: 1812}",
        '{cloze: "The {{c1::Amur}} parts the lands on the Amur."}',
        "{term: unequal treaty, definition: an unequal treaty that was forced on the weaker side}",
        "{question: Who wrote Golovin's letters?, answer: Golovin, typed: true}",
        "{question: Which of the treaties was the Treaty of Aigun?, answer: Treaty of Aigun,"
        " wrong: [Treaty of Kulja, Treaty of Livadia]}",
        "{question: Which town lies where?, match: {Treaty of Aigun: Aigun, Treaty of Kulja: the Ili}}",
        "{question: Which states border Mongolia besides Russia?, answers: [Russia, China]}",
    ),
    "L005": (
        "{question: Who signed the treaty and when?, answer: Golovin in August}",
        "{question: 'When was it signed, and where?', answer: at Nerchinsk}",
        "{question: Who signed? When?, answer: Golovin}",
        "{question: What happened?, answer: The fort fell. The settlers left.}",
        "{question: Who signed?, answer: 'Golovin, 1689'}",
        "{question: What was signed?, answer: a treaty in 1689, typed: true}",
        "{question: When was it?, answer: 'in 1689, at Nerchinsk'}",
        "{question: 'What did they sell?', answer: 'furs, leather and salt'}",
        "{question: 'Who wrote it?', answer: 'Marx, Engels, Lenin, and Mao', typed: true}",
        "{term: taiga, definition: A belt of forest. It lies north of the steppe.}",
    ),
    "L008": (
        "{question: Which of these rivers does not reach the sea?, answer: the Irtysh, wrong: [the Ob, the Lena]}",
        "{question: What was never sold at Kyakhta?, answer: opium, wrong: [tea, silk]}",
        "{question: All of these were sold except?, answer: opium, wrong: [tea, silk]}",
        "{question: Which statement is false?, answer: It is dry, wrong: [It is cold, It is high]}",
        "{question: Which of these wasn't sold?, answer: opium, wrong: [tea, silk]}",
        "{question: Which states did not sign?, answers: [Japan, Korea]}",
        "{statement: The Angara does not flow into the lake., answer: true}",
        "{statement: The river never freezes., answer: false, correction: It freezes each winter.}",
        "{question: Which of the envoys never came home?, answer: Petlin}",
    ),
    "L009": (
        "{question: " + "which was the river that they came to " * 6 + "?, answer: the Amur}",
        "{statement: " + "the river that they had come to at last " * 5 + "was the Amur, answer: true}",
        '{cloze: "' + "they came to the river that they had seen " * 6 + 'at {{c1::Aigun}}."}',
        "{question: " + "这条河流经过了许多不同的地方并且最后流入了大海" * 4 + "？, answer: 黑龙江}",
    ),
    "L010": (
        "{question: What came of it?, answer: " + "a road and a river and " * 5 + "a town}",
        "{question: What came of it?, answer: a road to Peking by way of the steppe, typed: true}",
        "{term: taiga, definition: " + "forest and river and steppe and " * 7 + "sky}",
        "{question: What?, answer: tea, wrong: ["
        + "a road and a river and " * 5
        + "a town, silk, salt, a road]}",
        '{cloze: "There {{c1::they built a fort of wood upon the northern bank of it}} that year."}',
        "{question: Which?, answers: [tea, " + "silk from the south that was " * 3 + "dear]}",
    ),
    "L011": (
        "{question: Put them in order., order: [a1, b2, c3, d4, e5, f6, g7]}",
        "{question: Which is whose?, match: {a1: b1, a2: b2, a3: b3, a4: b4, a5: b5, a6: b6, a7: b7}}",
    ),
    "L014": (
        "{question: How?, answer: by letter, wrong: [always in person, never at all, only by sea]}",
        "{question: How?, answer: Usually by letter, wrong: [Always in person, By messenger, By sea]}",
        "{question: Who paid?, answer: most merchants, wrong: [every merchant, no merchant at all, all monks]}",
        "{question: How?, answer: by letter, wrong: [only in person, completely in secret]}",
    ),
    "L015": (
        "{question: Did Russia sign?, answer: Yes}",
        "{question: Was it signed in 1689?, answer: 'Yes, in August'}",
        "{question: 'In the end, was the fort given up?', answer: 'no', typed: true}",
        "{question: Подписала ли Россия договор?, answer: Да}",
        "{question: Is the Amur longer than the Ob?, answer: False}",
    ),
    "L016": (
        "{question: How long is the Amur?, number: 2824}",
        "{question: How deep is the lake?, answer: '1642'}",
        "{question: What is the length of the river?, number: 4400}",
        "{question: How high is Belukha?, answer: '4506', typed: true}",
        "{question: How long did the siege last?, number: 10}",
        "{question: What is the length of its walls?, answer: '1200'}",
        "{question: How far is it from Moscow to Peking?, answer: '5800', wrong: ['4100', '9000']}",
    ),
    "L021": (
        "{question: Where?, answer: Aigun, wrong: [{Kulja: it came later}, 'Livadia: its treaty was torn up']}",
        "{question: Which?, answers: [Ob, Lena], wrong: [{Amur: it flows east}, 'Ili: it ends in a lake']}",
        "{question: When?, answer: the spring, typed: true, reject: [{summer: too late}, 'winter: too early']}",
        "{question: When?, date: 1689, reject: [{1727: that was Kyakhta}, '1858: that was Aigun']}",
        "{question: How many?, number: 4, reject: [{5: one too many}, '3: one too few']}",
        "{question: Which town?, match: {Ob: Barnaul, Lena: Yakutsk},"
        " wrong: [{Omsk: on the Irtysh}, 'Chita: on the Ingoda']}",
        '{cloze: "The {{c1::Amur}} flows east.", reject: [{Ili: it ends in a lake}, "Ob: it flows north"]}',
    ),
}
GOOD: dict[str, tuple[str, ...]] = {
    "L001": (
        "{question: Why did it end?, answer: Neither side wanted a long war, wrong: [The tsar had just died,"
        " The river had frozen early, Both had lost their armies]}",
        "{question: Which state?, answer: Democratic Republic of the Congo, wrong: [Kenya, Ghana, Chad]}",
        "{question: When?, answer: on 27 August of the year 1689, wrong: ['1727', '1858']}",
        "{question: What?, answer: an old fort, wrong: [a town, a river]}",
        "{question: What?, answer: tea, wrong: [silk from the south of the great river, salt]}",
    ),
    "L002": (
        "{question: Which lake?, answer: Baikal, wrong: [Tanganyika, the Caspian Sea, Issyk-Kul]}",
        "{question: Which faith?, answer: Islam, wrong: [Buddhism, shamanism, Orthodox Christianity]}",
        "{question: When?, answer: '1689', wrong: ['1727', in the 1850s, about 1900]}",
        "{question: How many?, answer: none, wrong: ['3', '5', '12']}",
        "{question: Which power?, answer: Germany, wrong: [Britain, The United States, Italy]}",
        "{question: Which language?, answer: Latin, wrong: [Manchu, sign language, Persian]}",
        "{question: Who?, answer: Peter the Great, wrong: [Golovin, Catherine II, Ivan]}",
        "{question: What was it?, answer: democracy, wrong: [monarchy, Marxism, federalism]}",
        "{question: What was sold?, answer: Au, wrong: [Ag, Fe, Pb]}",
        "{question: How complex?, answer: O(log n), wrong: [O(n), O(n log n), O(1)]}",
        "{question: What is it?, answer: 60–100 beats per minute, wrong: [20–40 beats per minute, 5 a day]}",
        "{question: Which law?, answer: Newton's third law, wrong: [Newton's first law, Hooke's law, Ohm's law]}",
        "{question: Which sea?, answer: the Pacific, wrong: [the Atlantic, the Indian Ocean, the Arctic]}",
        "{question: Which characters?, answer: 北京, wrong: [南京, 东京]}",
        "{question: Which?, answer: Belukha, wrong: [Elbrus, none of these], pin_last: true}",
        "{question: Which plan?, answer: To build a fort, wrong: [To sell furs, A peaceful growth of trade]}",
    ),
    "L003": (
        "{question: What was sold?, answer: tea, wrong: [silk, none of these], pin_last: true}",
        "{question: What was sold?, answer: none of these, wrong: [silk, tea], pin_last: none of these}",
        "{question: Who gained?, answer: both courts, wrong: [all the merchants, the monks alone]}",
        "{question: What was left?, answer: none of the ships, wrong: [half of the ships, two of the ships]}",
    ),
    "L004": (
        "{question: 'Which lake is deeper, Baikal or Tanganyika?', answer: Baikal}",
        "{question: Which treaty ended the war?, answer: Treaty of Aigun, typed: true}",
        "{question: 'Of furs, tea and silk, what did Russia sell?', answer: furs, wrong: [tea, silk]}",
        "{question: How many of the 5 forts fell?, number: 5}",
        "{term: steppe, definition: a dry grassland}",
        '{cloze: "The {{c1::Amur}} flows east, and the {{c2::Lena}} north."}',
        "{question: What did the Manchus call it?, answer: the black river}",
    ),
    "L005": (
        "{question: Which two regions does it part?, answer: Transbaikalia and Manchuria}",
        "{question: Where was it signed?, answer: in St. Petersburg}",
        "{question: Who founded the bank?, answer: 'V. I. Vernadsky, a chemist'}",
        "{question: What ended it?, answer: the Treaty of Nerchinsk (1689)}",
        "{question: Russia gave up the valley. What did it keep?, answer: a road}",
        "{question: What did the man who led the embassy and signed the treaty come from?, answer: Moscow}",
        "{question: When was it?, answer: in August 1689}",
        "{question: When did the tsar drop the khanate?, answer: Once the Manchus had won in 1689}",
        "{question: 'Since when was it closed?', answer: after the siege of 1686}",
        "{question: How long did it last?, answer: until the town fell in 1689}",
        "{question: Who was he?, answer: 'Spafarii, a Moldavian in the service of Moscow, and no friend of the khan'}",
        "{question: 'What did they sell?', answers: [furs, leather, salt]}",
        "{question: 'What was sold?', answer: 'furs, leather and salt', wrong: ['tea, silk and salt']}",
        "{question: What drew them together and why it failed is disputed; what ended it?, answer: a war}",
    ),
    "L008": (
        "{question: Which of these rivers does NOT reach the sea?, answer: the Irtysh, wrong: [the Ob, the Lena]}",
        "{question: Which of these was *not* sold?, answer: opium, wrong: [tea, silk]}",
        "{question: All of these were sold EXCEPT?, answer: opium, wrong: [tea, silk]}",
        "{question: Why did the tsar not reply?, answer: He was at war, wrong: [He was ill, He was young]}",
        "{question: 'Why did he help the state, and not only its rebels?', answer: for peace, wrong: [for gold]}",
        "{question: Which state signed although it was not asked?, answer: Japan, wrong: [Korea, China]}",
        "{question: Who said “I shall not return”?, answer: Petlin, wrong: [Golovin]}",
        "{question: What is not a lake but called a sea?, answer: the Caspian}",
        "{statement: The treaty was signed not only by Russia., answer: true}",
        "{question: Which river is the longest?, answer: the Lena, wrong: [the Ob]}",
        "{question: What went wrong at Kulja?, answer: the harvest, wrong: [the talks]}",
    ),
    "L009": (
        "{question: " + "which was the river that they came to " * 3 + "?, answer: the Amur}",
        'question: "What does this print?\\n\\n```\\n'
        + "print(1, 2, 3)\\n" * 30
        + '```"\nanswer: one two three',
    ),
    "L010": (
        "{question: What came of it?, answer: a road for the caravans of both states to Peking}",
        "{question: What was it called?, answer: Mongolian People's Republic, typed: true}",
        'question: What does it print?\nanswer: "```\\n' + "a b c d e f\\n" * 8 + '```"',
    ),
    "L011": ("{question: Put them in order., order: [a1, b2, c3, d4, e5, f6]}",),
    "L014": (
        "{question: What?, answer: Its harbour never freezes, wrong: [All its roads are paved, It never had walls]}",
        "{question: Which?, answer: The harbour was deep, wrong: [It was the only port, It was cheap, It was near]}",
        "{question: How?, answer: by letter, wrong: [in person, by messenger]}",
    ),
    "L015": (
        "{term: 'yes', definition: да}",
        "{question: What does “да” mean?, answer: 'yes'}",
        "{question: How does a Russian deny?, answer: нет}",
        "{statement: Russia signed., answer: true}",
        "{question: Which syllable refuses?, answer: 'no, spoken twice'}",
    ),
    "L016": (
        "{question: How long is the Amur?, number: 2824, unit: km}",
        "{question: How many kilometres long is the Amur?, number: 2824}",
        "{question: How deep is the lake in metres?, answer: '1642'}",
        "{question: How many states signed?, number: 3}",
        "{question: In which year did it end?, answer: '1689'}",
        "{question: 'How long is a marathon, to the nearest kilometre?', number: 42}",
        "{question: How long ago did it end?, answer: three centuries}",
        "{question: How high is Belukha?, answer: 4506 m}",
    ),
    "L021": (
        "{question: Where?, answer: Aigun, wrong: ['Kulja: it came later', 'Livadia: it was torn up']}",
        "{question: Which book?, answer: 'Interkit: a window', wrong: [{'Kulja: a town': it came later},"
        " 'Peking: a court']}",
        "{question: Which book?, answer: Siberia, wrong: [{'Kulja: a town': it came later}, {Ili: a river}]}",
        "{question: When?, answer: at noon, wrong: [{at dusk: too late}, 'at 11: 30']}",
        "{question: When?, answer: at noon, wrong: [{at dusk: too late}, 'at 11:30', 'at ten:']}",
        "{statement: The Ob flows north., answer: true}",
    ),
}


def codes(*questions: str, head: str = "") -> list[str]:
    """The codes that a deck of these questions is warned with."""
    made = []
    for written in questions:
        keys = yaml.load(written, Loader=yaml.CBaseLoader)
        made.append({"explain": "So it was.", "source": "book > Heading", **keys})
    text = yaml.safe_dump({"deck": "d", "title": "t", "sources": {"book": {"title": "B"}}, "questions": made})
    reading = read_deck((head + text).encode(), "d.yaml")
    assert [located.problem.message for located in reading.problems] == []
    return [located.problem.code for located in lint([reading])]


@pytest.mark.parametrize(
    ("code", "question"), [(code, question) for code, listed in BAD.items() for question in listed]
)
def test_a_bad_question_is_warned_of(code: str, question: str) -> None:
    assert code in codes(question)


@pytest.mark.parametrize(
    ("code", "question"), [(code, question) for code, listed in GOOD.items() for question in listed]
)
def test_a_good_question_near_by_is_left_alone(code: str, question: str) -> None:
    assert code not in codes(question)


def test_reasons_elsewhere_in_the_deck_tell_of_one_that_stands_in_an_option() -> None:
    plain = "{question: Where?, answer: Aigun, wrong: ['Kulja: it came later', Livadia]}"
    reasoned = "{question: Who?, answer: Golovin, wrong: [{Petlin: he came first}, Ides]}"
    assert "L021" not in codes(plain, "{question: Who?, answer: Golovin, wrong: [Petlin, Ides]}")
    assert "L021" in codes(plain, reasoned)
    assert "L021" in codes(reasoned, plain)
