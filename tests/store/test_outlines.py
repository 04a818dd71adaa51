"""Outlines tell of everybody what planning needs, and of nobody an answer."""

from __future__ import annotations

from dataclasses import asdict

from desktop.dossier.model import Dossier, Newcomer
from desktop.store.queries import Dossiers

from .kept import people


def test_an_outline_tells_what_the_dossier_does(dossiers: Dossiers) -> None:
    dossiers.add(*people(6), Dossier(Newcomer("Nieuw", "ti"), id="dossier-3"))
    whole = dossiers.all()
    assert len(whole[0].arrangements) == 3
    for outline, dossier in zip(dossiers.outlines(), whole, strict=True):
        assert (outline.dossier_id, outline.newcomer) == (dossier.id, dossier.newcomer)
        told = [(talk.round, talk.held_on, talk.completed) for talk in outline.conversations]
        assert told == [(talk.round, talk.held_on, talk.completed) for talk in dossier.conversations]
        assert list(map(asdict, outline.arrangements)) == list(map(asdict, dossier.arrangements))
