"""What the environment says about the service: variables ``UKREP5_*``, read once at the start."""

from datetime import timedelta
from pathlib import Path

from pydantic import Field, PositiveInt, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from matching.words import Lang


class Settings(BaseSettings):
    """Settings of one process; every field is ``UKREP5_`` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="UKREP5_", frozen=True, extra="ignore")

    data_dir: Path = Field(
        default=Path("data"), description="Folder of the embedded database and of backups."
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="PostgreSQL, such as postgresql://user@host/name; without it SQLite.",
    )
    demo: bool = Field(
        default=False, description="Open a demonstration that anyone may read, without sign-in."
    )
    public_url: str = Field(
        default="http://127.0.0.1:8000",
        description="Address as people type it; it stands in invitations.",
        pattern=r"^https?://[^/\s]+(/[^\s]*)?$",
    )
    language: Lang = Field(
        default=Lang.SL, description="Language of whoever asks for none: sl or en."
    )
    session_hours: PositiveInt = Field(
        default=12, description="Hours after which a person has to sign in again."
    )
    invitation_days: PositiveInt = Field(
        default=30, description="Days for which an invitation link opens."
    )
    retention_months: PositiveInt = Field(
        default=60,
        description="Months that personal data is kept after its last purpose has ended; the first "
        "value of the municipality's own setting.",
    )
    request_bytes: PositiveInt = Field(
        default=64 * 1024 * 1024, description="Bytes of the largest request taken."
    )
    requests_a_minute: PositiveInt = Field(
        default=600, description="Requests a minute from one identity or address."
    )
    sign_ins_a_minute: PositiveInt = Field(
        default=10, description="Attempts to sign in a minute from one address."
    )

    run_seconds: PositiveInt = Field(
        default=1_800, description="Seconds of a computation, where nobody asks for another limit."
    )
    lease_seconds: PositiveInt = Field(
        default=15, description="Seconds after which the run of a worker that died is made again."
    )

    @field_validator("database_url")
    @classmethod
    def _is_postgresql(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None and not given.get_secret_value().startswith("postgresql://"):
            raise ValueError("expected an address such as postgresql://user@host/name")
        return given

    @property
    def store_url(self) -> str:
        """Address of the database, in the words of SQLAlchemy."""
        if self.database_url is None:
            return f"sqlite:///{self.data_dir.absolute() / 'ukrep5.sqlite'}"
        given = self.database_url.get_secret_value()
        return given.replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def session_length(self) -> timedelta:
        """How long a session lasts."""
        return timedelta(hours=self.session_hours)

    @property
    def invitation_length(self) -> timedelta:
        """How long an invitation opens."""
        return timedelta(days=self.invitation_days)
