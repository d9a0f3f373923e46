"""The pages of the room."""

from flask import Blueprint

from bedreilag.screens import phone

bp = Blueprint("screens", __name__)
bp.register_blueprint(phone.bp)
