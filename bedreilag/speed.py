"""How fast one person may ask: generous for fingers, tight for scripts."""

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter, SlidingWindowCounterRateLimiter

_memory = MemoryStorage()
_wishes = FixedWindowRateLimiter(_memory)
_guesses = SlidingWindowCounterRateLimiter(_memory)

WISHES_A_SECOND = RateLimitItemPerSecond(20)
# Drawing a whole room is work. A phone that lost its line asks a few times and has all of it.
CATCH_UPS = RateLimitItemPerSecond(20, 10)
# Only wrong codes count: a whole room shares one address, and all of them type the right one.
WRONG_CODES_AN_ADDRESS = RateLimitItemPerMinute(30)
WRONG_CODES_ALTOGETHER = RateLimitItemPerMinute(60)
# When so many are wrong together, somebody guesses from many places. Nobody is shut out for that.
A_MOMENT = 1.5
WRONG_PASSWORDS_AN_ADDRESS = RateLimitItemPerMinute(20)


def within_limit(who: str) -> bool:
    """Whether this participant or organiser may make one more wish right now."""
    return _wishes.hit(WISHES_A_SECOND, "wish", who)


def may_catch_up(who: str) -> bool:
    """Whether this participant may ask once more for what was missed."""
    return _wishes.hit(CATCH_UPS, "missed", who)


def may_guess(address: str) -> bool:
    """Whether this address may try a join code. Trying costs nothing; being wrong does."""
    return _guesses.test(WRONG_CODES_AN_ADDRESS, "code", address)


def wait_for_code() -> float:
    """Seconds everyone waits before a code is looked up: none, unless the whole world guesses."""
    return 0 if _guesses.test(WRONG_CODES_ALTOGETHER, "code") else A_MOMENT


def count_wrong_guess(address: str) -> None:
    """Remember a wrong join code."""
    _guesses.hit(WRONG_CODES_AN_ADDRESS, "code", address)
    _guesses.hit(WRONG_CODES_ALTOGETHER, "code")


def may_log_in(address: str) -> bool:
    """Whether this address may try a password."""
    return _guesses.test(WRONG_PASSWORDS_AN_ADDRESS, "password", address)


def count_wrong_password(address: str) -> None:
    """Remember a wrong password."""
    _guesses.hit(WRONG_PASSWORDS_AN_ADDRESS, "password", address)


def forget() -> None:
    """Start with a clean slate, as a fresh process does."""
    _memory.reset()
