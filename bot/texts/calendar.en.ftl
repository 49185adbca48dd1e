# What can be wrong with a calendar, a deadline or a reception setting.

calendar-not-json = This file is not JSON and cannot be read.
calendar-field-missing = The holidays lack “{ $where }”.
calendar-field-unknown = The holidays hold an unknown “{ $where }”.
calendar-field-wrong = “{ $where }” in the holidays is not right.
calendar-field-twice = One entry stands twice in the holidays.
calendar-empty = The holidays of { NUMBER($year, useGrouping: 0) } list no day: they have not been published yet.
calendar-date-outside-year = { DATE($on) } in “{ $where }” is not in { NUMBER($year, useGrouping: 0) }.
calendar-date-twice = { DATE($on) } stands twice.
calendar-year-out-of-range = The year { NUMBER($year, useGrouping: 0) } is out of range: { NUMBER($first, useGrouping: 0) } to { NUMBER($last, useGrouping: 0) } only.
budget-out-of-range = { $count } days are out of range: { $least } to { $most }.

# The holiday calendar: what would change is told before
word-calendar = calendar
button-calendar = Calendar
button-calendar-take = Let it count
calendar-explain = The holidays of { $first } and { $last } are known. To change them, send me the new file (JSON); you will see what changes before it counts.
calendar-explain-missing = The holidays of { $year } are not known yet; deadlines are computed by weekends and statutory holidays meanwhile. Once they are published, send me the file (JSON); you will see what changes before it counts.
calendar-effect = Holidays of { $year }, { $count } days differ from now:
calendar-day-off = · { DAY($on) }: off, { $name }
calendar-day-worked = · { DAY($on) }: worked, { $name }
calendar-more-days = · and { $count } days more
calendar-deadlines = { $count ->
    [0] No deadline moves.
    [one] One unanswered case gets another deadline:
   *[other] { $count } unanswered cases get another deadline:
  }
calendar-receptions = { $count ->
    [one] One reception day moves (none that somebody has booked):
   *[other] { $count } reception days move (none that somebody has booked):
  }
calendar-notices = { $count ->
    [one] One public notice ends on another day:
   *[other] { $count } public notices end on another day:
  }
calendar-summaries = { $count ->
    [one] The summary of one week leaves on another day:
   *[other] The summaries of { $count } weeks leave on another day:
  }
calendar-visits = Visits follow festivals and birthdays and stay as they are.
calendar-moved = · { $name }: { DATE($was) } becomes { DATE($becomes) }
calendar-moved-day = · { DATE($was) } becomes { DATE($becomes) }
calendar-more = · and { $count } more
calendar-missing = It lacks { $names }: is it complete? What it does not say stays as it is.
calendar-ask = Let it count? What was answered or fixed does not change.
calendar-taken = { $year } counts by it now. Deadlines are computed anew tomorrow morning; whoever is concerned is told.
calendar-too-large = This file is too large for a year's holidays.
calendar-weekly = The holidays of { $year } are not imported yet, so deadlines beyond New Year are provisional. Once they are published, send me the file.
