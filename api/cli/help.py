"""Help in the language of the reader: command and option sentences are keys of the catalog."""

from typer.core import TyperCommand, TyperGroup

from matching.words import Lang, Text, say


def translate_help(commands: TyperGroup, lang: Lang) -> TyperGroup:
    """Put the help of every command and option into the language."""
    if lang is Lang.EN:
        return commands
    for command in (commands, *commands.commands.values()):
        command.help = _said(command.help, lang)
        if isinstance(command, TyperCommand):
            for parameter in command.params:
                parameter.help = _said(parameter.help, lang)  # type: ignore[attr-defined]
    return commands


def _said(help_text: str | None, lang: Lang) -> str | None:
    return say(Text(help_text), lang) if help_text else None
