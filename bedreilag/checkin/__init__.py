"""How well do we work together today? Asked at the start, and again six months later."""
