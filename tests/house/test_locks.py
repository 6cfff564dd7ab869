"""The lock files: complete, hashed, naming no place on the network, and in step with pyproject.toml."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")


def pins(lock: str) -> dict[str, str]:
    """The version of each package that a lock file names."""
    lines = (PROJECT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines()
    return {canonicalize_name(found[1]): found[2] for line in lines if (found := PIN.match(line))}


def declared(section: str) -> list[Requirement]:
    """What pyproject.toml states for `project` (to run, extras included) or `build-system` (to build)."""
    stated = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))[section]
    lines = stated["dependencies" if section == "project" else "requires"]
    extras = stated.get("optional-dependencies", {}).values()
    return [Requirement(line) for line in (*lines, *itertools.chain.from_iterable(extras))]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_each_locked_package_has_a_version_and_a_hash(lock: Path) -> None:
    stanzas = re.split(r"^(?=[A-Za-z])", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert stanzas
    assert [stanza for stanza in stanzas if not PIN.match(stanza) or "--hash=sha256:" not in stanza] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_lock_names_a_place(lock: Path) -> None:
    assert (
        re.findall(r"\w+://|--index|--extra-index|--find|file:|^/", lock.read_text("utf-8"), re.MULTILINE)
        == []
    )


@pytest.mark.parametrize(
    ("section", "lock"), [("project", "run"), ("project", "test"), ("build-system", "build")]
)
def test_a_lock_holds_what_the_project_declares(section: str, lock: str) -> None:
    locked = pins(lock)
    astray = [
        str(requirement)
        for requirement in declared(section)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"))
    ]
    assert astray == []


def test_the_tests_run_on_the_versions_the_program_runs_on() -> None:
    with_tools = pins("test")
    assert {name: with_tools.get(name) for name in pins("run")} == pins("run")
