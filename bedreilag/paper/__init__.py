"""Accessible paper: tagged PDF (PDF/UA-1) from plain blocks of text, tables and figures."""
