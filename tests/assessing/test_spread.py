"""Mean and spread, from plain numbers."""

import pytest

from bedreilag.assessing.spread import Spread, measured


@pytest.mark.parametrize(
    ("answers", "mean", "spread"),
    [
        ([4, 4, 4, 4, 4], 4.0, Spread.TOGETHER),
        ([3, 4, 4, 4, 5], 4.0, Spread.TOGETHER),
        ([2, 3, 3, 4, 5], 3.4, Spread.SOMEWHAT),
        ([1, 1, 3, 5, 5], 3.0, Spread.APART),
        ([5, 4, 4, 4, 3, 0, 0, None], 4.0, Spread.TOGETHER),
    ],
)
def test_mean_and_spread(answers, mean, spread):
    found = measured(answers)

    assert (round(found.mean, 2), found.spread) == (mean, spread)


@pytest.mark.parametrize("answers", [[], [5, 5, 5, 5], [5, 5, 5, 5, 0], [5, 5, 5, 5, None]])
def test_fewer_than_five_opinions_are_nothing(answers):
    assert measured(answers) is None
