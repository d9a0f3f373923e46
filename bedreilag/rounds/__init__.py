"""Steering: which round is open, timer, silent or shared, what the projector shows."""
