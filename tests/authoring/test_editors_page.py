"""The page on editors: what it tells people to write is what the program and the editors' formats know."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from quiz_app.authoring.schema import EDITOR_LINE, SCHEMA_NAME
from quiz_app.cli.authoring import schema
from quiz_app.decks.deck_shape import deck_shape

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "editors.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL))


def test_the_first_line_is_the_one_that_new_decks_have() -> None:
    assert BLOCKS["yaml"].strip() == EDITOR_LINE


def test_the_command_exists_as_it_is_written() -> None:
    command = BLOCKS["sh"].partition("#")[0].split()
    assert command == ["quiz", "schema", "--output", SCHEMA_NAME]
    assert any("--output" in option.opts for option in schema.params)


def test_the_settings_of_vs_code_are_json() -> None:
    assert json.loads(BLOCKS["json"])["yaml.schemaStore.enable"] is False


def test_the_settings_of_helix_are_toml() -> None:
    settings = tomllib.loads(BLOCKS["toml"])["language-server"]["yaml-language-server"]["config"]
    assert settings == {"yaml": {"schemaStore": {"enable": False}}}


def test_the_settings_of_neovim_start_what_they_configure() -> None:
    named = re.findall(r'vim\.lsp\.(config|enable)\("(\w+)"', BLOCKS["lua"])
    assert named == [("config", "yamlls"), ("enable", "yamlls")]
    assert BLOCKS["lua"].count("{") == BLOCKS["lua"].count("}")


@pytest.mark.parametrize("label", ["new choice", "new cloze"])
def test_the_examples_it_names_are_offered(label: str) -> None:
    assert f"`{label}`" in PAGE
    assert f'"label": "{label}"' in json.dumps(deck_shape())
