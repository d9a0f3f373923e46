"""The door «Fil»: what the seminar file is, and the file without people to take along."""

from flask import Blueprint, Response, render_template
from sqlalchemy.orm import Session

from bedreilag import access
from bedreilag.access import open_to
from bedreilag.database import reading
from bedreilag.seminar_file import open_file, write
from bedreilag.seminars.models import Seminar

bp = Blueprint("seminar_file", __name__)


@bp.get("/samling/<int:seminar_id>/fil")
@open_to("organiser")
def page(seminar_id: int) -> str:
    """What is in the file, what is not, and where to get it."""
    with reading() as session:
        seminar = _seminar(session, seminar_id)
        return render_template("seminar_file/file.html", seminar=seminar, area=seminar.area)


@bp.get("/samling/<int:seminar_id>/fil.json")
@open_to("organiser")
def file(seminar_id: int) -> Response:
    """The seminar as a file, for those who organise it."""
    with reading() as session:
        seminar = _seminar(session, seminar_id)
        text, name = write.as_text(open_file.document(session, seminar)), seminar.ref
    answer = Response(text, mimetype="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _seminar(session: Session, seminar_id: int) -> Seminar:
    return access.seminar_for(session, seminar_id, "organise")
