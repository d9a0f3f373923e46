"""Many people at once, without their phones."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bedreilag.seats.models import Participant
from bedreilag.seminars.models import Seminar


def crowd(seminar: Seminar, number: int) -> Iterator[Participant]:
    """So many seats, spread over the groups."""
    for n in range(number):
        group = seminar.groups[n % len(seminar.groups)]
        yield Participant(
            seminar_id=seminar.id,
            group_id=group.id,
            display_name=f"Rype {n}",
            role_id="leder" if n % 3 else "ansatt",
            position_group="leder" if n % 3 else "ansatt",
            organisation="Senja kommune",
            organisation_kind="kommune",
            decision_authority=n % 3 == 1,
            joined_at=datetime.now(UTC),
        )
