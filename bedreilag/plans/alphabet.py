"""The order people look for names in: æ, ø and å last, a Sámi letter after the one it grew from."""

_ORDER = str.maketrans(
    {"æ": "zæ", "ä": "zæ", "ø": "zø", "ö": "zø", "å": "zøø", "á": "aá", "č": "cč"}
    | {"đ": "dđ", "ŋ": "nŋ", "š": "sš", "ŧ": "tŧ", "ž": "zž"}
)


def alphabetical(name: str) -> str:
    """A key to sort names by."""
    return name.casefold().translate(_ORDER)
