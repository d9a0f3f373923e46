"""Which texts are about the same thing, and the words that say so.

Plain arithmetic on the words themselves, here in the house: every word is a direction, rare words
point further than those everybody uses, and two texts are as alike as their arrows are.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Final

from bedreilag.norwegian import EVERYDAY, SHORTEST_PART, parts, words

# Tried on the demo seminar (tests/problems/test_alike.py): lower finds more, and disturbs more.
ALIKE_FROM: Final = 0.2
PART: Final = 0.6
COMMON: Final = 0.2
# As if so many texts without the word had been read before: in a small group no word is rare.
READ_BEFORE: Final = 8
MOST_COMPARED: Final = 100
WORDS_SAID: Final = 3
# «Utskriving» and «utskrivning» are one word to whoever reads them.
SAME_BEGINNING: Final = 7

Arrow = Mapping[str, float]
Topics = Callable[[str], Collection[str]]


@dataclass(frozen=True, slots=True)
class Alike:
    """A text that is like the one somebody is about to send, and the words they share."""

    id: int
    text: str
    words: tuple[str, ...]


class Heard:
    """What a group has said so far, known by its words. Most new texts are like none of it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.telling, self.said = set[str](), set[str]()
        for text in texts:
            self.hear(text)

    def hear(self, text: str) -> None:
        """One more text."""
        telling, said = _marks_of(text)
        self.telling |= telling
        self.said |= said

    def may_be_like(self, text: str) -> bool:
        """Whether comparing is worth the time: two texts that are alike share a telling word, or
        one that another word begins or ends with. No text that has such a word is missed."""
        telling, said = _marks_of(text)
        return not (telling.isdisjoint(self.said) and self.telling.isdisjoint(said))


def most_alike(written: str, others: Sequence[tuple[int, str]]) -> Alike | None:
    """The text most like this one, if any is: `others` are (id, text), the newest last."""
    others = others[-MOST_COMPARED:]
    *compared, own = arrows([*(text for _, text in others), written])
    found = [(likeness(own, arrow), *one) for arrow, one in zip(compared, others, strict=True)]
    for how_alike, key, text in sorted(found, reverse=True):
        # Where everyday words are all there is, they make two texts look alike.
        if how_alike >= ALIKE_FROM and (shared := shared_words([written, text])):
            return Alike(key, text, shared)
    return None


@lru_cache(maxsize=500)
def _marks_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the telling words of a text can be known by, and what all of its words can."""
    stems = {stem for stem, _ in words(text)}
    telling = stems - EVERYDAY
    known_by = _known_by(telling)
    return known_by, known_by if telling == stems else _known_by(stems)


def _known_by(stems: Collection[str]) -> frozenset[str]:
    beginnings = {f"{stem[:SHORTEST_PART]}-" for stem in stems}
    return frozenset(beginnings.union(stems, (f"-{stem[-SHORTEST_PART:]}" for stem in stems)))


def arrows(texts: Iterable[str], topics: Topics = lambda _: ()) -> list[Arrow]:
    """Where each text points, seen among the others. Every arrow is one long.

    `topics` may name what a stem is about, so that texts with different words meet.
    """
    stems = [Counter(stem for stem, _ in words(text)) for text in texts]
    known = set().union(*stems)
    pointing = {stem: _directions(stem, known, topics) for stem in known}
    pointed = [_strongest(pointing[stem] for stem in text) for text in stems]
    seen_in = Counter(direction for text in pointed for direction in text)
    rare = {
        direction: log(1 + (len(stems) + READ_BEFORE) / (number + 1))
        for direction, number in seen_in.items()
    }
    return [_one_long({to: far * rare[to] for to, far in text.items()}) for text in pointed]


def likeness(one: Arrow, other: Arrow) -> float:
    """0 for nothing in common, 1 for the very same words."""
    if len(one) > len(other):
        one, other = other, one
    return sum(far * other[to] for to, far in one.items() if to in other)


def shared_words(texts: Sequence[str]) -> tuple[str, ...]:
    """The words that most of these texts share, as the first of them wrote them."""
    said = [dict(reversed(list(words(text)))) for text in texts]
    in_how_many = Counter(stem for text in said for stem in _with_parts(text, said))
    written = {stem: word for text in reversed(said) for stem, word in text.items()}
    shared = {stem for stem, number in in_how_many.items() if number > 1 and stem in written}
    telling = sorted(shared - EVERYDAY, key=lambda stem: (-in_how_many[stem], -len(stem), stem))
    once = {stem[:SAME_BEGINNING]: stem for stem in reversed(telling)}
    unlike = [stem for stem in telling if once[stem[:SAME_BEGINNING]] == stem]
    return tuple(_as_in_a_sentence(written[stem]) for stem in unlike[:WORDS_SAID])


def _directions(stem: str, known: Collection[str], topics: Topics) -> dict[str, float]:
    far = COMMON if stem in EVERYDAY else 1.0
    within = {part: COMMON * PART if part in EVERYDAY else PART for part in parts(stem, known)}
    about = {f"#{topic}": TOPIC for topic in topics(stem)}
    return within | {stem: far} | about


# A topic is worth more than one word: it is what several words are about.
TOPIC: Final = 1.5


def _strongest(several: Iterable[Mapping[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for directions in several:
        for to, far in directions.items():
            found[to] = max(far, found.get(to, 0.0))
    return found


def _one_long(arrow: dict[str, float]) -> Arrow:
    length = sqrt(sum(far * far for far in arrow.values())) or 1.0
    return {to: far / length for to, far in arrow.items()}


def _with_parts(text: Mapping[str, str], texts: Iterable[Mapping[str, str]]) -> set[str]:
    known = set().union(*texts)
    return set(text).union(*(parts(stem, known) for stem in text))


def _as_in_a_sentence(word: str) -> str:
    # «TUD» and «PLO-melding» keep their letters; a word that began a sentence does not.
    return word if sum(map(str.isupper, word)) > 1 else word.lower()
