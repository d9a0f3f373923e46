"""The parts of a seminar file, each stored and written side by side so that they stay alike."""
