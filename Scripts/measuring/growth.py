"""How the cost of an answer, an amendment, a verdict and a save grows with the number of questions."""

import math

from programs import WORK
from rows import Row

STEPS = {"answer": "#2a6f97", "amendment": "#c8553d", "verdict": "#588157", "save": "#6d597a"}
WIDTH, HEIGHT, MARGIN = 680, 420, 76
LABEL_HEIGHT = 15


def growth(programs, rounds):
    rows = programs.in_process("growth", 0.5, programs.folder("growth") / "store")
    path = WORK / "growth.svg"
    path.write_text(plot(rows))
    smallest = rows[0]
    how = (
        "In process, generated protocols of yes/no questions with a follow-up in three and one rule a "
        "question; every answer judges all rules again, so that linear growth is met with half to spare. "
        f"Plot: {path.relative_to(WORK.parent)}.")
    for step in STEPS:
        for row in rows[1:]:
            # A save writes one event whatever the protocol; the rest looks at every question.
            linear = 1 if step == "save" else row["questions"] / smallest["questions"]
            yield Row(
                "growth", f"{step}, {row['questions']:,} questions", [row[step] * 1e-6],
                [smallest[step] * 1e-6], f"at {smallest['questions']}", at_most=1.5 * linear, how=how)


def plot(rows):
    """A log-log plot: questions across, microseconds up."""
    counts = [row["questions"] for row in rows]
    values = [row[step] for row in rows for step in STEPS]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def across(count):
        left, right = math.log10(counts[0]), math.log10(counts[-1])
        return MARGIN + (math.log10(count) - left) / (right - left) * (WIDTH - 2 * MARGIN - 60)

    def up(value):
        return HEIGHT - MARGIN - (math.log10(value) - low) / (high - low) * (HEIGHT - 2 * MARGIN)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Cost of one step as the number of questions grows</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    for power in range(low, high + 1):
        y = up(10**power)
        parts.append(f'<path d="M{MARGIN} {y:.1f}H{WIDTH - MARGIN}" stroke="#ddd"/>')
        parts.append(f'<text x="{MARGIN - 8}" y="{y + 4:.1f}" text-anchor="end">{10**power:,g} µs</text>')
    for count in counts:
        parts.append(f'<text x="{across(count):.1f}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle">{count:,}</text>')
    parts.append(f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 14}" text-anchor="middle">questions in the protocol</text>')
    below = -math.inf
    for step, colour in sorted(STEPS.items(), key=lambda item: up(rows[-1][item[0]])):
        points = " ".join(f"{across(row['questions']):.1f},{up(row[step]):.1f}" for row in rows)
        # Lines that end together keep labels that can be told apart.
        x, y = across(counts[-1]) + 8, max(up(rows[-1][step]) + 4, below + LABEL_HEIGHT)
        below = y
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}">{step}</text>')
    return "\n".join(parts) + "\n</svg>\n"
