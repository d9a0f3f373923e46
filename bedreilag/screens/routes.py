"""The pages of the room."""

from flask import Blueprint

from bedreilag.screens import panel, phone, projector

bp = Blueprint("screens", __name__)
for door in (phone, panel, projector):
    bp.register_blueprint(door.bp)
