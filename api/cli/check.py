"""``ukrep5 check``: read and judge a case without matching it."""

from api.cli.console import tell, tell_machine, tell_table, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption
from matching.words import text


def check(*, case: CaseArgument, lang: LangOption, as_json: JsonOption = False) -> None:
    """Read a case, print every fault, or else what the rules leave of it."""
    from api.cli.cases import case_at
    from api.cli.judgement import judgement_of, tables_of
    from matching.rules.book import policy_book

    with working(text("Reading and judging the case"), lang):
        judgement = judgement_of(case_at(case), policy_book())
    if as_json:
        tell_machine(judgement.to_json())
        return
    for shown in tables_of(judgement):
        tell_table(shown, lang)
    tell(text("No fault found."), lang)
