"""Secrets that are handed out: random ones are stored hashed, derived ones not at all."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """256 random bits, for a cookie or a link."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """What the database keeps of a random token. It has 256 bits, so no salt or slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def derived(secret: bytes, *facts: object) -> str:
    """A token anyone with the installation's secret can make again from the same facts."""
    message = "\x1f".join(str(fact) for fact in facts)
    return hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()[:40]


def same(one: str, other: str) -> bool:
    """Compare two tokens in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())
