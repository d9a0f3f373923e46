"""How fast one person may ask: generous for fingers, tight for scripts."""

from time import monotonic

from limits import RateLimitItem, RateLimitItemPerMinute, RateLimitItemPerSecond
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
WRONG_PASSWORDS_AN_EMAIL = RateLimitItemPerMinute(20)
# Where somebody has been wrong that often, everyone gets a turn after the other. Nobody is refused
# for what a neighbour on the same network did, unless the line is longer than anyone waits.
A_TURN = 0.1
A_PASSWORDS_TURN = 1.0
LONGEST_LINE = 20.0
MOST_LINES = 10_000


class Lines:
    """Who stands in line where: when the next one in each line has a turn."""

    def __init__(self) -> None:
        self.next_at: dict[str, float] = {}

    def turn(self, line: str, each: float) -> float:
        """Seconds until one more in this line has a turn; nobody joins one that is too long."""
        now = monotonic()
        at = max(now, self.next_at.pop(line, now))
        self.next_at[line] = at + each if at - now <= LONGEST_LINE else at
        if len(self.next_at) > MOST_LINES:
            self.next_at.pop(next(iter(self.next_at)))
        return at - now

    def forget(self) -> None:
        """Nobody stands anywhere."""
        self.next_at.clear()


_lines = Lines()


class Counted:
    """How often each has asked in this window of time; all of it is forgotten with the window.

    Every wish passes here, and `limits` would start a timer for each.
    """

    def __init__(self) -> None:
        self.window, self.times = -1, dict[str, int]()

    def hit(self, who: str, most: RateLimitItem) -> bool:
        """Count once more, and say whether that is within the limit."""
        window = int(monotonic() // most.get_expiry())
        if window != self.window:
            self.forget()
            self.window = window
        self.times[who] = self.times.get(who, 0) + 1
        return self.times[who] <= most.amount

    def forget(self) -> None:
        """Nobody has asked yet."""
        self.times.clear()


_counted = Counted()


def within_limit(who: str) -> bool:
    """Whether this participant or organiser may make one more wish right now."""
    return _counted.hit(who, WISHES_A_SECOND)


def may_catch_up(who: str) -> bool:
    """Whether this participant may ask once more for what was missed."""
    return _wishes.hit(CATCH_UPS, "missed", who)


def wait_for_code(address: str) -> float:
    """Seconds to wait before a join code is looked up for this address.

    None for people; a turn in line where many were wrong lately, and a moment for everyone when
    the whole world guesses. Trying costs nothing; being wrong does.
    """
    elsewhere = 0 if _guesses.test(WRONG_CODES_ALTOGETHER, "code") else A_MOMENT
    here = _guesses.test(WRONG_CODES_AN_ADDRESS, "code", address)
    return elsewhere if here else max(elsewhere, _lines.turn(f"code {address}", A_TURN))


def count_wrong_guess(address: str) -> None:
    """Remember a wrong join code."""
    _guesses.hit(WRONG_CODES_AN_ADDRESS, "code", address)
    _guesses.hit(WRONG_CODES_ALTOGETHER, "code")


def wait_for_password(address: str, email: str) -> float:
    """Seconds to wait before a password is tried: a turn in line where many were wrong lately.

    Many wrong ones for one e-mail from everywhere only make it slower: nobody can shut somebody
    else's account by typing wrong.
    """
    here = _guesses.test(WRONG_PASSWORDS_AN_ADDRESS, "password", address)
    elsewhere = _guesses.test(WRONG_PASSWORDS_AN_EMAIL, "password", email)
    slower = 0 if elsewhere else A_MOMENT
    return slower if here else max(slower, _lines.turn(f"password {address}", A_PASSWORDS_TURN))


def count_wrong_password(address: str, email: str) -> None:
    """Remember a wrong password."""
    _guesses.hit(WRONG_PASSWORDS_AN_ADDRESS, "password", address)
    _guesses.hit(WRONG_PASSWORDS_AN_EMAIL, "password", email)


def forget() -> None:
    """Start with a clean slate, as a fresh process does."""
    _memory.reset()
    _counted.forget()
    _lines.forget()
