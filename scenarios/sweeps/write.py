"""A sweep, written as a whole folder."""

from pathlib import Path

from matching.folder import whole_folder
from matching.report.delimited import write_csv
from matching.report.page import Sheet, drawn_up
from matching.report.picture import Picture, standing_alone
from matching.report.section import Section
from matching.words import Lang, text
from scenarios.sweeps.frame import write_parquet
from scenarios.sweeps.pictures import pictures
from scenarios.sweeps.run import Sweep
from scenarios.sweeps.sentences import answer
from scenarios.sweeps.table import lines_table, table_of


def write_sweep(out: Path, sweep: Sweep, lang: Lang) -> None:
    """Write Parquet, CSV, ``sweep.html``, and every picture beside its table.

    Raises
    ------
    OutputError
        If ``out`` holds files that we did not write, or cannot be written.
    """
    drawn = pictures(sweep, lang)
    with whole_folder(out) as folder:
        write_parquet(sweep, folder)
        for table in (table_of(sweep), lines_table(sweep), *(each.table for each in drawn)):
            write_csv(table, folder, lang)
        for picture in drawn:
            (folder / f"{picture.name}.svg").write_text(
                standing_alone(picture.svg), encoding="utf-8", newline=""
            )
        page = _page(sweep, drawn, lang)
        (folder / "sweep.html").write_text(page, encoding="utf-8", newline="")


def _page(sweep: Sweep, drawn: tuple[Picture, ...], lang: Lang) -> str:
    return drawn_up(
        Sheet(
            title=text("Sweep"),
            subtitle=text(
                "Case {case}, {day:day}, school year {school_year}",
                case=sweep.case.name,
                day=sweep.case.on,
                school_year=sweep.case.school_year,
            ),
            audience=text("For the council: neither names nor ids of scholars are shown."),
            answer=tuple(answer(sweep)),
            figures=(),
            sections=(Section(name="pictures", title=text("Over the grid"), pictures=drawn),),
        ),
        lang,
    )
