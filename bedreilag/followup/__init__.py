"""Six months later: survey, answers, results."""
