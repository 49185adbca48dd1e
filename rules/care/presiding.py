"""Who presides over a memorial meeting, where the county holds any: by honour, by offices once held."""

from dataclasses import dataclass
from enum import StrEnum

from rules.tables import table


class Presider(StrEnum):
    """Who presides; a text in each language says who that is."""

    BRANCH_SECRETARY = "branch_secretary"
    TOWN_CADRE = "town_cadre"  # posted to the village
    TOWN_ORGANISER = "town_organiser"
    DEPUTY_SECRETARY = "deputy_secretary"  # of the town, in charge
    TOWN_SECRETARY = "town_secretary"


@dataclass(frozen=True, slots=True)
class Merits:
    """What of somebody decides who presides."""

    honour: str | None  # national, province, prefecture, county
    committee: bool  # ever on a branch's committee, or above


def presider(merits: Merits) -> Presider:
    """Return the highest that applies."""
    for line in table("care")["presiders"]:
        if merits.honour in line.get("honours", (merits.honour,)) and (
            merits.committee or not line.get("committee", False)
        ):
            return Presider(line["by"])
    raise LookupError("the last line of the table applies to everybody")
