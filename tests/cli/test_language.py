"""In which language the command line speaks."""

import pytest

from api.cli.language import language_asked, language_of
from matching.words import Lang


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, Lang.EN),
        ({"UKREP5_LANG": "sl"}, Lang.SL),
        ({"UKREP5_LANG": "en", "LC_ALL": "sl_SI.UTF-8"}, Lang.EN),
        ({"UKREP5_LANG": "fr", "LANG": "sl_SI.UTF-8"}, Lang.SL),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "sl_SI.UTF-8"}, Lang.EN),
        ({"LC_ALL": "", "LC_MESSAGES": "sl_SI", "LANG": "de_AT"}, Lang.SL),
    ],
)
def test_the_variable_comes_before_the_locale(environ: dict[str, str], lang: Lang) -> None:
    assert language_of(environ) is lang


@pytest.mark.parametrize("arguments", [["match", "--lang", "sl", "--help"], ["--lang=sl"]])
def test_help_speaks_the_language_that_is_asked_for(arguments: list[str]) -> None:
    assert language_asked(arguments, {}) is Lang.SL


def test_help_without_a_language_takes_that_of_the_environment() -> None:
    assert language_asked(["match", "--help"], {"UKREP5_LANG": "sl"}) is Lang.SL
    assert language_asked(["match", "--lang"], {}) is Lang.EN
