"""The day: programme, working group, groups, join code and posters."""
