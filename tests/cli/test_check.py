"""`startgesprek check`: what it looked at, and what it says of the folder that was chosen in the preferences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.settings import Settings

from .samples import Run, right

SHIPPED = paths.questionnaires() / "municipalities"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own, chosen in the preferences."""
    folder = Path(shutil.copytree(SHIPPED / "linderveen", tmp_path / "mijndorp"))
    Settings(paths.settings()).set("municipality", str(folder))
    return folder


@pytest.mark.thorough
def test_the_chosen_folder_is_looked_at_too(run: Run, own: Path) -> None:
    said = right(run("check")).splitlines()
    assert said[:4] == [
        "Nagekeken:",
        f"- wat bij het programma zit: {paths.questionnaires()}",
        f"- de vertalingen: {paths.translations()}",
        f"- de map van uw gemeente, van Voorkeuren: {own}",
    ]
    assert said[-1] == "Geen fouten. Lees nog wel wat er achter 'Let op' staat (3)."
    (own / "letters.yaml").rename(own / "letters.yml")
    code, out, complaint = run("check")
    assert (code, complaint) == (1, "1 fout(en) gevonden. Verbeter ze en kijk opnieuw na.\n")
    assert f"{own / 'letters.yml'}: dit bestand wordt niet gelezen. Heet het misschien letters.yaml?" in out
    shutil.rmtree(own)
    code, out, _ = run("check")
    assert (code, f"{own}: De map '{own}' is nu niet bereikbaar." in out) == (1, True)


def test_warnings_are_no_mistakes(run: Run, own: Path) -> None:
    said = right(run("check", own)).splitlines()
    assert said[:2] == ["Nagekeken:", f"- {own}"]
    assert [line.startswith("Let op: ") for line in said[2:]] == [True, True, True, False]
    assert right(run("check", SHIPPED / "zeist")).splitlines()[-1] == "Alles klopt."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (None, "het bestand 'logo.png' staat niet in deze map."),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "'logo.png' is geen goede PNG of JPEG"),
        (bytes(5_000_001), "het bestand 'logo.png' is groter dan 5 MB."),
    ],
    ids=["missing", "no picture", "too large"],
)
def test_what_is_wrong_with_a_logo_is_a_warning(run: Run, own: Path, data: bytes | None, problem: str) -> None:
    (own / "logo.png").unlink()
    if data is not None:
        (own / "logo.png").write_bytes(data)
    (line,) = [one for one in right(run("check", own)).splitlines() if problem in one]
    assert line.startswith(f"Let op: {own / 'municipality.yaml'}, regel ")
    assert line.endswith("Tot die tijd staat er geen logo op de brieven.")


def test_the_table_of_rules_has_those_of_the_chosen_folder(run: Run, own: Path) -> None:
    text = (own / "municipality.yaml").read_text("utf-8")
    (own / "municipality.yaml").write_text(text.replace("Gemeente Linderveen", "Gemeente Mijndorp"), "utf-8")
    assert "Gemeente Mijndorp: " in right(run("check", "--regels"))
    assert "Gemeente Mijndorp: " not in right(run("check", "--regels", "--municipality", "linderveen"))


def test_own_texts_are_counted_and_translated_in_the_program(
    run: Run, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "talen").mkdir()
    shutil.copy(paths.translations() / "ar.po", tmp_path / "talen")
    monkeypatch.setattr(paths, "translations", lambda: tmp_path / "talen")
    _, before, _ = right(run("translations", "status")).splitlines()
    (file,) = (own / "domains").iterdir()
    question = "\n  - {id: dorp.nieuw, type: text, text: Wat is nieuw?, purpose: P, rounds: [start]}\n"
    file.write_text(file.read_text("utf-8") + question, "utf-8")
    _, after, whose = right(run("translations", "status")).splitlines()
    added = [int(new) - int(old) for old, new in zip(before.split()[2:], after.split()[2:], strict=True)]
    assert added == [0, 0, 0, 1, 1], "one more in all, and it is missing"
    assert whose == "Dit zijn alle teksten van Gemeente Linderveen, met wat daar is nagekeken."
    said = right(run("translations", "update")).splitlines()
    assert said[-1] == f"De eigen teksten in {own} horen daar niet bij: die vertaalt u in het programma, bij Talen."
