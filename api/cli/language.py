"""The language of the command line: asked for, or set in the environment, or that of the place."""

import os
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from matching.words import Lang, text

_KEY = "ukrep5.lang"


def language_of(environ: Mapping[str, str]) -> Lang:
    """``UKREP5_LANG``, or else the locale, or else English."""
    if environ.get("UKREP5_LANG") in tuple(Lang):
        return Lang(environ["UKREP5_LANG"])
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    return Lang.SL if locale.startswith("sl") else Lang.EN


def language_asked(arguments: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """The language of the help, which is printed before the options are read."""
    for option, value in zip(arguments, (*arguments[1:], ""), strict=True):
        asked = option.removeprefix("--lang=") if option.startswith("--lang=") else value
        if option.startswith("--lang") and asked in tuple(Lang):
            return Lang(asked)
    return language_of(environ)


def language_in(context: typer.Context) -> Lang:
    """The language of the command that runs; before its options are read, the environment's."""
    found = context.meta.get(_KEY)
    return found if isinstance(found, Lang) else language_of(os.environ)


def _remember(context: typer.Context, lang: Lang) -> Lang:
    """Keep the language; one asked for before the command's name counts unless it has its own."""
    source = context.get_parameter_source("lang")
    if source is None or source.name != "COMMANDLINE":
        lang = context.meta.get(_KEY, lang)
    context.meta[_KEY] = lang
    return lang


_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")

LangOption = Annotated[
    Lang,
    typer.Option(
        "--lang",
        default_factory=lambda: language_of(os.environ),
        show_default="UKREP5_LANG",
        callback=_remember,
        is_eager=True,
        help=text("Language of what is printed and written.").one,
    ),
]
