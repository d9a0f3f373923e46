"""The same installations as the tests of the seminar file."""

from tests.seminar_file.conftest import installation, new_installation

__all__ = ["installation", "new_installation"]
