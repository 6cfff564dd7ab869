"""`quiz import` brings in a review log, says what came in, and refuses what it cannot read with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.executable import Quiz

LOG = """card,rating,time
Uruk,3,2024-03-29T20:32:32+00:00
Ur,1,2024-03-29T20:33:00+00:00
Uruk,3,2024-04-03T08:00:00+00:00
"""


@pytest.fixture
def log(quiz: Quiz) -> Path:
    file = quiz.folder / "log.csv"
    file.write_text(LOG, "utf-8")
    return file


@pytest.mark.usefixtures("log")
def test_a_log_comes_in_and_can_be_told_to_programs(quiz: Quiz) -> None:
    dry = quiz("import", "--reviews", "log.csv", "--zone", "UTC", "--dry-run")
    assert "Would import 3 reviews of 2 cards, 2024-03-29 to 2024-04-03." in dry.out
    assert json.loads(quiz("stats", "--json", "--since", "2024-01-01").out)["days"] == []
    done = json.loads(quiz("import", "--reviews", "log.csv", "--zone", "UTC", "--json").out)
    file = done.pop("deck_file")
    assert Path(file).is_file()
    assert done == {"reviews": 3, "new": 3, "cards": 2, "new_cards": 2, "first": "2024-03-29", "last": "2024-04-03",
                    "bad_lines": 0}  # fmt: skip
    days = json.loads(quiz("stats", "--json", "--since", "2024-01-01").out)["days"]
    assert [(day["date"], day["answers"], day["right"]) for day in days] == [
        ("2024-03-29", 2, 1),
        ("2024-04-03", 1, 1),
    ]
    for how in ("--zone=UTC", "--dry-run"):
        assert "All is here already" in quiz("import", "--reviews", "log.csv", how).out
    doctor = quiz("doctor")
    assert doctor.code == 0
    assert "wording that is not kept" not in doctor.out
    assert "2 questions can be studied" in quiz("check", file).err


@pytest.mark.usefixtures("log")
def test_lines_that_are_no_reviews_keep_the_log_out_until_they_may_be_left_out(quiz: Quiz) -> None:
    file = quiz.folder / "log.csv"
    file.write_text(LOG + "Kish,7,2024-04-03T08:00:00+00:00\n", "utf-8")
    refused = quiz("import", "--reviews", "log.csv", "--zone", "UTC")
    assert refused.code == 1
    assert "Line 5: '7' is no grade" in refused.err
    assert "1 line of log.csv holds no review" in refused.err
    assert "--skip-bad" in refused.err
    taken = quiz("import", "--reviews", "log.csv", "--zone", "UTC", "--skip-bad")
    assert "Imported 3 reviews of 2 cards" in taken.out
    assert "1 line held no review" in taken.out


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--reviews", "none.csv"), 3, "cannot be read"),
        (("--reviews", "."), 3, "cannot be read"),
        (("--reviews", "log.csv", "--zone", "Mars/Olympus"), 2, "no zone"),
        (("--reviews", "log.csv", "--zone", "UTC+99"), 2, "no zone"),
        (("--reviews", "log.csv", "--rollover", "25:00"), 2, "no time of day"),
        (("--reviews", "log.csv", "--card", "Karte"), 2, "no column 'Karte'"),
        (("--reviews", "log.csv", "--deck", "A B"), 2, "cannot be a deck's id"),
        ((), 2, "--reviews"),
    ],
)
def test_what_cannot_be_meant_is_told(quiz: Quiz, arguments: tuple[str, ...], code: int, says: str) -> None:
    told = quiz("import", *arguments)
    assert told.code == code
    assert says in told.err
    assert told.out == ""


@pytest.mark.usefixtures("log")
@pytest.mark.parametrize("zone", ["Foo/Bar", ":", "/etc/passwd"])
def test_a_machine_whose_zone_is_not_known_is_asked_for_it(quiz: Quiz, zone: str) -> None:
    told = quiz("import", "--reviews", "log.csv", TZ=zone)
    assert told.code == 2
    assert "--zone" in told.err
    assert quiz("import", "--reviews", "log.csv", "--zone", "UTC", TZ=zone).code == 0


@pytest.mark.parametrize(
    "content", [b"", b"card,rating,time\n", b"\xff\xfe\x00x", b"card,rating,time\n\x00\n"]
)
def test_a_file_without_reviews_is_told_so(quiz: Quiz, content: bytes) -> None:
    (quiz.folder / "odd.csv").write_bytes(content)
    told = quiz("import", "--reviews", "odd.csv")
    assert told.code in (1, 2)
    assert told.err.strip()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only here is there a file without an end")
def test_a_line_without_an_end_is_not_waited_for(quiz: Quiz) -> None:
    told = quiz("import", "--reviews", "/dev/zero")
    assert told.code == 2
    assert "does not end" in told.err


def test_a_real_learners_log_comes_in_whole_and_was_predicted_as_well_as_the_protocol_says(
    quiz: Quiz, shared: Path
) -> None:
    log = shared / "data" / "review-log-one-learner.csv"
    told = quiz("import", "--reviews", str(log), "--zone", "UTC-5", "--rollover", "04:00", "--json")
    done = json.loads(told.out)
    assert (done["reviews"], done["new"], done["cards"]) == (12_580, 12_580, 1205)
    days = json.loads(quiz("stats", "--json", "--since", "2024-01-01").out)["days"]
    assert sum(day["answers"] for day in days) == 12_580
    assert sum(day["introduced"] for day in days) == 1205
    told = quiz("stats", "--calibration", "--json")
    figures = json.loads(told.out)
    assert (figures["predictions"], figures["scored"]) == (6372, 5310)
    rounded = {name: round(loss, 4) for name, loss in figures["log_loss"].items()}
    assert rounded == {"fsrs": 0.4417, "moving_average": 0.4777, "running_average": 0.5113}
    assert "0.4417" in quiz("stats", "--calibration").out
