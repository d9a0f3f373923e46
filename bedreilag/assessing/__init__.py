"""Effect and feasibility of the measures on top."""
