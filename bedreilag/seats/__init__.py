"""Seats: who is in the room. Read by the guards, taken in the joining stage."""
