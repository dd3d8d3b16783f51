"""The frontier, written as a whole folder."""

from pathlib import Path

from matching.folder import whole_folder
from matching.report.delimited import write_csv
from matching.report.picture import standing_alone
from matching.words import Lang
from scenarios.frontier.chart import svg
from scenarios.frontier.found import Frontier
from scenarios.frontier.page import page
from scenarios.frontier.tables import tables_of


def write_frontier(out: Path, found: Frontier, lang: Lang) -> None:
    """Write ``frontier.csv`` and its sisters, ``frontier.svg`` and ``frontier.html``.

    Raises
    ------
    OutputError
        If ``out`` holds files that we did not write, or cannot be written.
    """
    picture = svg(found, lang)
    with whole_folder(out) as folder:
        for table in tables_of(found):
            write_csv(table, folder, lang)
        (folder / "frontier.svg").write_text(standing_alone(picture), encoding="utf-8", newline="")
        (folder / "frontier.html").write_text(
            page(found, picture, lang), encoding="utf-8", newline=""
        )
