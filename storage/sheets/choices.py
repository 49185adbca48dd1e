"""The closed lists of codes that several sheets share, as the database keeps them."""

from storage.sheets.shape import Choices

SEX = Choices("sex", ("male", "female"))
CATEGORY = Choices("category", ("full", "probationary", "former_cadre", "staff", "relative", "guest"))
STANDING = Choices(  # why somebody is owed care
    "standing", ("aged_70", "aged_80", "honour", "hardship", "unable", "alone", "in_hospital", "away")
)
HONOUR = Choices("honour", ("national", "province", "prefecture", "county"))  # who commended
WAY = Choices("way", ("home", "phone", "hospital", "proxy", "gathering", "farewell"))
TIMING = Choices("timing", ("on_time", "entered_late", "late", "undone", "waived"))
RUNG = Choices("rung", ("owner", "deputy", "town", "county"))
OUTCOME = Choices("outcome", ("answered", "promised"))
VERDICT = Choices("verdict", ("satisfied", "not_satisfied", "not_rated"))
VERDICT_BY = Choices("verdict-by", ("self", "relative", "witness", "evaluation"))
PRIVACY = Choices("privacy", ("named", "confidential", "anonymous"))
COMPARABLE = Choices("comparable", ("yes", "no"))
FIFTY_BASIS = Choices("fifty-basis", ("full", "at_once", "assumed"))
TALK = Choices("talk", ("held", "owed", "waived"))
FEEDBACK = Choices("feedback", ("reject", "warn", "skip", "transfer", "leave"))
