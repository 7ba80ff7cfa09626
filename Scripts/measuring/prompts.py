"""Rows of the live prompt: start, first prompt, answers, memory, practice."""

import json

from programs import HERE, checked
from rows import Row, percentile
from terminal import PROMPT, Terminal, seconds

SQLITE_PROMPT = b"sqlite> "


def start(programs, rounds):
    ours, theirs = [], []
    for _ in range(rounds * 10):
        ours.append(seconds([programs.stipple, "--version"]))
        theirs.append(seconds([programs.sqlite, ":memory:", ".quit"]))
    yield Row(
        "start", "process start", ours, theirs, "sqlite3", at_most=2,
        how="`stipple --version` and `sqlite3 :memory: .quit`, spawned in turn, from start to end.")


def first_prompt(programs, rounds):
    store = programs.store("prompt")
    begin_store(programs, store)
    questionnaire = copier_template(programs)
    ours, theirs, copier = [], [], []
    for round_number in range(rounds * 15):
        ours.append(until_prompt([programs.stipple, "consult", *store], PROMPT))
        database = programs.folder("sqlite") / "shell.db"
        theirs.append(until_prompt([programs.sqlite, str(database)], SQLITE_PROMPT))
        if round_number < rounds:
            destination = programs.folder("copier-made")
            arguments = [programs.peer("copier", "copier"), "copy", questionnaire, str(destination)]
            copier.append(until_prompt(arguments, b"first name"))
    yield Row(
        "prompt", "first prompt", ours, theirs, "sqlite3", at_most=1.5,
        how="On a terminal, from the fork until the prompt is shown; ours opens an existing store with "
        "a key file (integrity of the keyring checked, data unlocked), sqlite3 names a file it has not "
        "opened yet.")
    yield Row(
        "prompt", "first prompt", ours[: len(copier)], copier, "copier", times_better=50,
        how="copier asks the first of two questions of a local template.")


def answers(programs, rounds):
    lines = programs.lines()
    ours, floor, asked = [], [], []
    # The slowest of one consultation's answers is one that the disk held up, on either side: it takes
    # many of them to tell what is usual.
    for round_number in range(rounds * 3):
        ours.append(consultation(programs, lines, f"answers{round_number}")[0])
        floor.append(floor_session(programs, lines))
        if round_number < rounds:
            asked.append(questionary_session(programs, lines))
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        own, least, python = ([percentile(times, share) for times in side] for side in (ours, floor, asked))
        yield Row(
            "answer", f"answer → next prompt {name}", own, least, "libedit+SQLite",
            at_most=2 if name == "p99" else None,
            how=f"{len(lines)} lines of a healthy patient's whole consultation, verdict and signature "
            "included, typed one at a time on a terminal; from the key press until the next prompt is "
            "shown. The floor is libedit with one WAL/FULL commit of 200 bytes a line, and no thought; "
            "a checklist of ours commits one event an item, in one transaction.")
        yield Row(
            "answer", f"answer → next prompt {name}", own[: len(python)], python, "questionary",
            times_better=10 if name == "p99" else None,
            how="questionary asks as many text questions in one process and saves nothing.")


def memory(programs, rounds):
    store = programs.store("memory")
    begin_store(programs, store)
    ours, theirs, ends = [], [], []
    for round_number in range(rounds):
        ours.append(memory_at([programs.stipple, "consult", *store], PROMPT))
        theirs.append(memory_at([programs.sqlite, str(programs.folder("sqlite") / "shell.db")], SQLITE_PROMPT))
        ends.append(consultation(programs, programs.lines(), f"memory{round_number}")[1])
    how = "VmHWM when the prompt is shown; ours has opened its store with a key file."
    yield Row("memory", "peak memory, first prompt", ours, theirs, "sqlite3", "MiB", at_most=3, how=how)
    yield Row(
        "memory", "peak memory, at the signature", ends, theirs, "sqlite3", "MiB",
        how="The same after a whole consultation; sqlite3 still at its first prompt.")


def practise(programs, rounds):
    listed = json.loads(checked([programs.stipple, "case", "list", "--format", "json"]))
    if not listed:
        raise RuntimeError("the program ships no case")
    name = listed[0]["name"]
    ours, theirs = [], []
    environment = {"XDG_STATE_HOME": str(programs.folder("practice"))}
    for _ in range(rounds * 3):
        ours.append(until_prompt([programs.stipple, "practise", name], PROMPT, environment))
        theirs.append(until_prompt([programs.sqlite, ":memory:"], SQLITE_PROMPT))
    yield Row(
        "practise", "practise, first prompt", ours, theirs, "sqlite3",
        how=f"`stipple practise {name}` on a terminal until its first prompt; no store is opened.")


def begin_store(programs, store):
    """Makes a store and leaves it, so that none is made or mended while the clock runs."""
    terminal = Terminal([programs.stipple, "consult", *store])
    terminal.wait_for(PROMPT)
    terminal.leave()


def until_prompt(arguments, mark, environment=None):
    terminal = Terminal(arguments, environment)
    try:
        return terminal.wait_for(mark) - terminal.begun
    finally:
        terminal.close()


def memory_at(arguments, mark):
    terminal = Terminal(arguments)
    try:
        terminal.wait_for(mark)
        return terminal.peak_memory()
    finally:
        terminal.close()


def consultation(programs, lines, name):
    """The seconds of each answer of a whole consultation, and the memory at its end."""
    return consultation_in(programs.store(name), programs, lines)


def consultation_in(store, programs, lines):
    """The same in the store that these arguments name."""
    terminal = Terminal([programs.stipple, "consult", *store])
    try:
        terminal.wait_for(PROMPT)
        return [terminal.answer(line) for line in lines], terminal.peak_memory()
    finally:
        terminal.close()


def floor_session(programs, lines):
    terminal = Terminal([programs.floor, "prompt", str(programs.folder("floor") / "floor.db")])
    try:
        terminal.wait_for(PROMPT)
        return [terminal.answer(line) for line in lines]
    finally:
        terminal.close()


def questionary_session(programs, lines):
    script = str(HERE / "peers" / "questionary_peer.py")
    terminal = Terminal([programs.peer("python"), "-B", script, str(len(lines) + 1)])
    try:
        terminal.wait_for(b"Question 0?")
        times = []
        for index, line in enumerate(lines, start=1):
            times.append(terminal.answer(line, f"Question {index}?".encode()))
        return times
    finally:
        terminal.close()


def copier_template(programs):
    folder = programs.folder("copier-template")
    (folder / "copier.yml").write_text(
        "first:\n  type: str\n  help: The first name?\nsecond:\n  type: str\n  help: The second name?\n")
    return str(folder)
