"""Words of closed sets, in English and Slovene: what a cell may say, and what we write."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matching.domain import (
    CaseKind,
    Goal,
    Level,
    Mechanism,
    PinKind,
    Scholarship,
    StayKind,
    StayStatus,
)
from matching.tables.values import folded
from matching.words import Lang


@dataclass(frozen=True, slots=True)
class Named:
    """A member of a closed set: the words that we write, and further words that we read."""

    en: str
    sl: str
    also: tuple[str, ...] = ()

    def said(self, lang: Lang) -> str:
        """The word in a language."""
        return self.sl if lang is Lang.SL else self.en

    def spellings(self) -> set[str]:
        """Every word understood, folded."""
        return {folded(word) for word in (self.en, self.sl, *self.also)}


YES_NO: Final[Mapping[bool, Named]] = {
    True: Named("yes", "da", ("true", "1", "resnično")),
    False: Named("no", "ne", ("false", "0", "neresnično")),
}
LEVELS: Final[Mapping[Level, Named]] = {
    Level.SECONDARY: Named("secondary", "dijak", ("dijakinja", "srednja", "srednješolska")),
    Level.TERTIARY: Named("tertiary", "študent", ("študentka", "terciarna", "višja", "visoka")),
}
SCHOLARSHIPS: Final[Mapping[Scholarship, Named]] = {
    Scholarship.DEFICIT: Named("deficit", "deficitarna"),
    Scholarship.STATE: Named("state", "državna"),
    Scholarship.ZOIS: Named("zois", "zoisova"),
}
STAY_KINDS: Final[Mapping[StayKind, Named]] = {
    StayKind.INTERNSHIP: Named("internship", "praksa"),
    StayKind.TRAINING: Named(
        "training", "praktično usposabljanje", ("practical training", "usposabljanje")
    ),
    StayKind.HOLIDAY_WORK: Named("holiday_work", "počitniško delo"),
}
STAY_STATUSES: Final[Mapping[StayStatus, Named]] = {
    StayStatus.PLANNED: Named("planned", "načrtovano"),
    StayStatus.DONE: Named("done", "opravljeno"),
    StayStatus.CONFIRMED: Named("confirmed", "potrjeno"),
}
DECISIONS: Final[Mapping[PinKind, Named]] = {
    PinKind.MUST: Named("must", "mora"),
    PinKind.NEVER: Named("never", "nikoli"),
}
CASE_KINDS: Final[Mapping[CaseKind, Named]] = {
    CaseKind.CALL: Named("call", "razpis"),
    CaseKind.COMPLETION: Named("completion", "zaključek"),
}
MECHANISMS: Final[Mapping[Mechanism, Named]] = {
    Mechanism.OPTIMAL: Named("optimal", "najboljši"),
    Mechanism.STABLE: Named("stable", "stabilni"),
    Mechanism.FEWEST_BLOCKING: Named("fewest_blocking", "najmanj_parov_mimo"),
    Mechanism.SINGLE_EMPLOYER: Named("single_employer", "en_delodajalec"),
}
GOALS: Final[Mapping[Goal, Named]] = {
    Goal.KEPT_AWARDS: Named("kept_awards", "ohranjene_štipendije"),
    Goal.CO_FUNDED_AWARDS: Named("co_funded_awards", "sofinancirane_štipendije"),
    Goal.AWARDS: Named("awards", "štipendije"),
    Goal.POINTS: Named("points", "točke"),
    Goal.NEED_COVERED: Named("need_covered", "pokrite_potrebe"),
    Goal.SCHOLAR_RANKS: Named("scholar_ranks", "želje_vlagateljev"),
    Goal.POSITION_RANKS: Named("position_ranks", "želje_delodajalcev"),
    Goal.PUBLIC_COST: Named("public_cost", "javni_strošek"),
    Goal.DRAW: Named("draw", "žreb"),
}
NOTHING: Final = frozenset({"", "none", "brez", "nobena"})
"""Folded words for a set without members."""
