"""One engine for the whole suite, so that SQLAlchemy compiles each query once and not per test."""

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url

_engines: dict[str, Engine] = {}
_led_to: dict[str, URL] = {}


def suite_engine(url: str, **options: Any) -> Engine:
    """In place of `create_engine`: this kind of database's engine, led to `url` from now on."""
    there = make_url(url)
    kind = there.get_backend_name()
    _led_to[kind] = there
    if kind not in _engines:
        _engines[kind] = create_engine(there, **options)
        event.listen(_engines[kind], "do_connect", _follow)
    _engines[kind].dispose()
    return _engines[kind]


def _follow(dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]) -> None:
    arguments[:], wanted = dialect.create_connect_args(_led_to[dialect.name])
    named.update(wanted)
