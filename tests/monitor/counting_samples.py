"""Eight invented newcomers, and how many of them each indicator counts, worked out by hand.

Period: the first half of 2026. Municipality: Zeist, which plans the start 28 days after the koppeling. `-` is nothing
recorded, `x` declined. Everybody speaks of himself in the latest conversation of the period; before `→` stands what was
said at the start, when that was another one.

  who      origin language  born  regime  linked   conversations (closed)              household
  Amina    SY     ar        1990  Wi2021  1 jan    start 20 jan, half_year 20 jun      1
  Bashir   SY     ar        1988  Wi2021  1 jan    start 10 feb                        1 (with a sign more)
  Chnar    IQ     ckb       2003  Wi2021  1 mar    start 20 mar                        -
  Dawit    ER     ti        2000  -       -        start 1 apr                         -
  Eleni    ER     ti        -     family  1 feb    start 1 feb (again 2 feb: catch_up) -
  Farid    -      prs       1970  Wi2013  1 jan 24 start 1 feb 24, two_year 1 mar 26   -
  Galyna   UA     uk        1995  ukraine 1 may    start 10 jul: after the period      -
  Hassan   SO     so        1999  Wi2021  1 may    start 1 jun, not closed             -

Galyna and Hassan are not counted: six people, eight conversations are.

  who      contacts  not new  satisfied  app    work                  hours  speaks  route at the start
  Amina    0 → 3     6 (*)    4          vaak   vrijwillig            -      2 → 3   b1
  Bashir   0         9 (**)   2          nooit  betaald               24     1       b1
  Chnar    7         6        x          soms   betaald, eigen        x      3       z
  Dawit    x         -        -          -      -                     -      -       -
  Eleni    2         0        5          vaak   geen                  -      4 → 4   onderwijs
  Farid    0 → 0     -        3          x      x                     -      5 → 4   hidden (***)

(*) More than she knows at all; that is how it was written down. (**) Kept from before he said 0: it is not asked then.
(***) Wi2013 has no route: what stands there does not count.

                         yes                      no                unknown  declined  counted
  gesprekken             8                                                             8
  nieuwkomers            6                                                             6
  dagen_tot_start        19 40 19 0: A B C E                        D                  5 (F started in 2024)
  start_op_tijd          A C E                    B (12 days late)  D                  5
  netwerk_eerste_contact A                        F                                    2 (0 at the start, and later)
  netwerk_geen_contact   B F                      A C E                      D         6
  netwerk_buiten         A C                      B E F                      D         6
  netwerk_tevreden       A E                      B F               D        C         6
  app_vaak               A E                      B C               D        F         6
  werk_betaald           B C                      A E               D        F         6
  werk_uren              24: B                                               C         2
  taal_vooruit           A                        E F                                  3 (with a later conversation)

Bashir and Amina are one household: then five are counted, and of these two

  gesprekken 8; dagen_tot_start the lower: 19; start_op_tijd yes; netwerk_eerste_contact yes (only Amina is asked);
  netwerk_geen_contact yes; netwerk_tevreden yes; werk_betaald yes (Bashir); app_vaak yes; taal_vooruit yes.

Referrals sent in the period, as they stood on 30 June:
  Amina → Taalhuis: sent 21 jan, started 11 feb: 21 days. → Taalhuis again: sent 1 mar, refused. One referral, helped.
  Amina → Buddy to Buddy: sent 21 jan, waiting; it starts on 5 jul: after the period, so not helped.
  Bashir → Taalhuis: sent 11 feb, refused; instead of it → Samenspraak: sent 1 mar, started 31 mar: 30 days.
  Chnar → CJG: drafted only. → UAF: sent 21 mar, no answer.
  Farid → Taalhuis: sent 2 feb 2024, completed 1 mar 2024: not of this period.
So five referrals (Taalhuis 2, buddy-to-buddy, samenspraak, uaf), helped 2 (Amina's Taalhuis, Samenspraak).
Referred: A B C F yes, D E no. Helped of these: A B F yes, C no. Unmet: C (UAF) and not Bashir (Samenspraak came
instead), and Amina (Taalhuis refused the second time, and nothing came instead): 2 of 6.

Actions: Amina: one done 1 feb, one open and due 1 may (late). Bashir: one done on 2 jul: still open on 30 June, due
1 aug (not late). Chnar: one dropped: none. So of A and B: all done 0, still open 2, late 1 (Amina).

Around the conversations, as it was noted; on 30 June (`?`: nobody noted whether they came):
  who     meetings: 10 mar, 5 may      buddy                                waits since   done
  Amina   invited and came, invited ?  maatje since 1 apr, weekly           (until 1 apr) pvt 1 jun
  Bashir  invited and did not come     -                                    1 jun         -
  Chnar   -, invited ?                 maatje 1 mar until 1 jun             20 jun        map 1 jul: after the period
  Dawit   -                            -                                    -             -
  Eleni   came without an invitation   taalmaatje since 1 may, nobody asked -             -
  Farid   in 2025: not of this period  maatje since 5 jul: after the period 1 jan         pvt 2024, map 30 jun
Came: A E yes, B D F no, C unknown. Of those invited (A B C): A yes, B no, C unknown. Visits: 1 of A and 1 of E.
A buddy: A E yes, B C D F no; a taalmaatje: E. Every week (of A E): A yes, E unknown. Waiting: B C F yes (29, 10 and 180
days), A D E no. PVT: A F. MAP: F. KNM: nobody.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.dossier.around import Attendance, BuddyMatch, BuddyWish, Certificate
from desktop.dossier.model import Action, Answer, Conversation, Dossier, Newcomer, Referral, ReferralStatus, Step
from desktop.monitor.model import Period

HALF_YEAR = Period(date(2026, 1, 1), date(2026, 6, 30))
DECLINED = object()


def talk(round_id: str, on: date, *, completed: bool = True, **said: Any) -> Conversation:
    """A conversation: `netwerk__contacten=3`."""
    answers = {}
    for name, value in said.items():
        question = name.replace("__", ".")
        declined = value is DECLINED
        answers[question] = Answer(question, "declined") if declined else Answer(question, "answered", value)
    return Conversation(round_id, on, "ar", "2026.1", completed=completed, answers=answers)


def referral(organisation: str, *steps: tuple[ReferralStatus, date], **more: Any) -> Referral:
    """A referral with its steps."""
    return Referral(organisation, "start", history=[Step(status, on) for status, on in steps], **more)


def people() -> list[Dossier]:
    """The eight."""
    return [_amina(), _bashir(), _chnar(), _dawit(), _eleni(), _farid(), *_too_late()]


def meeting(on: date, came: bool | None, *, invited: bool = True) -> Attendance:
    """Of somebody, at the meeting of a day."""
    return Attendance(on.isoformat(), "Wonen", on, date(2026, 1, 2) if invited else None, came)


MARCH, MAY = date(2026, 3, 10), date(2026, 5, 5)


def _amina() -> Dossier:
    start = talk(
        "start", date(2026, 1, 20), netwerk__contacten=0, taal__spreken=2, taal__leerroute="b1", werk__soort=["geen"]
    )
    later = talk(
        "half_year",
        date(2026, 6, 20),
        netwerk__contacten=3,
        netwerk__contacten_nl=6,
        netwerk__tevreden=4,
        wegwijs__app="vaak",
        werk__soort=["vrijwillig"],
        taal__spreken=3,
    )
    who = Newcomer(
        "Amina", "ar", date(1990, 5, 1), "female", "SY", date(2026, 1, 1), regime="Wi2021", household="Huis 1"
    )
    return Dossier(
        who,
        [later, start],  # the order in which they stand tells nothing
        actions=[
            Action("Bellen", "professional", "start", date(2026, 2, 1), "done", done_on=date(2026, 2, 1)),
            Action("Fiets", "newcomer", "start", date(2026, 5, 1)),
        ],
        referrals=[
            referral("taalhuis", ("sent", date(2026, 1, 21)), ("started", date(2026, 2, 11))),
            referral("taalhuis", ("sent", date(2026, 3, 1)), ("refused", date(2026, 3, 9))),
            referral(
                "buddy-to-buddy",
                ("sent", date(2026, 1, 21)),
                ("waiting", date(2026, 2, 1)),
                ("started", date(2026, 7, 5)),
            ),
        ],
        attendances=[meeting(MARCH, True), meeting(MAY, None)],
        buddy_wishes=[BuddyWish("maatje", date(2026, 2, 1), ended_on=date(2026, 4, 1))],
        buddy_matches=[BuddyMatch("b1", "maatje", date(2026, 4, 1), "weekly")],
        certificates=[Certificate("pvt", date(2026, 6, 1))],
    )


def _bashir() -> Dossier:
    start = talk(
        "start",
        date(2026, 2, 10),
        netwerk__contacten=0,
        netwerk__contacten_nl=9,
        netwerk__tevreden=2,
        wegwijs__app="nooit",
        werk__soort=["betaald"],
        werk__uren=24,
        taal__spreken=1,
        taal__leerroute="b1",
    )
    who = Newcomer(
        "Bashir", "ar", date(1988, 5, 1), "male", "SY", date(2026, 1, 1), regime="Wi2021", household=" huis  1"
    )
    first = referral("taalhuis", ("sent", date(2026, 2, 11)), ("refused", date(2026, 2, 20)))
    instead = referral("samenspraak", ("sent", date(2026, 3, 1)), ("started", date(2026, 3, 31)), instead_of=first.id)
    done = Action("Map", "newcomer", "start", date(2026, 8, 1), "done", done_on=date(2026, 7, 2))
    return Dossier(
        who,
        [start],
        actions=[done],
        referrals=[first, instead],
        attendances=[meeting(MARCH, False)],
        buddy_wishes=[BuddyWish("", date(2026, 6, 1))],
    )


def _chnar() -> Dossier:
    start = talk(
        "start",
        date(2026, 3, 20),
        netwerk__contacten=7,
        netwerk__contacten_nl=6,
        netwerk__tevreden=DECLINED,
        wegwijs__app="soms",
        werk__soort=["betaald", "eigen"],
        werk__uren=DECLINED,
        taal__spreken=3,
        taal__leerroute="z",
    )
    who = Newcomer("Chnar", "ckb", date(2003, 5, 1), None, "IQ", date(2026, 3, 1), regime="Wi2021")
    return Dossier(
        who,
        [start],
        actions=[Action("Zwemmen", "newcomer", "start", date(2026, 4, 1), "dropped")],
        referrals=[
            referral("cjg", ("drafted", date(2026, 3, 20))),
            referral("uaf", ("sent", date(2026, 3, 21)), ("no_answer", date(2026, 5, 1))),
        ],
        attendances=[meeting(MAY, None)],
        buddy_wishes=[BuddyWish("taalmaatje", date(2026, 6, 20))],
        buddy_matches=[BuddyMatch("b1", "maatje", date(2026, 3, 1), "weekly", date(2026, 6, 1), "verhuisd")],
        certificates=[Certificate("map", date(2026, 7, 1))],
    )


def _dawit() -> Dossier:
    start = talk("start", date(2026, 4, 1), netwerk__contacten=DECLINED)
    return Dossier(Newcomer("Dawit", "ti", date(2000, 5, 1), "male", "ER"), [start])


def _eleni() -> Dossier:
    said: dict[str, Any] = {"netwerk__contacten": 2, "netwerk__contacten_nl": 0, "netwerk__tevreden": 5}
    said |= {"wegwijs__app": "vaak", "werk__soort": ["geen"], "taal__spreken": 4, "taal__leerroute": "onderwijs"}
    talks = [talk("start", date(2026, 2, 1), **said), talk("catch_up", date(2026, 2, 2), **said)]
    return Dossier(
        Newcomer("Eleni", "ti", None, "female", "ER", date(2026, 2, 1), regime="family"),
        talks,
        attendances=[meeting(MARCH, True, invited=False)],
        buddy_matches=[BuddyMatch("b2", "taalmaatje", date(2026, 5, 1))],
    )


def _farid() -> Dossier:
    start = talk("start", date(2024, 2, 1), netwerk__contacten=0, taal__spreken=5, taal__leerroute="b1")
    later = talk(
        "two_year",
        date(2026, 3, 1),
        netwerk__contacten=0,
        netwerk__tevreden=3,
        wegwijs__app=DECLINED,
        werk__soort=DECLINED,
        taal__spreken=4,
    )
    helped = referral("taalhuis", ("sent", date(2024, 2, 2)), ("completed", date(2024, 3, 1)))
    who = Newcomer("Farid", "prs", date(1970, 5, 1), "male", None, date(2024, 1, 1), regime="Wi2013")
    return Dossier(
        who,
        [start, later],
        referrals=[helped],
        attendances=[meeting(date(2025, 11, 4), True)],
        buddy_wishes=[BuddyWish("maatje", date(2026, 1, 1), ended_on=date(2026, 7, 5))],
        buddy_matches=[BuddyMatch("b1", "maatje", date(2026, 7, 5), "monthly")],
        certificates=[Certificate("pvt", date(2024, 9, 2)), Certificate("map", date(2026, 6, 30))],
    )


def _too_late() -> list[Dossier]:
    galyna = Newcomer("Galyna", "uk", date(1995, 5, 1), "female", "UA", date(2026, 5, 1), regime="ukraine")
    hassan = Newcomer("Hassan", "so", date(1999, 5, 1), "male", "SO", date(2026, 5, 1), regime="Wi2021")
    return [
        Dossier(galyna, [talk("start", date(2026, 7, 10), netwerk__contacten=0)]),
        Dossier(hassan, [talk("start", date(2026, 6, 1), completed=False, netwerk__contacten=0)]),
    ]
