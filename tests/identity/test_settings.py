"""Settings come from the environment."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings
from matching.words import Lang


def test_without_an_environment_the_store_is_sqlite_in_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UKREP5_DATA_DIR")
    assert Settings().store_url == f"sqlite:///{tmp_path}/data/ukrep5.sqlite"


def test_the_environment_says_what_is_different(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("DATABASE_URL", "postgresql://ukrep5:secret@db/ukrep5"),
        ("DEMO", "1"),
        ("LANGUAGE", "en"),
        ("SESSION_HOURS", "2"),
    ):
        monkeypatch.setenv(f"UKREP5_{name}", value)
    said = Settings()
    assert said.store_url == "postgresql+psycopg://ukrep5:secret@db/ukrep5"
    assert (said.demo, said.language, said.session_length.seconds) == (True, Lang.EN, 7200)
    assert "secret@" not in repr(said)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SESSION_HOURS", "0"),
        ("PUBLIC_URL", "velenje.si"),
        ("DATABASE_URL", "mysql://db/ukrep5"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"UKREP5_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_every_setting_is_described() -> None:
    assert all(field.description for field in Settings.model_fields.values())
