"""What the clock does by itself: it ends a silent part whose time is out, if it was told to.

It looks in the database and remembers nothing, so a restart of the server changes nothing.
"""

from datetime import datetime

from sqlalchemy import Select, select

from bedreilag.database import reading
from bedreilag.rounds import actions, undo
from bedreilag.rounds.models import Stage
from bedreilag.seminars.models import Round, Seminar
from bedreilag.work import take_turn, transaction


def share_what_is_due(now: datetime) -> None:
    """Show the texts of every silent part whose time is out, where that was decided."""
    with reading() as session:
        due = session.execute(_due(now).with_only_columns(Round.id, Round.seminar_id)).all()
    for round_id, seminar_id in due:
        with transaction() as session:
            take_turn(session, seminar_id)  # somebody may have paused the room meanwhile
            if session.scalar(_due(now).where(Round.id == round_id)):
                seminar = session.get_one(Seminar, seminar_id)
                before = undo.look(session, seminar)
                actions.share_round(session, seminar, round_id)
                undo.note(session, seminar, before, "timer:share", by=None)


def _due(now: datetime) -> Select[Round]:
    return (
        select(Round)
        .join(Stage, Stage.seminar_id == Round.seminar_id)
        .where(Round.state == "silent", Round.shares_itself, Round.ends_at <= now)
        .where(Stage.paused_at.is_(None), Stage.timer_paused_at.is_(None))
    )
