"""Our programs, and those they are measured against: built or installed where they are missing."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build-bench"
HERE = ROOT / "Scripts" / "measuring"
PEERS = {
    "peers": [
        "clipspy==1.0.6", "questionary==2.1.1", "prompt_toolkit==3.0.53", "weasyprint==70.0", "prysk==0.20.0",
    ],
    "copier": ["copier==9.19.1"],
}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def checked(arguments, **options):
    result = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if result.returncode != 0:
        sys.exit(f"bench: {' '.join(map(str, arguments))} failed:\n{result.stdout}")
    return result.stdout


class Programs:
    """Where everything stands that is started."""

    def __init__(self, binary=None):
        self.binary = Path(binary).resolve() if binary else None
        WORK.mkdir(exist_ok=True)
        self.scratch = WORK / "scratch"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()

    def prepare(self):
        checked([str(ROOT / "Scripts" / "setup"), "bench"])
        for name, packages in PEERS.items():
            self._environment(name, packages)
        self.floor = str(WORK / "floor")
        checked(["cc", "-O2", "-Wall", "-o", self.floor, str(HERE / "floor.c"), "-ledit", "-lsqlite3"])
        self.sqlite = shutil.which("sqlite3")
        if self.binary is None:
            self.binary = build(WORK / "swift") / "stipple"
        self.stipple = str(self.binary)
        self.bench = str(self.binary.parent / "stipple-bench")

    def _environment(self, name, packages):
        folder = WORK / name
        mark = folder / "installed"
        if mark.exists() and mark.read_text() == "\n".join(packages):
            return
        say(f"installing {', '.join(packages)}")
        checked([sys.executable, "-m", "venv", str(folder)])
        checked([str(folder / "bin" / "pip"), "install", "-q", *packages])
        mark.write_text("\n".join(packages))

    def peer(self, program, environment="peers"):
        return str(WORK / environment / "bin" / program)

    def folder(self, name):
        """A new empty folder for one measurement."""
        path = self.scratch / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def store(self, name):
        """Arguments that name a store of its own, made with a key file."""
        folder = self.folder(name)
        return ["--store", str(folder / "store"), "--key-file", str(folder / "key")]

    def lines(self):
        """What is typed in the consultation of a healthy patient."""
        return (HERE / "healthy-patient.txt").read_text().split("\n")[:-1]

    def in_process(self, *arguments):
        """The JSON lines that our in-process measurements print."""
        text = checked([self.bench, *map(str, arguments)])
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def build(scratch):
    """Builds in release mode, and returns the folder of the programs."""
    say("building in release mode (the first time takes some minutes)")
    command = [str(ROOT / "Scripts" / "release"), str(scratch), "stipple", "stipple-typeset", "stipple-bench"]
    return Path(checked(command, cwd=ROOT).splitlines()[-1])
