"""Every table of the house, gathered for those who need all of them (migrations, tests)."""

from bedreilag.accounts import models as _accounts
from bedreilag.assessing import models as _assessing
from bedreilag.checkin import models as _checkin
from bedreilag.clusters import models as _clusters
from bedreilag.database import Base
from bedreilag.followup import models as _followup
from bedreilag.measures import models as _measures
from bedreilag.plans import models as _plans
from bedreilag.problems import models as _problems
from bedreilag.region import models as _region
from bedreilag.rounds import models as _rounds
from bedreilag.seats import models as _seats
from bedreilag.seminars import models as _seminars
from bedreilag.voting import models as _voting

__all__ = ["Base"]

_TABLES = (
    _region,
    _accounts,
    _seminars,
    _seats,
    _rounds,
    _problems,
    _clusters,
    _measures,
    _voting,
    _assessing,
    _checkin,
    _plans,
    _followup,
)
