"""The bill of materials for machines: CycloneDX, held against its own schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from materials import Piece
from packageurl import PackageURL

from desktop import __version__, parts


def _licences(words: str) -> list[License]:
    return [LicenseFactory().make_from_string(words)] if words else []


def bill(found: Sequence[Piece], left_out: Iterable[str]) -> str:
    """The bill of materials as CycloneDX JSON, held against its schema.

    Args:
        left_out: libraries of the lock that PyInstaller took nothing of: listed as excluded.
    """
    bom = Bom()
    whole = Component(name="Startgesprek", version=__version__, type=ComponentType.APPLICATION, bom_ref="startgesprek")
    whole.licenses.update(_licences("EUPL-1.2"))
    bom.metadata.component = whole
    made = {parts.canonical(piece.name): _component(piece) for piece in found if not piece.within}
    for piece in found:
        if piece.within:
            made[piece.within].components.add(_component(piece))
    bom.components.update(made.values())  # only now: a component that changes is not found back in a set
    for name in left_out:
        absent = Component(name=name, version=version(name), scope=ComponentScope.EXCLUDED, bom_ref=f"excluded:{name}")
        bom.components.add(absent)
    bom.register_dependency(whole, [item for item in bom.components if item.scope != ComponentScope.EXCLUDED])
    for piece in found:
        if not piece.within:
            needs = [made[name] for name in piece.needs if name in made]
            bom.register_dependency(made[parts.canonical(piece.name)], needs)
    text = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"the bill of materials is not CycloneDX: {error}")
    return text


def _component(piece: Piece) -> Component:
    made = Component(
        name=piece.name,
        version=piece.version or None,
        type=ComponentType.LIBRARY,
        purl=PackageURL.from_string(piece.purl) if piece.purl else None,
        scope=ComponentScope.REQUIRED,
        bom_ref=f"{piece.within}:{piece.name}@{piece.version}",
    )
    made.licenses.update(_licences(piece.licence))
    made.components.update(_component(item) for item in piece.inside)
    return made
