"""One engine for many databases, so that SQLAlchemy compiles each query once and not per test."""

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url


class OneEngine:
    """In place of `create_engine`: each kind of database has an engine, led to where it is asked.

    Two that are in use at the same time need one of these each.
    """

    def __init__(self) -> None:
        self._engines: dict[str, Engine] = {}
        self._led_to: dict[str, URL] = {}

    def __call__(self, url: str, **options: Any) -> Engine:
        there = make_url(url)
        kind = there.get_backend_name()
        if kind not in self._engines:
            self._engines[kind] = create_engine(there, **options)
            event.listen(self._engines[kind], "do_connect", self._follow)
        elif self._led_to[kind] != there:
            self._engines[kind].dispose()
        self._led_to[kind] = there
        return self._engines[kind]

    def _follow(
        self, dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]
    ) -> None:
        arguments[:], wanted = dialect.create_connect_args(self._led_to[dialect.name])
        named.update(wanted)
