"""The gate for sorting. Texts that are moved together come as ticks of one and the same name."""

from flask_babel import lazy_gettext as _
from wtforms import Form, IntegerField
from wtforms.validators import AnyOf

from bedreilag.fields import WrittenField, key_field, keys_field
from bedreilag.wording import LIMITS


def title_field() -> WrittenField:
    """What a cluster is called."""
    return WrittenField(_("Tittel på temaet"), limit=LIMITS["cluster_title"], single_line=True)


class TickedForm(Form):
    problems = keys_field()


class GatherForm(TickedForm):
    title = title_field()


class MoveForm(TickedForm):
    """Texts, and the cluster they go to; with no cluster they become unsorted."""

    to = key_field(required=False)


class ClusterForm(Form):
    cluster = key_field()


class RenameForm(ClusterForm):
    title = title_field()


class SplitForm(RenameForm, TickedForm):
    """Some texts of one cluster, and what they are to be called."""


class OrderForm(ClusterForm):
    """One place up (-1) or down (1)."""

    step = IntegerField(validators=[AnyOf((-1, 1))])
