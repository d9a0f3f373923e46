"""A scene to take to a moment, and everything that can be seen of it."""

import pytest

from tests.anonymity.scene import Scene
from tests.anonymity.secrets import leaks
from tests.anonymity.surfaces import every_surface


@pytest.fixture
def scene(app, seminar):
    return Scene(seminar.id)


@pytest.fixture
def found_out(app, scene, organiser):
    """`found_out("voting")` is everything that should not be seen at that moment, but is."""

    def look(moment, readers=None):
        scene.to(moment)
        return leaks(every_surface(app, scene, organiser, readers), moment)

    return look
