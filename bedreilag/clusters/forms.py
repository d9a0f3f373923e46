"""The gate for sorting. Texts that are moved together come as ticks of one and the same name."""

from flask_babel import lazy_gettext as _
from wtforms import Form, IntegerField, SelectMultipleField
from wtforms.validators import AnyOf, InputRequired

from bedreilag.clusters.actions import NothingTicked, Tick, Untitled
from bedreilag.clusters.models import MARKS
from bedreilag.fields import LARGEST_KEY, LineField, SelectChoice, key_field
from bedreilag.region.themes import themes
from bedreilag.wording import LIMITS

MARK_NAMES = {
    "gap": _("Tomrom: ingen gjør dette i dag"),
    "overlap": _("Dobbelt: flere gjør det samme"),
}


class TitleField(LineField):
    """What a cluster is called."""

    empty = Untitled


def title_field(*, required: bool = True) -> TitleField:
    """A cluster's title, as every form for sorting asks for it."""
    limit = LIMITS["cluster_title"]
    return TitleField(_("Tittel på temaet"), limit=limit, required=required)


def tick(value: object) -> Tick:
    """«12:5» is text 12, ticked where it lay in cluster 5, or «12:0» among the unsorted."""
    problem, seen, cluster = str(value).partition(":")
    keys = (int(problem), int(cluster) if seen else 0)
    if not (1 <= keys[0] <= LARGEST_KEY and 0 <= keys[1] <= LARGEST_KEY):
        raise ValueError
    return Tick(keys[0], keys[1] if seen else None)


class TickedForm(Form):
    """Some of the texts. That none was ticked is said before anything about a title."""

    problems = SelectMultipleField(
        validators=[InputRequired(NothingTicked.message)], coerce=tick, validate_choice=False
    )

    @property
    def ticks(self) -> list[Tick]:
        """The texts that were chosen."""
        return list(self.problems.data or ())


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


class MarkForm(ClusterForm):
    """What a cluster is about: as many themes as fit, or none."""

    themes = SelectMultipleField(
        _("Problemområder"), choices=[SelectChoice(one.id, one.label) for one in themes()]
    )
    marks = SelectMultipleField(
        _("Tjenestene"), choices=[SelectChoice(mark, MARK_NAMES[mark]) for mark in MARKS]
    )


class SuggestionForm(TickedForm):
    """Texts that may belong together, or in a cluster that is there."""

    title = title_field(required=False)
    cluster = key_field(required=False)


class ResetForm(Form):
    """Nothing but the press."""


class UndoForm(Form):
    """The step to undo with every newer one; `newest` is the newest that was seen."""

    step = key_field()
    newest = key_field()
