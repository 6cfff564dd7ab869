"""The machine's clock tells its zone; places come from arguments, then the environment, then the platform."""

from datetime import UTC, datetime
from pathlib import Path

from quiz_app.clock import Moment, SystemClock
from quiz_app.paths import find_places, shipped_decks


def test_the_system_clock_tells_now_with_the_zone_in_force() -> None:
    moment = SystemClock().now()
    assert abs(moment.local() - datetime.now(UTC)).total_seconds() < 5
    assert moment.local().utcoffset() == datetime.now().astimezone().utcoffset()


def test_a_moment_shows_what_the_wall_clock_showed() -> None:
    noon_utc = 1_700_000_000_000
    assert Moment(noon_utc, 13 * 3600).local().hour == (Moment(noon_utc).local().hour + 13) % 24


def test_an_argument_wins_over_the_environment(tmp_path: Path) -> None:
    environment = {"QUIZ_HOME": str(tmp_path / "environment")}
    assert find_places(environment).home == tmp_path / "environment"
    assert find_places(environment, tmp_path / "argument").home == tmp_path / "argument"


def test_asking_for_places_creates_nothing(tmp_path: Path) -> None:
    places = find_places({}, tmp_path / "new")
    assert places.database.parent == places.home
    assert not places.home.exists()


def test_decks_inside_the_package_come_before_those_of_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "quiz_app"
    package.mkdir()
    assert shipped_decks(package) is None
    (tmp_path / "decks").mkdir()
    assert shipped_decks(package) == tmp_path / "decks"
    (package / "shipped_decks").mkdir()
    assert shipped_decks(package) == package / "shipped_decks"
