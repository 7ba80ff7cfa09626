"""Rows of the work behind the prompt: judging, checking, replaying, writing, and what it weighs."""

import json
import os
import re
import shutil
import subprocess
import time

from programs import HERE, WORK, build, checked
from rows import Row
from terminal import PROMPT, Terminal, seconds

ASSESSING_SECONDS = 0.7


def assess(programs, rounds):
    ours, theirs = {}, {}
    script = [programs.peer("python"), "-B", str(HERE / "peers" / "clips_peer.py"), str(ASSESSING_SECONDS)]
    for _ in range(rounds):
        for row in programs.in_process("assess", ASSESSING_SECONDS):
            ours.setdefault(row["patient"], []).append(row["perSecond"])
        for line in checked(script).splitlines():
            row = json.loads(line)
            theirs.setdefault(row["patient"], []).append(row["perSecond"])
    for patient, rates in ours.items():
        yield Row(
            "assess", f"assessments, {patient}", rates, theirs[patient], "CLIPS", "/s", times_better=4,
            how="One core, in process: from a dictionary of all answers to the verdict with every finding, "
            "141 rules; CLIPS through clipspy with 30 rules and one fact, where only answers other than "
            "“no” are handed over. Findings: none, and eleven on either side.")


def check(programs, rounds):
    times = [seconds([programs.stipple, "protocol", "check"], statuses=(0, 1)) for _ in range(max(2, rounds // 2))]
    yield Row(
        "check", "protocol check", times, unit="s", absolute=2,
        how="`stipple protocol check` as a whole process; no peer does this.")


def transcript(programs):
    """A whole consultation of a healthy patient as a dialogue, recorded once a run."""
    path = programs.scratch / "healthy.consult.md"
    if not path.exists():
        store = programs.store("transcript")
        terminal = Terminal([programs.stipple, "consult", *store])
        terminal.wait_for(PROMPT)
        record = None
        for line in programs.lines():
            terminal.answer(line)
            record = record or re.search(rb"Record ([0-9A-Z]{8})", terminal.shown)
        terminal.close()
        name = record[1].decode()
        checked([programs.stipple, "records", "transcript", name, "-o", str(path), *store])
    return path


def replay(programs, rounds, wanted=600):
    one = transcript(programs)
    told = subprocess.run([programs.stipple, "replay", str(one)], capture_output=True, text=True).stdout
    each = int(re.search(r"([0-9]+) exchanges", told)[1])
    copies = max(1, round(wanted / each))
    ours_folder, their_folder = programs.folder("dialogues"), programs.folder("sessions")
    for index in range(copies):
        shutil.copy(one, ours_folder / f"{index}.consult.md")
        session = "".join(f"  $ echo answer {line}\n  answer {line}\n\n" for line in range(each))
        (their_folder / f"{index}.t").write_text(session)
    exchanges = each * copies
    ours, one_core, theirs = [], [], []
    for _ in range(rounds):
        own = [programs.stipple, "replay", str(ours_folder)]
        ours.append(exchanges / seconds(own))
        one_core.append(exchanges / seconds([shutil.which("taskset"), "-c", "0", *own]))
        theirs.append(exchanges / seconds([programs.peer("prysk"), str(their_folder)]))
    how = (
        f"{copies} files of {each} exchanges, whole process against whole process. prysk starts a "
        "shell a file and has it echo; ours judges all rules at each exchange.")
    cores = os.cpu_count()
    yield Row("replay", f"exchanges replayed, {cores} cores", ours, theirs, "prysk", "/s", times_better=10, how=how)
    yield Row("replay", "exchanges replayed, one core", one_core, theirs, "prysk", "/s", times_better=10)


def plan(programs, rounds):
    source = str(transcript(programs))
    folder = programs.folder("plans")
    html = folder / "plan.html"
    times = {"md": [], "html": [], "pdf": []}
    theirs = []
    for number in range(rounds):
        for name, list_of_times in times.items():
            output = folder / f"plan{number}.{name}"
            arguments = [programs.stipple, "plan", source, "--for", "patient", "-o", str(output)]
            list_of_times.append(seconds(arguments))
            if name == "html":
                shutil.copy(output, html)
        theirs.append(seconds([programs.peer("weasyprint"), "-q", str(html), str(folder / "theirs.pdf")]))
    how = (
        "The patient's copy of a whole consultation from its dialogue (which is replayed first), as a "
        "whole process; WeasyPrint makes a PDF of the HTML that ours wrote.")
    yield Row("plan", "plan, Markdown", times["md"], how=how)
    yield Row("plan", "plan, HTML", times["html"])
    yield Row("plan", "plan, PDF", times["pdf"], theirs, "WeasyPrint", times_better=10)


def size(programs, rounds):
    stripped = programs.scratch / "stipple-stripped"
    checked(["strip", "-o", str(stripped), programs.stipple])
    peer = os.path.getsize(os.path.realpath(programs.sqlite))
    how = "Bytes of the file; ours holds the Swift runtime and Foundation, sqlite3 uses shared libraries."
    yield Row("size", "program, as built", [os.path.getsize(programs.stipple)], [peer], "sqlite3", "MB", how=how)
    yield Row("size", "program, stripped", [os.path.getsize(stripped)], [peer], "sqlite3", "MB")


def clean_build(programs, rounds):
    scratch = WORK / "clean"
    shutil.rmtree(scratch, ignore_errors=True)
    begun = time.perf_counter()
    build(scratch)
    elapsed = time.perf_counter() - begun
    shutil.rmtree(scratch)
    yield Row(
        "build", "clean release build", [elapsed], unit="s",
        how="`swift build -c release` of the three programs from an empty folder, packages included.")
