"""``ukrep5 verify``: check an output folder from what stands in it alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, working
from api.cli.language import LangOption
from matching.words import Text, counted, text

FolderArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help=text("Output folder of a match.").one)
]


AgainOption = Annotated[
    bool,
    typer.Option(
        "--again", help=text("Also match the case again: repeats what was proven by search.").one
    ),
]


def verify(*, folder: FolderArgument, again: AgainOption = False, lang: LangOption) -> None:
    """Repeat the check; an outcome that does not hold ends with exit code 2."""
    from matching.rules.book import policy_book
    from matching.verify import verify as verify_folder

    with working(text("Checking the outcome"), lang):
        verified = verify_folder(folder, policy_book(), again=again)
    for proof in verified.proofs():
        tell(proof, lang)
    for sentence in _files(len(verified.remade), len(verified.hashed)):
        tell(sentence, lang)
    tell(text("The outcome of {case} holds.", case=verified.case), lang)


def _files(remade: int, hashed: int) -> Iterator[Text]:
    yield counted("{n} file made again and equal", "{n} files made again and equal", n=remade)
    if hashed:
        yield counted(
            "{n} file of which only the hash was compared",
            "{n} files of which only the hash was compared",
            n=hashed,
        )
