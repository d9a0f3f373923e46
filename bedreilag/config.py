"""Every setting, typed, with defaults that run on a laptop. Environment variables: BEDREILAG_…"""

import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).resolve().parent
# A wheel carries templates, static files and migrations inside; a checkout has them beside it.
HOUSE = HERE if (HERE / "templates").is_dir() else HERE.parent


def command() -> str:
    """What is typed at a terminal to reach us: `./bil` tells us its own name."""
    return os.environ.get("BIL", "bedreilag")


class DataFolderUnusable(Exception):
    """The data folder cannot be made or written to."""


class Settings(BaseSettings):
    """What can be set for one installation. `docs/settings.md` explains each one."""

    model_config = SettingsConfigDict(env_prefix="BEDREILAG_", frozen=True)

    data: Path = Field(Path("data"), description="Mappa der database og hemmeligheter ligger.")
    database_url: str = Field("", description="SQLAlchemy-adresse. Tom betyr SQLite i datamappa.")
    public_url: str = Field(
        "", description="Adressen deltakerne bruker, for eksempel https://bedreilag.example.no."
    )
    trusted_proxies: int = Field(
        0, ge=0, le=5, description="Antall omvendte mellomtjenere foran tjeneren."
    )
    name_retention_days: int = Field(
        30, ge=1, le=365, description="Dager etter samlingen før navn og plasser slettes."
    )
    controller: str = Field(
        "", description="Behandlingsansvarlig. Tom betyr helsefellesskapet i regionfila."
    )
    contact: str = Field(
        "arbeidsgruppa i området ditt", description="Hvem deltakere spør om personvern."
    )
    dpo: str = Field(
        "ombudet i virksomheten som arrangerer",
        description="Personvernombudet, i personvernteksten.",
    )
    legal_basis: str = Field(
        "oppgaver i allmennhetens interesse (personvernforordningen artikkel 6 nr. 1 bokstav e)",
        description="Rettslig grunnlag, i personvernteksten. Eierne avgjør det.",
    )
    live_tick_ms: int = Field(
        75, ge=0, le=1000, description="Hvor lenge endringer samles før de sendes til store rom."
    )
    session_hours: int = Field(12, ge=1, le=720, description="Timer en innlogging varer uten bruk.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Hvor mye som skrives i loggen."
    )

    @property
    def url(self) -> str:
        """The database's address: what was set, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data / 'bedreilag.db'}"

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over HTTPS, so that cookies can be `__Host-` cookies."""
        return urlsplit(self.public_url).scheme == "https"

    @cached_property
    def secret(self) -> bytes:
        """The installation's own secret, made at the first start and readable by its owner only."""
        file = self.data / "secret.key"
        try:
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not file.exists():
                _write_once(file, secrets.token_bytes(32))
            return file.read_bytes()
        except OSError as fault:
            raise DataFolderUnusable(str(self.data)) from fault


def _write_once(file: Path, content: bytes) -> None:
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
