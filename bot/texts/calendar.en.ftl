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
