"""The rehearsal reads a page as a browser does."""

from bedreilag.rehearsal.pages import read

PAGE = """
<h1>Ny samling</h1><script>ikke les dette</script>
<form method="post" action="/samling/ny" id="ny">
  <input type="hidden" name="csrf_token" value="abc">
  <input name="title" value="Bedre i lag &amp; mer">
  <textarea name="rules">
Den f&oslash;rste.
Den andre.</textarea>
  <select name="kind" aria-label="Type"><option value="fag">Fag</option>
    <option value="pause" selected>Pause</option></select>
  <select name="day"><option value="1">Dag 1</option><option value="2">Dag 2</option></select>
  <input type="radio" name="group" value="1"><input type="radio" name="group" value="2" checked>
  <input type="checkbox" name="gone" value="x" disabled>
  <button type="submit" name="deed" value="save">Lagre</button>
  <p class="ds-validation-message">Skriv <b>en</b> dato.</p>
</form>
<form action="/onske/round/open" data-wish="round:open">
  <input type="hidden" name="round" value="7"></form>
<input type="checkbox" name="problems" value="3" form="ny">
<a href="/svar/abc">Lenke</a>
"""


def test_a_form_holds_what_would_be_sent_untouched() -> None:
    form = read(PAGE).form("/samling/ny")

    assert form.fields == {
        "csrf_token": ["abc"],
        "title": ["Bedre i lag & mer"],
        "rules": ["\nDen første.\nDen andre."],
        "kind": ["pause"],
        "day": ["1"],
        "group": ["2"],
    }
    assert form.choices["group"] == {"1": "", "2": ""}
    assert form.choices["kind"] == {"fag": "Fag", "pause": "Pause"}
    assert form.choices["problems"] == {"3": ""}
    assert form.labels["kind"] == "Type"


def test_filling_in_changes_only_what_is_filled_in() -> None:
    form = read(PAGE).form("/samling/ny")

    filled = form.filled(title="Ny", group=None, problems=["3", "4"])

    assert filled["title"] == ["Ny"]
    assert filled["problems"] == ["3", "4"]
    assert "group" not in filled
    assert form.fields["title"] == ["Bedre i lag & mer"]


def test_a_page_has_words_links_faults_and_wishes() -> None:
    page = read(PAGE)

    assert page.text.startswith("Ny samling")
    assert "ikke les dette" not in page.text
    assert page.faults == ["Skriv", "en", "dato."]
    assert page.links == ["/svar/abc"]
    found = page.form_of("round:open")
    assert found is not None
    assert found.only("round") == "7"
    assert page.form_of("round:close") is None
    assert page.form_with("title").id == "ny"
