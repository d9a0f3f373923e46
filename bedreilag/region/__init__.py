"""The region as data: areas, municipalities, organisations, roles, committees."""
