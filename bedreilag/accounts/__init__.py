"""Organisers: log-in, server-side sessions, roles per area."""
