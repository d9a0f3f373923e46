"""A room with measures to vote on: three votes each, at most two on one measure."""

import pytest

from bedreilag.clusters.models import Cluster
from bedreilag.measures.models import Measure
from bedreilag.seminars.models import Seminar
from bedreilag.work import transaction


@pytest.fixture(autouse=True)
def rules(seminar):
    with transaction() as session:
        found = session.get_one(Seminar, seminar.id)
        found.votes_per_participant, found.max_per_measure = 3, 2


@pytest.fixture
def cluster(seminar):
    """`cluster("Telefon")` is the id of a new cluster."""

    def make(title, position=0):
        with transaction() as session:
            made = Cluster(seminar_id=seminar.id, position=position, title=title, theme_ids=[])
            session.add(made)
        return made.id

    return make


@pytest.fixture
def measure(seminar):
    """`measure("Ringe", group=2)` is the id of a measure that group has proposed."""

    def propose(title, group=1, cluster=None):
        with transaction() as session:
            made = Measure(
                seminar_id=seminar.id,
                round_id=seminar.rounds[2].id,
                group_id=seminar.groups[group - 1].id,
                cluster_id=cluster,
                title=title,
                benefit_for=[],
                measure_2023_ids=[],
            )
            session.add(made)
        return made.id

    return propose
