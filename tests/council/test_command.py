"""What ``ukrep5 council`` writes and prints."""

import re
from pathlib import Path

from typer.testing import CliRunner, Result

from api.cli import app
from tests.council.conftest import TINY

COMPLETION = TINY.with_name("velenje-completion")


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, ["council", *(str(each) for each in arguments)])


def test_page_pdf_and_word_document_are_written_and_the_answer_printed(tmp_path: Path) -> None:
    few = ("--years", "2", "--seeds", "1", "--workers", "1")
    result = _run(TINY, "share-50", *few, "--out", tmp_path / "o", "--lang", "sl")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "o").iterdir()} == {
        ".ukrep5",
        "council.html",
        "council.pdf",
        "council.docx",
    }
    assert "manj kot 5 štipendij s sofinanciranjem; cilj je 100" in result.stdout
    page = (tmp_path / "o/council.html").read_text(encoding="utf-8")
    assert '<html lang="sl">' in page
    for reference in ("http", "@import", "<script", "href", "src="):
        assert reference not in page
    assert re.search(r"<h1>Kadrovske štipendije: poročilo za občinski svet</h1>", page)


def test_a_choice_at_completion_has_no_such_report(tmp_path: Path) -> None:
    result = _run(COMPLETION, "--out", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 2
    assert not (tmp_path / "o").exists()
