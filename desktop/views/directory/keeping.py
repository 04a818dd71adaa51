"""Saving a change of the directory in the municipality's folder, and using it at once. Off the GUI thread."""

from __future__ import annotations

from pathlib import Path

from desktop import guide as guides
from desktop import standby
from desktop.errors import ContentError, UserError
from desktop.guide import Guide
from desktop.municipality import directory_file, directory_saving
from desktop.municipality.model import Organisation

WRONG = "Er is niets bewaard, want dan klopt de map van de gemeente niet meer. In {file} bij '{where}': {problem}"


def keep(guide: Guide, organisation: Organisation, before: Organisation | None) -> None:
    """Save an organisation with its activities, in the place of its older self.

    Args:
        before: as the person saw it; None when it is new.

    Raises:
        UserError: it cannot be saved; nothing is changed.
    """
    _change(guide, organisation, lambda text: directory_file.with_organisation(text, organisation, before))


def take_out(guide: Guide, organisation: Organisation) -> None:
    """Take an organisation out of the directory for good.

    Raises:
        UserError: it cannot be taken out, because a rule or a card names it for example; nothing is changed.
    """
    _change(guide, organisation, lambda text: directory_file.without_organisation(text, organisation.id))


def _change(guide: Guide, organisation: Organisation, change: directory_saving.Change) -> None:
    folder = Path(guide.municipality.folder)
    around = folder.parent.parent
    questionnaires = around if (around / "rounds.yaml").is_file() else None
    try:
        found = directory_saving.save(
            folder, organisation.id, change, lambda copy: guides.load(str(copy), questionnaires, guide.translations)
        )
    except ContentError as error:
        first = error.findings[0]
        raise UserError(WRONG.format(file=Path(first.file).name, where=first.where, problem=first.problem)) from None
    guide.use_directory(found.municipality.organisations)
    standby.renew(folder)
