"""Passwords: argon2id, with nothing kept that could give one back. Call through `offload`."""

import secrets
import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# What OWASP recommends for argon2id: a fraction of a second and 19 MB, on one core.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Without letters and digits that look alike when they are read aloud or written down.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def hashed(password: str) -> str:
    """What the database keeps of a password."""
    return _hasher.hash(_composed(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one that was kept; as slow when nothing was kept."""
    nobody = _nobody()
    try:
        return _hasher.verify(kept or nobody, _composed(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def invented() -> str:
    """A new password of 79 random bits, easy to read aloud: `hk3m-x7wp-…`."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


@lru_cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


def _composed(password: str) -> str:
    # «ø» typed on a Mac and on a phone may be different code points.
    return unicodedata.normalize("NFC", password)
