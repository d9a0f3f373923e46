"""The seminar file without people, for those who organise the seminar."""

from flask import Blueprint, Response

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.seminar_file import open_file, write

bp = Blueprint("seminar_file", __name__)


@bp.get("/samling/<int:seminar_id>/fil.json")
@open_to("organiser")
def file(seminar_id: int) -> Response:
    """What the room made, and nothing of who made it."""
    with reading() as session:
        seminar = access.seminar_for(session, seminar_id, "organise")
        text, name = write.as_text(open_file.document(session, seminar)), seminar.ref
    answer = Response(text, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
