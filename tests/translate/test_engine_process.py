"""The process of machine translation: shut off from everything, silent, and gone when it should be."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import ModelBroken
from desktop.translate.engine_process import Died, EngineProcess
from desktop.translate.machine import Machine

from .machines import PATIENT, UNKNOWN, process, running, until


def test_it_leaves_nothing_open(ready: Path) -> None:
    def open_files() -> int:
        return len(os.listdir("/proc/self/fd"))

    machine = Machine(ready, PATIENT)
    machine.translate(["Ja."], "nl", "ar")
    machine.close()
    before = open_files()
    for _ in range(3):
        machine.translate(["Ja."], "nl", "en")
        os.kill(process(machine), signal.SIGKILL)
        with pytest.raises(ModelBroken):
            machine.translate(["Ja."], "nl", "en")
    machine.close()
    machine.close()
    assert open_files() == before


def test_it_writes_nothing_anywhere(
    own_place: Path, own: Machine, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    before = {file: file.stat().st_mtime_ns for file in own.folder.rglob("*")}
    assert own.translate(["Ja.", UNKNOWN], "nl", "en")[0] == "Yes."
    command = Path(f"/proc/{process(own)}/cmdline").read_bytes()
    own.close()
    assert {file: file.stat().st_mtime_ns for file in own.folder.rglob("*")} == before
    assert [file for file in own_place.rglob("*") if file.is_file()] == []
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")
    assert command
    assert b"Groningen" not in command


ALONE = """
import os, sys, threading
from multiprocessing import Pipe
from pathlib import Path
os.environ["ARGOS_MODEL_PROVIDER"] = "OPENAI"
os.environ["CT2_VERBOSE"] = "3"
from desktop.translate import engine, models
out = os.dup(1)
calls, ask = Pipe(duplex=False)
answers, answer = Pipe(duplex=False)
folders = [model.folder for model in models.route(models.installed(Path(sys.argv[1])), "nl", "ar")]
ask.send((["Ja."], folders))
ask.close()
engine.serve(calls, answer)
said = [answers.recv(), answers.recv()]
loaded = [name for name in ("argostranslate.settings", "argostranslate.translate", "minisbd", "onnxruntime", "stanza")
          if name in sys.modules]
import socket, resource
try:
    socket.create_connection(("127.0.0.1", 9))
    network = True
except OSError as error:
    network = type(error).__name__
kept = [name for name in os.environ if name.startswith(("ARGOS", "CT2"))]
os.write(out, repr((said, loaded, network, kept, resource.getrlimit(resource.RLIMIT_CORE))).encode())
"""


def test_the_process_is_shut_off(ready: Path, own_place: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ALONE, str(ready)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert eval(done.stdout) == ([([], ""), (["نعم."], "")], [], "NetworkRefused", [], (0, 0))
    assert [file for file in own_place.rglob("*") if file.is_file()] == []


def test_it_ends_with_the_program(ready: Path) -> None:
    code = f"""
import os
from pathlib import Path
from desktop.translate.machine import Machine
if __name__ == "__main__":
    machine = Machine(Path({str(ready)!r}), 60)
    machine.translate(["Ja."], "nl", "en")
    print(machine._process.pid, flush=True)
    os._exit(1)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    until(lambda: not running(int(done.stdout)))


def test_a_process_that_is_gone_is_noticed_when_asked() -> None:
    gone = EngineProcess()
    assert gone.pid
    os.kill(gone.pid, signal.SIGKILL)
    os.waitid(os.P_PID, gone.pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises(Died):
        gone.answer(PATIENT)
    with pytest.raises(Died):
        gone.ask(["Ja."], [])
    gone.end()
