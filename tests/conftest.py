"""What all tests share: where the shared folder lies, a home that is nobody's, and how property tests are run."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).resolve().parent.parent
IN_CI = bool(os.environ.get("CI"))

# No property test is timed: a busy machine would make it fail. Every day each is tried with a few examples, others in
# each run; `make soak` tries ten times as many, for what is rare. With "ci" the examples are the same each time.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40
)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True, print_blob=True)
settings.register_profile("soak", settings.get_profile("house"), max_examples=400)
settings.load_profile("ci" if IN_CI else "house")


# What is loaded to find the tests is no garbage; looking through it over and over costs a tenth of the time.
gc.disable()


def pytest_collection_finish() -> None:
    """From here on garbage is looked for, though not among what was loaded before."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder with the source documents and the published vectors."""
    folder = Path(os.environ.get("QUIZ_SHARED") or PROJECT.parent / "shared")
    if not (folder / "documents").is_dir():
        sentence = f"The shared folder is not at {folder}; QUIZ_SHARED names another place."
        if IN_CI:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return folder


@pytest.fixture(scope="module", autouse=True)
def _what_is_always_alike_is_made_once() -> Iterator[None]:
    """A quarter of the time of whatever keeps a database; modules that are about tables as such do without."""
    from tests.support.once import statements_compiled_once, tables_written_once

    with statements_compiled_once(), tables_written_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keeps every test away from the data, the settings and the colours of whoever runs it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("QUIZ_HOME", str(tmp_path_factory.mktemp("home")))
        for name in ("QUIZ_DATABASE", "QUIZ_LEARNER", "QUIZ_DOCUMENTS", "NO_COLOR", "FORCE_COLOR"):
            environment.delenv(name, raising=False)
        yield
