"""Suggested «tema»: which texts seem to belong together, and the words that say so.

The likeness of problems/alike.py, with the themes' keywords as topics, and then the oldest way of
grouping there is: begin with every text alone, and join the two groups that are most alike on
average until no two are alike enough. A tema that is there already may grow, and is never joined
with another. What the room has said does not belong together is kept apart.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from flask_babel import lazy_gettext as _

from bedreilag.problems.alike import Arrow, arrows, likeness, shared_words
from bedreilag.region.themes import fitting, topics

# Tried on the demo seminar (tests/clusters/test_suggest.py): lower gathers more, and more wrongly.
JOINED_FROM: Final = 0.2
# Less than this is an everyday word, and would only cost time.
NOTHING: Final = 0.02
# More than the room can sort at once, and as much as one server may think about between frames.
MOST_TEXTS: Final = 120

Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text on the board: the tema it lies in, if any, and the one it repeats."""

    id: int
    text: str
    cluster: int | None = None
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Texts that may become one tema, or be added to the tema that is there.

    Why: the words they share, or else the theme that their different words are about.
    """

    ids: tuple[int, ...]
    words: tuple[str, ...]
    theme: str = ""
    cluster: int | None = None

    @property
    def title(self) -> str:
        """Their own words to begin with; whoever accepts it writes a better one."""
        *others, last = self.words or (self.theme,)
        said = str(_(" og ")).join(filter(None, (", ".join(others), last)))
        return said[:1].upper() + said[1:]


@lru_cache(maxsize=16)
def suggestions(
    texts: tuple[Text, ...], apart: frozenset[Pair] = frozenset()
) -> tuple[Suggestion, ...]:
    """What might be gathered of the unsorted texts, the largest group first."""
    groups = _groups(texts[:MOST_TEXTS], apart)
    by_id = {text.id: text for text in texts}
    found = []
    for group in groups:
        loose = tuple(sorted(key for key in group if by_id[key].cluster is None))
        [cluster] = {by_id[key].cluster for key in group} - {None} or {None}
        if loose and len(group) > 1:
            together = [by_id[key].text for key in sorted(group)]
            themes = [theme.label for theme in fitting(together)]
            found.append(Suggestion(loose, shared_words(together), next(iter(themes), ""), cluster))
    return tuple(sorted(found, key=lambda one: (-len(one.ids), one.ids)))


@dataclass(slots=True)
class _Groups:
    """Groups of texts by their first text, and how alike each two are, added up over the texts."""

    members: dict[int, set[int]]
    cluster: dict[int, int | None]
    alike: dict[int, dict[int, float]] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)

    def nearest(self) -> tuple[float, int, int]:
        """The two groups that are most alike on average."""
        return max(
            (
                (sum_ / (len(self.members[one]) * len(self.members[other])), one, other)
                for one, near in self.alike.items()
                for other, sum_ in near.items()
                if one < other and self.may_join(one, other)
            ),
            default=(0.0, 0, 0),
        )

    def may_join(self, one: int, other: int) -> bool:
        both_there = self.cluster[one] is not None and self.cluster[other] is not None
        return not both_there and other not in self.apart.get(one, ())

    def join(self, one: int, other: int) -> None:
        self.members[one] |= self.members.pop(other)
        self.cluster[one] = self.cluster[one] or self.cluster.pop(other)
        for third, sum_ in self.alike.pop(other, {}).items():
            del self.alike[third][other]
            if third != one:
                self.near(one, third, sum_)
        for third in self.apart.pop(other, set()):
            self.keep_apart(one, third)

    def near(self, one: int, other: int, by: float) -> None:
        for here, there in ((one, other), (other, one)):
            near = self.alike.setdefault(here, {})
            near[there] = near.get(there, 0.0) + by

    def keep_apart(self, one: int, other: int) -> None:
        self.apart.setdefault(one, set()).add(other)
        self.apart.setdefault(other, set()).add(one)


def _groups(texts: Sequence[Text], apart: Collection[Pair]) -> Iterable[set[int]]:
    groups = _Groups({text.id: {text.id} for text in texts}, {text.id: None for text in texts})
    _compare(groups, texts)
    _gather_what_lies_together(groups, texts)
    home = {key: first for first, members in groups.members.items() for key in members}
    for one, other in apart:
        if one in home and other in home and home[one] != home[other]:
            groups.keep_apart(home[one], home[other])
    while True:
        average, one, other = groups.nearest()
        if average < JOINED_FROM:
            return groups.members.values()
        groups.join(one, other)


def _compare(groups: _Groups, texts: Sequence[Text]) -> None:
    pointing: Mapping[int, Arrow] = dict(
        zip((t.id for t in texts), arrows([t.text for t in texts], topics), strict=True)
    )
    for number, one in enumerate(texts):
        for other in texts[:number]:
            same = one.same_as == other.id or other.same_as == one.id
            by = 1.0 if same else likeness(pointing[one.id], pointing[other.id])
            if by > NOTHING:
                groups.near(one.id, other.id, by)


def _gather_what_lies_together(groups: _Groups, texts: Sequence[Text]) -> None:
    first: dict[int, int] = {}
    for text in texts:
        if text.cluster is None:
            continue
        if text.cluster in first:
            groups.join(first[text.cluster], text.id)
        else:
            first[text.cluster] = text.id
        groups.cluster[first[text.cluster]] = text.cluster
