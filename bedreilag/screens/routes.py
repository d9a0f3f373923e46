"""The pages of the room."""

from flask import Blueprint

from bedreilag.screens import desk, links, panel, phone, projector

bp = Blueprint("screens", __name__)
for door in (desk, links, phone, panel, projector):
    bp.register_blueprint(door.bp)
