"""Makes the pictures of the manual anew from the real program, and the manual as PDF: `python3 dev.py manual`.

    --no-pictures   only the PDFs
    --out DIR       where the PDFs go; without it `build/handleiding`
    --pictures DIR  where the pictures go; without it `docs/handleiding/beelden`

What could not be pictured is named at the end, and gives exit code 1.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Europe/Amsterdam"
os.environ["QT_HASH_SEED"] = "0"  # else the parts of a PDF stand in another order each time


def main() -> int:
    """Run the command."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("--no-pictures", action="store_true")
    reader.add_argument("--out", type=Path, default=ROOT / "build" / "handleiding")
    reader.add_argument("--pictures", type=Path, default=ROOT / "docs" / "handleiding" / "beelden")
    wanted = reader.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="startgesprek-") as home:
        os.environ["STARTGESPREK_HOME"] = home
        from PySide6.QtWidgets import QApplication

        from desktop import offline
        from desktop.views import dutch
        from desktop.views.theme import apply

        offline.refuse_network()  # as the program does, and says
        app = QApplication([])
        app.setCursorFlashTime(0)  # a cursor that blinks would make every picture another one
        dutch.speak_dutch(app)
        apply(app)
        failed = [] if wanted.no_pictures else _pictures(Path(home), wanted.pictures)
        _books(wanted.out)
    print(f"{time.monotonic() - begun:.0f} s")
    return 1 if failed else 0


def _pictures(home: Path, folder: Path) -> list[str]:
    import scenes_around
    import scenes_first
    import scenes_later
    import world
    from album import Album

    from desktop import demo_hand

    demo_hand.PATIENCE = 40_000

    album = Album(folder)
    world.tiny_models()
    scenes = []
    every = (scenes_first.first_start, scenes_first.conversation, scenes_later.after, scenes_around.around)
    for scene in every:
        place = home / scene.__name__
        place.mkdir()
        scenes.append((scene.__name__, partial(scene, album, place)))
    album.take_all(scenes)
    if not album.failed:
        for name in album.forget_others():
            print(f"no longer made, thrown away: {name}")
    size = sum(file.stat().st_size for file in album.folder.glob("*.png"))
    print(f"{len(album.kept)} pictures, {len(album.changed)} of them changed, {size / 1e6:.1f} MB together")
    if album.failed:
        print(f"FAILED: {', '.join(album.failed)}", file=sys.stderr)
    return album.failed


def _books(out: Path) -> None:
    import book

    from desktop import paths
    from desktop.views.help.manual import Manual

    for name, pages in book.write(Manual(paths.manual()), out).items():
        size = (out / name).stat().st_size
        print(f"{out / name}: {pages} {'page' if pages == 1 else 'pages'}, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    raise SystemExit(main())
