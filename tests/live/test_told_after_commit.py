"""What follows a commit: everybody is told, whatever goes wrong on the way."""

from bedreilag import work


def test_one_fault_after_the_commit_does_not_keep_the_news_from_the_others(seminar, monkeypatch):
    told: list[str] = []

    def breaks(*_: object) -> None:
        raise ValueError("this listener is broken")

    listeners = [breaks, lambda *_: told.append("the rooms")]
    monkeypatch.setattr(work, "_listeners", listeners)

    with work.transaction() as session:
        work.take_turn(session, seminar.id)
        work.then(session, breaks)
        work.at_last(session, lambda: told.append("what may wait"))

    assert told == ["the rooms", "what may wait"]
