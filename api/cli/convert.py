"""``ukrep5 convert``: the same case in another form or language."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, FormOption
from api.cli.output import form_for
from matching.words import text

OutArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help=text("Folder or workbook to write.").one)
]
WindowsOption = Annotated[
    bool,
    typer.Option("--windows", help=text("Windows-1250 and semicolons, for old spreadsheets.").one),
]


def convert(
    *,
    case: CaseArgument,
    out: OutArgument,
    form: FormOption = None,
    lang: LangOption,
    windows: WindowsOption = False,
) -> None:
    """Read a case and its persons, and write them anew."""
    from api.cli.cases import case_at, persons_at
    from matching.write import Form, write_case

    with working(text("Converting"), lang):
        facts, persons = case_at(case), persons_at(case)
        write_case(
            facts, out, form=Form(form_for(out, form)), lang=lang, windows=windows, persons=persons
        )
    tell(text("Written: {path}", path=out), lang)
