"""The portable form of a seminar: import, export, rehearsal."""
