"""A download of an LMS, or a folder of hand-ins: which files are whose, which attempt counts, and nothing lost in silence.

Every file ends as part of a submission, or is counted and named with a reason. Whose a hand-in is and when it came is what
the system wrote (``sources``); what is inside is looked at hand-in by hand-in, and whatever goes wrong there is that
hand-in's refusal.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath

from autograder.intake.alike import plain_file, plain_folder
from autograder.intake.archives import UNOPENED, is_archive
from autograder.intake.collected import Collected, CollectError, Deadline
from autograder.intake.gradescope import METADATA_FILE, Submitted, read_metadata
from autograder.intake.ledger import Line, write_ledger
from autograder.intake.members import Download, Member, opened
from autograder.intake.people import Owner, missing, student_of
from autograder.intake.placing import (
    SKIPPED,
    Budget,
    Item,
    RefusedError,
    checked_path,
    checked_student,
    place,
)
from autograder.intake.roster import Person, Roster, extend_roster
from autograder.intake.sources import (
    BLACKBOARD,
    BY_NAME,
    FOLDERS,
    GRADESCOPE,
    Source,
    Stamp,
    choose,
    same_student,
)
from autograder.intake.submissions import shown_name
from autograder.intake.work import Work, expanded, find_work
from autograder.model.course import Course, Step

MAX_WRAPPED = 3


@dataclass
class HandIn:
    """What one person, or one group, handed in at one time."""

    key: str
    name: str
    order: tuple[int, ...]
    received: datetime | None
    late: bool
    files: list[tuple[Stamp, Member]] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """For staff: the first file's path as it is in the download, without the student's part where it is a folder."""
        first = self.files[0][1].name
        return shown_name(first.split("/", 1)[0])


def collect_downloads(
    path: Path,
    submitted: Path,
    course: Course,
    step: Step,
    *,
    roster: Roster | None = None,
    deadline: Deadline | None = None,
    received: datetime | None = None,
    source: str | None = None,
    zone: tzinfo = UTC,
) -> Collected:
    """Place every hand-in of a downloaded zip, or of a folder. Raises CollectError when there is none in it."""
    with opened(path) as download:
        one = Downloaded(download, submitted, course, step, roster or {}, deadline or Deadline(), received)
        return one.collect(source, zone)


class Downloaded:
    """One download on its way into SUBMITTED."""

    def __init__(
        self,
        download: Download,
        submitted: Path,
        course: Course,
        step: Step,
        roster: Roster,
        deadline: Deadline,
        received: datetime | None,
    ) -> None:
        self.download, self.submitted, self.course, self.step = download, submitted, course, step
        self.roster, self.deadline, self.received = roster, deadline, received
        self.outcome = Collected(notes=list(download.notes))
        self.lines: list[Line] = []
        self.people: list[Person] = []

    def collect(self, named: str | None, zone: tzinfo) -> Collected:
        """All of it."""
        members, source = self._recognised(named, zone)
        hand_ins = self._hand_ins(members, source, zone)
        if not hand_ins:
            raise CollectError(
                f"{self.download.path}: no hand-in found; expected a download of {', '.join(BY_NAME)}: a folder or an "
                "archive for each student, or the names that those systems give"
            )
        self.outcome.notes.append(f"read as {source.name}; --source NAME says otherwise")
        by_student = self._by_student(hand_ins, self._metadata(source), source)
        for student, attempts in sorted(by_student.items()):
            self._take(student, attempts, source)
        self._finish(source)
        return self.outcome

    # What is in the download.

    def _recognised(self, named: str | None, zone: tzinfo) -> tuple[list[Member], Source]:
        """The files as the source names them: without folders that wrap the whole."""
        members = self.download.members
        if named is not None:
            source = BY_NAME[named]
        else:
            source = FOLDERS
            for level in range(MAX_WRAPPED):
                source = choose([_without(member.name, level) for member in members], zone)
                if source is not FOLDERS or not _all_in_one_folder(members, level):
                    break
        for level in range(MAX_WRAPPED):
            inner = [_moved(member, level) for member in members]
            if not self._is_wrapped(inner, source, zone):
                empty = [name for name in self.download.empty if name.count("/") == level]
                self.outcome.doubts += [f"{shown_name(name)}: a folder with nothing in it" for name in empty]
                return inner, source
        return members, source

    def _is_wrapped(self, members: list[Member], source: Source, zone: tzinfo) -> bool:
        """Whether one folder stands around what the source hands out."""
        if not _all_in_one_folder(members, 0):
            return False
        if source is not FOLDERS:
            return not any(
                source.stamp(member.name, zone) or source.is_own(member.name) for member in members
            )
        return _is_class(members, self.roster, self.course)

    def _hand_ins(self, members: list[Member], source: Source, zone: tzinfo) -> list[HandIn]:
        stamped: list[tuple[Stamp, Member]] = []
        for member in members:
            stamp = source.stamp(member.name, zone)
            if stamp is not None and not source.is_own(member.name):
                stamped.append((stamp, member))
            elif source.is_own(member.name) or SKIPPED.fullmatch(PurePosixPath(member.name).name):
                self.outcome.passed_over += 1
            else:
                why = (
                    "an archive of a kind that is not opened: unpack it, or ask for a zip"
                    if member.name.lower().endswith(UNOPENED)
                    else f"belongs to no student by the names of {source.name}"
                )
                self.outcome.left_over.append(f"{shown_name(member.name)}: {why}")
        if source is FOLDERS:
            stamped = same_student(stamped, self.roster)
        found: dict[tuple[str, str, str], HandIn] = {}
        for stamp, member in stamped:
            where = (stamp.key, stamp.name, stamp.attempt)
            order = (0,) if source.versions else stamp.order
            hand_in = found.setdefault(
                where, HandIn(stamp.key, stamp.name, order, stamp.received, stamp.late)
            )
            hand_in.files.append((stamp, member))
        return list(found.values())

    # Whose it is.

    def _metadata(self, source: Source) -> dict[str, Submitted]:
        if source is not GRADESCOPE:
            return {}
        found = [
            member for member in self.download.members if PurePosixPath(member.name).name == METADATA_FILE
        ]
        outer = min(found, key=lambda member: member.name.count("/"), default=None)
        if outer is None or outer.name.count("/") > 1:
            self.outcome.doubts.append(
                f"{METADATA_FILE} is not in the download: names, e-mails and times are unknown"
            )
            return {}
        try:
            return read_metadata(outer.read())
        except RefusedError as error:
            raise CollectError(str(error)) from error

    def _by_student(
        self, hand_ins: list[HandIn], metadata: dict[str, Submitted], source: Source
    ) -> dict[str, list[HandIn]]:
        """Each student's attempts. What two owners claim is refused for both."""
        owned: list[tuple[Owner, HandIn]] = []
        for hand_in in hand_ins:
            said = metadata.get(hand_in.key)
            if said is not None and said.received is not None:
                hand_in.received, hand_in.order = (
                    said.received,
                    (int(said.received.timestamp()), int(hand_in.key)),
                )
            owners = said.owners if said and said.owners else (_owner(hand_in, source),)
            owned += [(owner, hand_in) for owner in owners]
        namesakes = Counter(name for name, _ in {(owner.name, owner.ids) for owner, _ in owned})
        claims: defaultdict[str, dict[Owner, list[HandIn]]] = defaultdict(dict)
        for owner, hand_in in owned:
            try:
                student = student_of(owner, self.roster, namesakes[owner.name])
                if student is None:
                    student = checked_student(owner.ids[0])
                    self._note_stranger(student, owner)
                claims[student].setdefault(owner, []).append(hand_in)
            except RefusedError as error:
                self._refuse(f"{hand_in.shown} of {shown_name(owner.shown)}", [hand_in], str(error))
        return dict(self._undisputed(claims))

    def _undisputed(self, claims: dict[str, dict[Owner, list[HandIn]]]) -> Iterator[tuple[str, list[HandIn]]]:
        for student, owners in claims.items():
            if len(owners) == 1:
                yield student, next(iter(owners.values()))
                continue
            names = " and ".join(sorted(shown_name(owner.shown) for owner in owners))
            for owner, attempts in owners.items():
                self._refuse(
                    f"{attempts[0].shown} of {shown_name(owner.shown)}",
                    attempts,
                    f"both {names} would be {student}: nobody's work was taken; say who is who by the roster's lms_user_id",
                )

    def _note_stranger(self, student: str, owner: Owner) -> None:
        if not self.roster:
            self.people.append(Person(student, *_parted(owner), owner.email, owner.ids[0]))
        elif (words := f"not on the roster: {shown_name(owner.shown)}; taken as {student}") not in (
            self.outcome.doubts
        ):
            self.outcome.doubts.append(words)

    # What is taken.

    def _take(self, student: str, attempts: list[HandIn], source: Source) -> None:
        """A student's newest attempt in time."""
        ordered = sorted(attempts, key=lambda one: one.order)
        in_time = [one for one in ordered if not self._too_late(one, student)]
        if not in_time:
            newest = ordered[-1]
            when = newest.received or self.received
            assert when is not None
            self._refuse(
                newest.shown,
                ordered,
                f"received after the deadline, {when:%Y-%m-%d %H:%M:%S} {when.tzname()}",
            )
            return
        taken = in_time[-1]
        older = [one for one in ordered if one is not taken]
        if older:
            self.outcome.passed_over += sum(len(one.files) for one in older)
            self.outcome.notes.append(
                f"{student}: {len(ordered)} attempts; {taken.shown} counts, not "
                + ", ".join(one.shown for one in older)
            )
        try:
            work = self._work(taken)
            when = taken.received or self.received
            place(self.submitted, student, self.step.id, work.items, when)
        except Exception as error:  # whatever a hand-in does to us is its own refusal, and no one else's
            self._refuse(taken.shown, [taken], _words(error))
            return
        self._taken(student, taken, work, source, when)

    def _too_late(self, hand_in: HandIn, student: str) -> bool:
        when = hand_in.received or self.received
        return when is not None and self.deadline.passed(when, student)

    def _work(self, hand_in: HandIn) -> Work:
        budget, items = Budget(), []
        newest: dict[PurePosixPath, tuple[tuple[int, ...], Item]] = {}
        for stamp, member in hand_in.files:
            path = checked_path(stamp.rest)
            if path is None:
                self.outcome.passed_over += 1
                continue
            budget.take(path, member.size, again=bool(stamp.order))
            content = member.read()
            if len(content) > member.size:
                raise RefusedError(f"{shown_name(member.name)}: larger than it says")
            items.append((stamp, Item(path, content)))
        for stamp, item in items:
            _keep_newest(newest, stamp, item, self.step)
        self.outcome.passed_over += len(items) - len(newest)
        return find_work(
            list(expanded((item for _, item in newest.values()), budget)), self.course, self.step
        )

    def _taken(
        self, student: str, hand_in: HandIn, work: Work, source: Source, when: datetime | None
    ) -> None:
        outcome = self.outcome
        outcome.taken.append(student)
        outcome.files += len(work.items)
        outcome.passed_over += len(work.passed_over)
        outcome.doubts += [f"{student}: {doubt}" for doubt in work.doubts]
        notes = work.notes()
        outcome.notes += [f"{student}: {note}" for note in notes]
        if work.passed_over:
            more = f" and {len(work.passed_over) - 4} more" if len(work.passed_over) > 4 else ""
            outcome.notes.append(
                f"{student}: not part of {self.step.id}: {', '.join(work.passed_over[:4])}{more}"
            )
        self.lines.append(
            Line(student, self.step.id, when, hand_in.late, source.name, "; ".join(notes + work.doubts))
        )

    def _refuse(self, name: str, hand_ins: Iterable[HandIn], reason: str) -> None:
        known = self.outcome.refused.get(name)
        self.outcome.refused[name] = f"{known}; {reason}" if known and known != reason else reason
        self.outcome.refused_files += sum(len(one.files) for one in hand_ins)

    def _finish(self, source: Source) -> None:
        outcome = self.outcome
        write_ledger(self.submitted, self.lines)
        if self.people:
            taken = [person for person in self.people if person.student in outcome.taken]
            path = extend_roster(self.submitted, taken)
            outcome.notes.append(
                f"no roster was given: who is who stands in {path}; give it to later commands"
            )
        if absent := missing(self.roster, outcome.taken):
            outcome.notes.append(f"handed nothing in, {len(absent)} of the roster: {', '.join(absent)}")
        late = [line.student for line in self.lines if line.late]
        if late:
            outcome.notes.append(
                f"{source.name} marks as late, without saying by how much: {', '.join(late)}"
            )
        elif self.lines and not any(line.received for line in self.lines):
            outcome.notes.append(
                "nothing in it says when it was received: nothing is taken off for being late, unless you give "
                "--received TIME"
            )


def _owner(hand_in: HandIn, source: Source) -> Owner:
    """What the names of files tell of an owner."""
    if source is BLACKBOARD:  # a login may have an underscore in it, as the assignment's title may
        parts = hand_in.name.split("_")[1:]
        return Owner((hand_in.key, *("_".join(parts[number:]) for number in range(len(parts) - 1))), "")
    return Owner((hand_in.key,), hand_in.name)


def _parted(owner: Owner) -> tuple[str, str]:
    """First and last name, as far as a full name tells."""
    if owner.name in ("", *owner.ids):
        return "", ""
    first, _, last = owner.name.rpartition(" ")
    return (first, last) if first else ("", last)


def _keep_newest(
    newest: dict[PurePosixPath, tuple[tuple[int, ...], Item]], stamp: Stamp, item: Item, step: Step
) -> None:
    """Of uploads of one file, the one with the higher number; “x-2.py” is a later “x.py” where the source has numbers."""
    path = item.path
    if any(stamp.order):
        path = next(
            (
                PurePosixPath(todo.file)
                for todo in step.stubs
                if todo.file and len(path.parts) == 1 and plain_file(todo.file) == plain_file(path.name)
            ),
            path,
        )
    known = newest.get(path)
    if known is None or known[0] < stamp.order:
        newest[path] = (stamp.order, Item(path, item.content))


def _words(error: Exception) -> str:
    """A reason for staff."""
    if isinstance(error, RefusedError):
        return str(error)
    return f"can't be read ({type(error).__name__}: {shown_name(str(error))[:200]})"


def _without(name: str, level: int) -> str:
    return name.split("/", level)[-1] if name.count("/") >= level else name


def _moved(member: Member, level: int) -> Member:
    return Member(_without(member.name, level), member.size, member.read)


def _all_in_one_folder(members: Sequence[Member], level: int) -> bool:
    tops = {_without(member.name, level).partition("/")[0:2] for member in members}
    return len(tops) == 1 and next(iter(tops))[1] == "/"


def _is_class(members: Sequence[Member], roster: Roster, course: Course) -> bool:
    """Whether the one folder around all is the class's, not a student's: it is on no roster and holds folders or archives,
    none of them a step's. Where single files lie beside those, at least two must hold a step's files."""
    top = members[0].name.partition("/")[0]
    if top in roster:
        return False
    inner = [member.name.split("/")[1:] for member in members]
    stubs = {plain_file(todo.file) for step in course.steps for todo in step.stubs if todo.file}
    single = [parts[0] for parts in inner if len(parts) == 1 and not is_archive(parts[0])]
    names = {parts[0] for parts in inner} - set(single)
    steps = {plain_folder(step.id) for step in course.steps}
    if steps & set(map(plain_folder, names)) or stubs & set(map(plain_file, single)):
        return False
    holding = {parts[0] for parts in inner if plain_file(parts[-1]) in stubs or is_archive(parts[-1])}
    return len(holding if single else names) > 1
