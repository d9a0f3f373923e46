"""A rehearsal: a seminar file played against a running server, through the doors people use."""
