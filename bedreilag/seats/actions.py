"""What is kept of the wishes of a seat, and when it is let go."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from bedreilag.seats import carried
from bedreilag.seats.models import Wish


def forget_words(session: Session, seminar_id: int, noun: str, key: int) -> None:
    """Keep that the wishes about this text were carried out, and nothing of what stood in them.

    The rows stay, so that a phone that asks again does not write the erased text anew.
    """
    carried.write_down(session)  # what was written a moment ago, in this very transaction, too
    session.execute(
        update(Wish)
        .where(Wish.seminar_id == seminar_id, Wish.answer[noun].as_integer() == key)
        .values(digest="")
        .execution_options(synchronize_session=False)
    )
