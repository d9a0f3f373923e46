"""What the groups propose to do."""
