"""Rows of the store: one durable answer, and a store that has grown."""

import os
import shutil

from programs import checked
from rows import Row, percentile
from terminal import seconds

PAYLOAD = 200
# Other programs disturb a disk for a second or so: short bursts in turn meet the same disk.
BURST = 100
BURSTS_A_ROUND = 4


def durable(programs, rounds):
    ours, theirs = {0.5: [], 0.99: []}, {0.5: [], 0.99: []}
    for _ in range(rounds * BURSTS_A_ROUND):
        folder = programs.folder("durable")
        (own,) = programs.in_process("durable", BURST, PAYLOAD, folder / "store")
        text = checked([programs.floor, "commit", str(folder / "bare.db"), str(BURST), str(PAYLOAD)])
        bare = [float(line) * 1e-6 for line in text.split()]
        for share in ours:
            ours[share].append(own["p50" if share == 0.5 else "p99"] * 1e-6)
            theirs[share].append(percentile(bare, share))
    how = (
        f"{rounds * BURSTS_A_ROUND} times {BURST} answers of {PAYLOAD} bytes, each on disk when it returns: ours seals, chains and authenticates "
        "heads (three rows of SQLite), the bare commit inserts one row; WAL, synchronous=FULL, in process.")
    for share in ours:
        yield Row(
            "durable", f"durable answer p{share * 100:.0f}", ours[share], theirs[share], "SQLite commit",
            at_most=1.5, how=how)


def store(programs, rounds, counts=(10_000, 100_000)):
    first = {}
    for count in counts:
        folder = programs.folder("store")
        (row,) = programs.in_process("store", count, folder / "store")
        sizes = " and ".join(f"{n:,}" for n in counts)
        how = (
            f"Stores of {sizes} consultations of {row['events']} events, in process; 1,000 calls "
            "each, after the file was read once. A page has 50 rows; resume is resolve, lease, read and check every event. The ratio is "
            "that to the smallest store; of the medians it is less disturbed by other programs.")
        for name in ("page", "search", "resume"):
            for share in ("p99", "p50"):
                value = row[name][share] * 1e-6
                smallest = first.setdefault((name, share), value)
                grown = count > counts[0]
                yield Row(
                    "store", f"{name} {share}, {count:,}", [value], [smallest] if grown else [],
                    f"at {counts[0]:,}" if grown else "", at_most=1.5 if grown else None,
                    absolute=0.05 if name == "page" and share == "p99" else None, how=how)
        if count == counts[0]:
            yield from verify(programs, rounds, folder / "store")
        shutil.rmtree(folder)


def verify(programs, rounds, folder):
    database = folder / "records.sqlite"
    size = os.path.getsize(database)
    environment = ["--store", str(folder), "--key-file", str(folder / "key")]
    ours, theirs = [], []
    for _ in range(max(2, rounds // 2)):
        ours.append(size / seconds([programs.stipple, "records", "verify", *environment]))
        theirs.append(size / seconds([shutil.which("sha256sum"), str(database)]))
    yield Row(
        "store", "verify", ours, theirs, "sha256sum", "MB/s",
        how="verify: the bytes of the store's file through `stipple records verify`, which unseals and checks "
        "every event and head, beside sha256sum of the same file; whole processes.")


def size_of_a_consultation(programs, rounds):
    from prompts import consultation_in

    arguments = programs.store("weight")
    folder = programs.scratch / "weight"
    sizes = []
    for number in range(4):
        consultation_in(arguments, programs, [f"P-{number}", *programs.lines()[1:]])
        copy = folder / f"copy{number}"
        checked([programs.stipple, "records", "backup", str(copy), *arguments])
        sizes.append(copy.stat().st_size)
    yield Row(
        "store", "a store of one consultation", [sizes[0]], unit="KiB",
        how="A backup of a store with one whole consultation.")
    yield Row(
        "store", "each further consultation", [(sizes[-1] - sizes[0]) / (len(sizes) - 1)], unit="KiB",
        how="By how much the backup grows with each of three more.")
