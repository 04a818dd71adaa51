"""Which libraries of a Linux system a frozen program needs, and the Debian packages that hold them."""

from __future__ import annotations

import platform
import re
import subprocess
from pathlib import Path

import dev  # the checkout's one command, which knows what Qt needs

PACKAGES = {
    **dev.SYSTEM_LIBRARIES,
    "libglib-2.0.so.0": "libglib2.0-0",
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What must be there."""

WISHED = {
    "libatk-1.0.so.0": "libgtk-3-0",
    "libcairo-gobject.so.2": "libgtk-3-0",
    "libcairo.so.2": "libgtk-3-0",
    "libgdk-3.so.0": "libgtk-3-0",
    "libgdk_pixbuf-2.0.so.0": "libgtk-3-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgtk-3.so.0": "libgtk-3-0",
    "libharfbuzz.so.0": "libgtk-3-0",
    "libpango-1.0.so.0": "libgtk-3-0",
    "libpangocairo-1.0.so.0": "libgtk-3-0",
    "libspeechd.so.2": "libspeechd2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""What only a plug-in of Qt needs, which stays away without it: dialogs of the desktop, voices, Wayland."""

RENAMED = {"libcups2": "libcups2t64", "libglib2.0-0": "libglib2.0-0t64", "libgtk-3-0": "libgtk-3-0t64"}
"""What the package is called after Debian 12."""


def needed(folder: Path) -> set[str]:
    """The names of libraries that files below a folder ask for and the folder does not hold."""
    there, wanted = set(), set()
    for file in folder.rglob("*"):
        there.add(file.name)
        if file.is_file() and not file.is_symlink() and _is_library(file):
            told = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=True).stdout
            wanted |= set(re.findall(r"^\s+NEEDED\s+(\S+)$", told, re.MULTILINE))
    return wanted - there


def _is_library(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def packages(names: set[str]) -> tuple[list[str], list[str]]:
    """The Debian packages that must be installed, and those that are wished; ends when a library is in no list."""
    if unknown := sorted(names - PACKAGES.keys() - WISHED.keys()):
        raise SystemExit(f"in no list of packaging/needed_libraries.py: {', '.join(unknown)}")
    must = {PACKAGES[name] for name in names & PACKAGES.keys()}
    wished = ({WISHED[name] for name in names & WISHED.keys()} | {"speech-dispatcher"}) - must
    return sorted(map(_now_or_later, must)), sorted(map(_now_or_later, wished))


def _now_or_later(package: str) -> str:
    if package == "libc6":  # what was built against a newer one does not start with an older one
        return f"libc6 (>= {platform.libc_ver()[1]})"
    return f"{package} | {RENAMED[package]}" if package in RENAMED else package
