"""Everyone comes in: most scan the code, some sit down at the wrong table, some have no phone."""

from gevent.pool import Pool

from bedreilag.rehearsal.cast import Helped, Phone
from bedreilag.rehearsal.rounds import SETTLES_WITHIN, Room
from bedreilag.rehearsal.script import Entry, spread

MINUTES_TO_JOIN = 10
# At each table, in the order of the file: this one sits down elsewhere first, and this one has no
# phone, so that the first one at the table writes for them.
AT_ANOTHER_TABLE, WITHOUT_PHONE, HELPER = 2, 3, 0


def join(room: Room, code: str, url: str) -> None:
    """Everyone scans the code, a little after one another; then all get to their own tables."""
    script, pool = room.script, Pool()
    seats = script.entries("participants")
    clock = script.clock()
    places = {
        seat["id"]: n for group in _groups(room) for n, seat in enumerate(_table(room, group))
    }
    with_phone = [seat for seat in seats if places[seat["id"]] != WITHOUT_PHONE]
    for moment, (number, seat) in zip(
        spread(len(with_phone), MINUTES_TO_JOIN), enumerate(with_phone), strict=True
    ):
        clock.wait_until(moment)
        table = _first_table(room, seat, places[seat["id"]])
        line = room.rough.line_for(number)
        phone = Phone(url, seat, table, room.report.post, line)
        room.phones[seat["id"]] = phone
        pool.spawn(phone.join, code)
    pool.join(raise_error=True)
    _help(room, [seat for seat in seats if places[seat["id"]] == WITHOUT_PHONE])
    _move(room)
    room.report.step(f"{len(seats)} er med, {room.report.helped} av dem uten telefon")
    if seats and not room.wall.shows(f"{len(seats)} av"):
        room.report.fault("lerretet viser ikke at alle er med")


def _groups(room: Room) -> list[Entry]:
    return room.script.entries("groups")


def _table(room: Room, group: Entry) -> list[Entry]:
    return room.script.seats_of(group["id"])


def _number(room: Room, seat: Entry) -> int:
    return 1 + [group["id"] for group in _groups(room)].index(seat["group_id"])


def _first_table(room: Room, seat: Entry, place: int) -> int:
    number, last = _number(room, seat), len(_groups(room))
    return number % last + 1 if place == AT_ANOTHER_TABLE else number


def _help(room: Room, seats: list[Entry]) -> None:
    """A table mate gives each of these a seat, and acts for them from then on."""
    for seat in seats:
        mate = room.script.seats_of(seat["group_id"])[HELPER]
        helped = Helped(room.phones[mate["id"]], seat)
        helped.join("")
        room.phones[seat["id"]] = helped
        room.report.helped += 1


def _move(room: Room) -> None:
    """The facilitator moves whoever sits at the wrong table; their phones follow."""
    right = {
        _number(room, phone.seat): phone.number_of("group")
        for phone in room.phones.values()
        if phone.table == _number(room, phone.seat)
    }
    for phone in room.phones.values():
        table = _number(room, phone.seat)
        if phone.table == table:
            continue
        group = right[table]
        room.panel.ask("seat:move", seats=[phone.number_of("seat")], group=group)
        phone.table = table
        phone.line.catch_up()
        if not phone.line.wait_for(
            lambda phone=phone, group=group: phone.number_of("group") == group,  # type: ignore[misc]
            patience=SETTLES_WITHIN,
        ):
            room.report.fault(f"telefonen til {phone.seat['id']} fulgte ikke med til bordet")
        room.report.moved += 1
