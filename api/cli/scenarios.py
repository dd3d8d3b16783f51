"""``ukrep5 scenarios``: the scenarios that come with the program, and what each asks."""

from api.cli.console import tell, tell_machine, tell_table
from api.cli.language import LangOption
from api.cli.options import JsonOption
from matching.words import text


def scenarios(*, lang: LangOption, as_json: JsonOption = False) -> None:
    """List the scenarios by name, each with its question."""
    from pydantic import TypeAdapter

    from scenarios.scenario import Scenario, library
    from scenarios.scenario.listing import table_of

    if as_json:
        tell_machine(TypeAdapter(tuple[Scenario, ...]).dump_json(library(), indent=2))
        return
    tell_table(table_of(library()), lang)
    tell(text("A scenario of your own is a .toml file; name its path instead."), lang)
