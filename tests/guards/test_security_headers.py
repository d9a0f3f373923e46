"""Every answer says what a browser may do with it, and every form proves that it is ours."""

import re

import pytest

from bedreilag import create_app
from bedreilag.config import Settings
from bedreilag.refusals import FormTooOld

STRICT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def guarded(settings):
    """The application as it is served: every POST must prove where it comes from."""
    app = create_app(settings, TESTING=True)
    yield app
    app.extensions["engine"].dispose()


@pytest.mark.parametrize(
    "path", ["/", "/logg-inn", "/finnes-ikke", "/konto", "/static/img/logo.svg"]
)
def test_every_answer_has_the_headers(app, path):
    with app.test_client().get(path) as answer:
        policy = answer.headers["Content-Security-Policy"]

        assert STRICT.items() <= dict(answer.headers).items()
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_a_page_about_a_person_is_kept_by_no_cache(organiser):
    assert organiser().get("/konto/passord").headers["Cache-Control"] == "no-store"


def test_https_is_remembered_only_where_there_is_https(app, settings, tmp_path):
    assert "Strict-Transport-Security" not in app.test_client().get("/logg-inn").headers

    secure = create_app(
        Settings(
            data=tmp_path, database_url=settings.database_url, public_url="https://b.example.no"
        ),
        TESTING=True,
    )

    answer = secure.test_client().get("/logg-inn")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "__Host-skjema=" in answer.headers["Set-Cookie"]
    secure.extensions["engine"].dispose()


def test_no_post_is_accepted_without_the_proof(guarded):
    posts = [
        (rule.endpoint, rule.arguments)
        for rule in guarded.url_map.iter_rules()
        if "POST" in rule.methods
    ]
    assert len(posts) > 10
    browser = guarded.test_client()
    browser.get("/logg-inn")

    with guarded.test_request_context():
        addresses = [
            guarded.url_map.bind("localhost").build(endpoint, dict.fromkeys(arguments, 1))
            for endpoint, arguments in posts
        ]
    for address in addresses:
        answer = browser.post(address, data={"email": "kari@example.no"})
        assert answer.status_code == 400, address
        assert str(FormTooOld.message) in answer.text


def test_with_the_proof_the_same_form_is_read(guarded):
    browser = guarded.test_client()
    page = browser.get("/logg-inn").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    form = {"email": "ingen@example.no", "password": "feil passord her"}

    assert browser.post("/logg-inn", data=form).status_code == 400
    answer = browser.post("/logg-inn", data=form | {"csrf_token": token})

    assert answer.status_code == 422
    assert "passer ikke sammen" in answer.text


def test_another_browsers_proof_is_none(guarded):
    page = guarded.test_client().get("/logg-inn").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)

    answer = guarded.test_client().post("/logg-inn", data={"csrf_token": token})

    assert answer.status_code == 400
