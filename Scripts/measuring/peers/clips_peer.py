"""Assessments per second with CLIPS: one fact with thirty answers, thirty rules, on one core.

Only the answers that are not the slot's default ("no") cross from Python to CLIPS: that is the
faster way to use it, by several times.

Usage: clips_peer.py SECONDS; prints one JSON object a patient.
"""

import json
import sys
import time
from pathlib import Path

import clips

NUMBERS = {"number26": 40, "number27": 0, "number28": 7, "number29": 2}


def assessed(environment, template, answers):
    """The number of findings from a set of answers."""
    environment.reset()
    template.assert_fact(**answers)
    return environment.run()


def main(seconds):
    environment = clips.Environment()
    environment.load(str(Path(__file__).with_name("rules.clp")))
    template = environment.find_template("answers")
    healthy = NUMBERS
    ill = NUMBERS | {f"answer{index}": clips.Symbol("yes") for index in range(0, 22, 2)}
    for patient, answers in (("healthy", healthy), ("many findings", ill)):
        count, findings = 0, 0
        begun = time.perf_counter()
        while time.perf_counter() - begun < seconds:
            for _ in range(100):
                findings = assessed(environment, template, answers)
            count += 100
        rate = count / (time.perf_counter() - begun)
        print(json.dumps({"patient": patient, "rules": 30, "findings": findings, "perSecond": rate}))


main(float(sys.argv[1]))
