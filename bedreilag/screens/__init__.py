"""Phone, projector and control panel: pages that show several stages at once."""
