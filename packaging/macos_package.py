"""The disk image for macOS. Not run here: see packaging/README.md.

Signing and notarising, when there is a certificate:
    STARTGESPREK_SIGN        name of the certificate in the keychain ("Developer ID Application: NAME (TEAM)")
    STARTGESPREK_NOTARY      name of a profile kept by `xcrun notarytool store-credentials`
Without them the bundle keeps the ad-hoc signature that PyInstaller gives; whoever opens it has to allow that once.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from debian_package import version

HERE = Path(__file__).resolve().parent / "macos"


def make(bundle: Path, dist: Path) -> list[Path]:
    """Sign the bundle, put it in an image beside a link to the programs, have that notarised."""
    sign, notary = os.environ.get("STARTGESPREK_SIGN", ""), os.environ.get("STARTGESPREK_NOTARY", "")
    if sign:
        seal(bundle, sign)
    image = dist / f"startgesprek-{version()}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(bundle, Path(folder, bundle.name), symlinks=True)
        Path(folder, "Applications").symlink_to("/Applications")
        line = ["hdiutil", "create", "-volname", "Startgesprek", "-srcfolder", folder, "-fs", "HFS+", "-format", "UDZO"]
        subprocess.run([*line, "-ov", str(image)], check=True)
    if sign:
        subprocess.run(["codesign", "--sign", sign, "--timestamp", str(image)], check=True)
    if sign and notary:
        subprocess.run(
            ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", notary, "--wait"], check=True
        )
        subprocess.run(["xcrun", "stapler", "staple", str(image)], check=True)
    return [image]


def seal(bundle: Path, sign: str) -> None:
    """Sign every library, then the bundle around them: from the inside out, as Apple asks, not with `--deep`."""
    line = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", sign]
    line += ["--entitlements", str(HERE / "entitlements.plist")]
    for file in sorted(bundle.rglob("*"), key=lambda file: -len(file.parts)):
        if file.is_file() and not file.is_symlink() and (file.suffix in (".so", ".dylib") or _is_program(file)):
            subprocess.run([*line, str(file)], check=True)
    for framework in sorted(bundle.rglob("*.framework"), key=lambda file: -len(file.parts)):
        if not framework.is_symlink():
            subprocess.run([*line, str(framework)], check=True)
    subprocess.run([*line, str(bundle)], check=True)
    subprocess.run(["codesign", "--verify", "--strict", "--verbose=2", str(bundle)], check=True)


def _is_program(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) in (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
