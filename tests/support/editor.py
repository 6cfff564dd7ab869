"""Reads YAML as editors do: YAML 1.2 core, in which 1689 is a number, and 1689-08-27 and yes are text."""

import re

import yaml


class _Loader(yaml.CSafeLoader):
    """A loader that knows the scalars of YAML 1.2 core alone."""


_Loader.yaml_implicit_resolvers = {}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, object]:
    """Keys stay what was typed, as they do in an editor."""
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


def _whole(loader: _Loader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text.startswith(("0x", "0o")) else int(text)


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:int", _whole)


def as_an_editor(text: str) -> object:
    """The values of a YAML text as an editor hands them to the validator of its schema."""
    return yaml.load(text, Loader=_Loader)
