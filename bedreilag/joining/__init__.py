"""A QR code on the wall becomes a phone with a seat in a group."""
