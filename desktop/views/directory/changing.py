"""What is done with a card: the model made of a form, and why an organisation may not go."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from desktop.errors import AnswerError
from desktop.guide import Guide
from desktop.municipality.directory import Activity, new_id
from desktop.municipality.directory_cards import Card
from desktop.municipality.model import Organisation
from desktop.store.naming import Named

REFUSED = "Nog niet bewaard. Een van de velden klopt niet. Kijk ze na, en maak lange teksten korter."


def organisation_of(guide: Guide, before: Organisation | None, values: Mapping[str, Any]) -> Organisation:
    """The organisation that a form describes.

    Raises:
        AnswerError: it cannot be one.
    """
    taken = guide.municipality.organisation_by_id
    told = before.model_dump() if before else {"id": new_id(values["name"], taken)}
    try:
        return Organisation.model_validate(told | dict(values))
    except ValidationError:
        raise AnswerError(REFUSED) from None


def with_activity(guide: Guide, card: Card, values: Mapping[str, Any]) -> tuple[Organisation, str]:
    """The organisation of a card with an activity that a form describes, and the id of the card of that.

    The card is that of the activity as it was, or that of its organisation when the activity is new.

    Raises:
        AnswerError: it cannot be one.
    """
    organisation = card.organisation
    taken = {one.id for each in guide.municipality.organisations for one in each.activities}
    told = card.activity.model_dump() if card.activity else {"id": new_id(values["title"], taken)}
    try:
        made = Activity.model_validate(told | dict(values))
    except ValidationError:
        raise AnswerError(REFUSED) from None
    known = list(organisation.activities)
    if card.activity:
        known[known.index(card.activity)] = made
    else:
        known.append(made)
    return changed(organisation, activities=tuple(known)), Card(organisation, made).id


def changed(organisation: Organisation, **values: Any) -> Organisation:
    """The same organisation with other values in some fields."""
    return organisation.model_copy(update=values)


def why_it_stays(guide: Guide, organisation: Organisation, named: Named) -> str:
    """Who needs this organisation to be known, in one sentence; empty when it may go."""
    rules = sum(rule.organisation == organisation.id for rule in guide.municipality.rules)
    helps = sum(organisation.id in known.helpers for known in guide.cards.cards)
    counts = [
        (named.dossiers, "dossier", "dossiers"),
        (named.meetings, "bijeenkomst of overleg", "bijeenkomsten en overleggen"),
        (rules, "regel van de gemeente", "regels van de gemeente"),
        (helps, "informatiekaart", "informatiekaarten"),
    ]
    told = [f"1 {one}" if count == 1 else f"{count} {more}" for count, one, more in counts if count]
    if guide.municipality.settings.lead_organisation == organisation.id:
        told.append("de gemeente, als organisatie die leidt")
    if not told:
        return ""
    whole = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} en {told[-1]}"
    verb = "verwijst" if whole.startswith("1 ") and len(told) == 1 else "verwijzen"
    return f"{whole[:1].upper()}{whole[1:]} {verb} naar {organisation.name}. Daarom kan de kaart niet weg."
