"""The installer for Windows, with Inno Setup 6. Not run here: see packaging/README.md.

Signing, when there is a certificate: set STARTGESPREK_SIGN to the command of signtool, with $f for the file, such as
`signtool sign /fd sha256 /tr http://timestamp.example /td sha256 /a $f`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from debian_package import version

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PLACES = (r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe", r"C:\Program Files\Inno Setup 6\ISCC.exe")
FACTS = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
    date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("041304B0", [
      StringStruct("CompanyName", "Startgesprek"),
      StringStruct("FileDescription", "Startgesprek"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("LegalCopyright", "EUPL-1.2"),
      StringStruct("ProductName", "Startgesprek"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0413, 1200])]),
  ],
)
"""
"""What Windows shows in the properties of a program; 0413 is Dutch, 04B0 and 1200 are Unicode."""


def write_version(file: Path) -> None:
    """What PyInstaller puts into the programs."""
    numbers = (*(int(part) for part in version().split(".")[:3]), 0)
    file.write_text(FACTS.format(numbers=numbers, version=version()), "utf-8")


def make(frozen: Path, dist: Path) -> list[Path]:
    """Sign the programs, when there is something to sign with, and compile the installer."""
    compiler = shutil.which("ISCC") or next((place for place in PLACES if Path(place).is_file()), None)
    if not compiler:
        raise SystemExit("Install Inno Setup 6 first; its compiler is ISCC.exe.")
    sign = os.environ.get("STARTGESPREK_SIGN", "")
    if sign:
        for program in frozen.glob("*.exe"):
            subprocess.run(sign.replace("$f", f'"{program}"'), check=True)
    licence = ROOT / "build" / "licentie.txt"
    licence.write_text((ROOT / "LICENSE").read_text("utf-8"), "utf-8-sig")  # the wizard asks for a mark of its letters
    pictures = ROOT / "build" / "pictures"
    names = {"Version": version(), "Frozen": frozen, "Dist": dist, "Pictures": pictures, "Licence": licence}
    line = [compiler, "/Qp", *(f"/D{name}={value}" for name, value in names.items())]
    if sign:
        line += ["/DSign=1", f"/Ssigner={sign}"]
    subprocess.run([*line, str(HERE / "windows" / "startgesprek.iss")], check=True)
    return [dist / f"startgesprek-{version()}-windows-x64.exe"]
