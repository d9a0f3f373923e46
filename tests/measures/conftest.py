"""A room that has written problems and sorted some of them, and now proposes measures."""

import pytest

from bedreilag.clusters.models import Cluster, SortedProblem
from bedreilag.problems.models import Problem
from bedreilag.work import transaction


@pytest.fixture
def problem(seminar):
    """`problem("Ingen ringer.", group=2, cluster=telephone)` is in the database; answers its id."""

    def write(text, group=1, cluster=None):
        with transaction() as session:
            made = Problem(
                seminar_id=seminar.id,
                round_id=seminar.rounds[0].id,
                group_id=seminar.groups[group - 1].id,
                text=text,
            )
            session.add(made)
            session.flush()
            if cluster:
                session.add(SortedProblem(problem_id=made.id, cluster_id=cluster))
        return made.id

    return write


@pytest.fixture
def cluster(seminar):
    """`cluster("Telefon")` is the id of a new cluster."""

    def make(title, position=0):
        with transaction() as session:
            made = Cluster(seminar_id=seminar.id, position=position, title=title, theme_ids=[])
            session.add(made)
        return made.id

    return make
