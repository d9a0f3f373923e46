"""The gate for votes: which measure, and nothing else. One press is one vote."""

from wtforms import Form

from bedreilag.fields import key_field


class VoteForm(Form):
    measure = key_field()
