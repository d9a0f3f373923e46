"""The plan for change: items, HUKI, milestones, indicators."""
