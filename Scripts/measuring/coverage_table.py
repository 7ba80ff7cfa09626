"""Reads `llvm-cov export -summary-only` and prints line coverage by module beside the goals."""

import json
import sys
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "Sources"
GOALS = {"ConsultationCore": 98, "MicroneedlingProtocol": 98, "whole": 90}


def main(enforced):
    covered, counted = defaultdict(int), defaultdict(int)
    for file in json.load(sys.stdin)["data"][0]["files"]:
        path = Path(file["filename"]).resolve()
        if not path.is_relative_to(SOURCES):
            continue
        lines = file["summary"]["lines"]
        for name in (path.relative_to(SOURCES).parts[0], "whole"):
            covered[name] += lines["covered"]
            counted[name] += lines["count"]
    print(f"{'module':24}{'lines':>8}{'covered':>10}   goal")
    missed = False
    for name in sorted(counted, key=lambda name: (name == "whole", name)):
        share = 100 * covered[name] / max(1, counted[name])
        goal = GOALS.get(name)
        met = "" if goal is None else f"≥ {goal} %  " + ("yes" if share >= goal else "NO")
        missed |= goal is not None and share < goal
        print(f"{name:24}{counted[name]:>8}{share:>8.1f} %   {met}".rstrip())
    sys.exit(1 if enforced and missed else 0)


main(sys.argv[1:] == ["true"])
