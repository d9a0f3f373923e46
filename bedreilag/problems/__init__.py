"""Problem statements the groups write."""
