"""``ukrep5 generate``: an invented case of any size."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, working
from api.cli.language import LangOption
from api.cli.options import FormOption
from api.cli.output import form_for
from matching.words import text

ScholarsOption = Annotated[
    int, typer.Option("--scholars", min=1, help=text("Number of applicants.").one)
]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, help=text("The same seed gives the same case.").one)
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help=text("Folder or workbook to write.").one)
]


def generate(
    *,
    scholars: ScholarsOption,
    seed: SeedOption = 1,
    out: OutOption,
    form: FormOption = None,
    lang: LangOption,
) -> None:
    """Draw a case from the seed and write it; no person in it is real."""
    from matching.write import Form, write_case
    from scenarios.generate import generate as invent

    with working(text("Inventing a case"), lang):
        case = invent(scholars, seed)
        write_case(case, out, form=Form(form_for(out, form)), lang=lang, windows=False)
    tell(text("Written: {path}", path=out), lang)
