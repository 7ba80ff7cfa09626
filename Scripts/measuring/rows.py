"""Rows of the table: what was measured, how it compares, and whether the goal is met."""

import statistics
from dataclasses import dataclass, field

SCALES = {"ms": 1e3, "s": 1, "MiB": 1 / 1024, "/s": 1, "MB": 1e-6, "KiB": 1 / 1024, "MB/s": 1e-6}


@dataclass
class Row:
    """One line of the table; `ours` and `peer` hold one value a round, in base units.

    Base units are seconds, KiB of memory (shown in MiB), bytes of files, and counts per second.
    """

    group: str
    what: str
    ours: list
    peer: list = field(default_factory=list)
    peer_name: str = ""
    unit: str = "ms"
    at_most: float | None = None
    times_better: float | None = None
    absolute: float | None = None
    how: str = ""

    @property
    def is_rate(self):
        return self.unit in ("/s", "MB/s")

    @property
    def ratios(self):
        """One a round: ours ÷ peer, or how many times better where the goal is put so."""
        pairs = zip(self.ours, self.peer)
        turned = self.times_better is not None and not self.is_rate
        return [peer / own if turned else own / peer for own, peer in pairs]

    @property
    def is_met(self):
        """`None` without a goal; of two goals both count."""
        met = []
        if self.absolute is not None:
            met.append(statistics.median(self.ours) <= self.absolute)
        if self.peer:
            ratio = statistics.median(self.ratios)
            if self.at_most is not None:
                met.append(ratio <= self.at_most)
            elif self.times_better is not None:
                met.append(ratio >= self.times_better)
        return all(met) if met else None

    @property
    def goal(self):
        if self.absolute is not None:
            return f"≤ {shown(self.absolute, self.unit)}"
        if self.at_most is not None:
            return f"≤ {self.at_most:g} ×"
        return f"≥ {self.times_better:g} × better" if self.times_better is not None else ""

    @property
    def ratio(self):
        if not self.peer:
            return ""
        ratios = self.ratios
        return f"{number(statistics.median(ratios))} ({number(min(ratios))}–{number(max(ratios))})"

    def cells(self):
        met = {None: "", True: "yes", False: "NO"}[self.is_met]
        peer = f"{shown(statistics.median(self.peer), self.unit)} {self.peer_name}" if self.peer else ""
        return [self.what, shown(statistics.median(self.ours), self.unit), peer, self.ratio, self.goal, met]

    def as_json(self):
        return {
            "group": self.group, "what": self.what, "unit": self.unit,
            "ours": statistics.median(self.ours) * SCALES[self.unit],
            "peer": statistics.median(self.peer) * SCALES[self.unit] if self.peer else None,
            "peerName": self.peer_name or None,
            "ratio": statistics.median(self.ratios) if self.peer else None,
            "spread": [min(self.ratios), max(self.ratios)] if self.peer else None,
            "rounds": len(self.ours), "goal": self.goal or None, "met": self.is_met,
            "how": self.how,
        }


def number(value):
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def shown(value, unit):
    value *= SCALES[unit]
    text = f"{value:,.0f}" if value >= 1000 else number(value)
    return text + unit if unit == "/s" else f"{text} {unit}"


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(rows):
    heads = ["what", "ours", "peer", "ratio (spread)", "goal", "met"]
    lines = [heads] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    lines.insert(1, ["─" * width for width in widths])
    text = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines]
    text.append("")
    told = set()
    for row in rows:
        if row.how and row.how not in told:
            told.add(row.how)
            text.append(f"{row.group}: {row.how}")
    return "\n".join(text)
