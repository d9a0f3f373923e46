"""Wishes and frames as phones and screens see them, with a wish made up for the purpose."""
