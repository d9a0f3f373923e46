"""Dots on measures."""
