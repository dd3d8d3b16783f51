"""Help in the language of the reader: command and option sentences are keys of the catalog."""

from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from matching.words import Lang, Text, say, text


class Command(TyperCommand):
    """A command whose usage line is in the language of the reader."""

    lang = Lang.EN

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _usage(self.lang))


class Group(TyperGroup):
    """Commands whose usage line is in the language of the reader."""

    lang = Lang.EN

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, _usage(self.lang))


def _usage(lang: Lang) -> str:
    return say(text("Usage:"), lang) + " "


def translate_help(commands: Group, lang: Lang) -> Group:
    """Put the help of every command and option into the language."""
    if lang is Lang.EN:
        return commands
    _translate_frame(lang)
    commands.subcommand_metavar = say(text("COMMAND [ARGUMENTS]..."), lang)
    for command in _all(commands):
        command.lang = lang
        command.options_metavar = say(text("[OPTIONS]"), lang)
        command.help = _said(command.help, lang)
        for parameter in command.get_params(command.context_class(command)):
            parameter.help = _said(parameter.help, lang)  # type: ignore[attr-defined]
    return commands


def _all(commands: Group) -> Iterator[Group | Command]:
    yield commands
    for command in commands.commands.values():
        assert isinstance(command, Command)
        yield command


def _translate_frame(lang: Lang) -> None:
    """The words that Typer puts around ours; they are settings of its module."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = say(text("Arguments"), lang)
    rich_utils.OPTIONS_PANEL_TITLE = say(text("Options"), lang)
    rich_utils.COMMANDS_PANEL_TITLE = say(text("Commands"), lang)
    rich_utils.ERRORS_PANEL_TITLE = say(text("Error"), lang)
    rich_utils.DEFAULT_STRING = say(text("[default: {value}]", value="{}"), lang)
    rich_utils.REQUIRED_LONG_STRING = say(text("[required]"), lang)
    rich_utils.RICH_HELP = say(text("Help: {how}", how="{command_path} {help_option}"), lang)


HELP_OPTION = text("Show this message and exit.")
"""What the library says of ``--help``, to be translated."""


def _said(help_text: str | None, lang: Lang) -> str | None:
    return say(Text(help_text), lang) if help_text else None
