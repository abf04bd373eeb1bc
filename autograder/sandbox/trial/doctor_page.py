"""The doctor's findings on one screen, in plain words."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.sandbox.trial.doctor import Diagnosis, LevelReport, Tried
from autograder.sandbox.trial.promises import CANARIES

MEANINGS = {0: "a process of its own", 1: "Landlock and seccomp", 2: "namespaces around it"}


def print_diagnosis(console: Console, diagnosis: Diagnosis) -> None:
    """Print it all: the level, the attacks, what is guaranteed and what not, what stops the next level."""
    machine = diagnosis.machine
    who = "root" if machine.root else "an ordinary user"
    place = " in a container" if machine.container else " in WSL" if machine.wsl else ""
    console.print(_headline(diagnosis))
    console.print(
        f"{machine.system} {machine.release} on {machine.machine}{place}, as {who}",
        style="dim",
        highlight=False,
    )
    console.print(_attacks(diagnosis.levels))
    for title, style, sentences in (
        ("Guaranteed while student code runs", "green", diagnosis.guaranteed),
        ("Not guaranteed", "yellow", diagnosis.not_guaranteed),
    ):
        console.print(Text(title, style=f"bold {style}"))
        console.print(_bullets(sentences))
    for note in dict.fromkeys(
        note for report in diagnosis.levels[diagnosis.level :] for note in report.notes
    ):
        console.print(Text(f"Note: {note}", style="dim"))
    if diagnosis.next is not None:
        console.print(Text(f"What stops level {diagnosis.next.level}", style="bold red"))
        console.print(_bullets([diagnosis.next.why_not]))
        if diagnosis.next.command:
            console.print(Text(f"  Mend it:  {diagnosis.next.command}", style="bold"), soft_wrap=True)


def _headline(diagnosis: Diagnosis) -> Text:
    style = "bold green" if diagnosis.level >= 1 else "bold red"
    text = Text(f"Level {diagnosis.level}", style=style)
    text.append(f", {MEANINGS[diagnosis.level]}", style="bold")
    if diagnosis.host:
        text.append(f", by {diagnosis.host}")
    used = (
        "grade.py run uses it."
        if diagnosis.level >= 1
        else "grade.py run refuses to grade other people's code."
    )
    return text.append(f". {used}")


def _attacks(reports: list[LevelReport]) -> Table:
    """A row per family of attacks, a column per level."""
    table = Table(box=box.SIMPLE, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Canaries", no_wrap=True, style="bold")
    table.add_column("what they tried")
    for report in reports:
        table.add_column(f"level {report.level}", no_wrap=report.holds)
    for family in dict.fromkeys(canary.family for canary in CANARIES):
        words = ", ".join(canary.words for canary in CANARIES if canary.family == family)
        table.add_row(family, words, *(_cell(report, family) for report in reports))
    return table


def _cell(report: LevelReport, family: str) -> Text:
    tried = [attack for attack in report.attacks if attack.family == family]
    if not tried:
        return Text("not tried", style="dim")
    through: list[Tried] = [attack for attack in tried if not attack.stopped]
    if not through:
        return Text("all stopped", style="green")
    if not report.holds:
        return Text("possible: " + ", ".join(attack.attack for attack in through), style="red")
    return Text(
        "possible" if len(through) == len(tried) else f"{len(through)} of {len(tried)} possible",
        style="yellow",
    )


def _bullets(sentences: list[str]) -> Table:
    """Sentences with a hanging indent."""
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column()
    for sentence in sentences:
        table.add_row(" •", Text(sentence))
    return table
