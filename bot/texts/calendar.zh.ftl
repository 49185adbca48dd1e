# What can be wrong with a calendar, a deadline or a reception setting.

calendar-not-json = 这个文件不是 JSON，读不出来。
calendar-field-missing = 放假安排里缺少“{ $where }”。
calendar-field-unknown = 放假安排里有不认识的“{ $where }”。
calendar-field-wrong = 放假安排里“{ $where }”写得不对。
calendar-field-twice = 放假安排里有一项写了两遍。
calendar-empty = { NUMBER($year, useGrouping: 0) } 年的放假安排里一天也没有：还没公布。
calendar-date-outside-year = “{ $where }”写的{ DATE($on) }不在 { NUMBER($year, useGrouping: 0) } 年里。
calendar-date-twice = { DATE($on) }写了两遍。
calendar-year-out-of-range = 年份 { NUMBER($year, useGrouping: 0) } 超出范围：只算 { NUMBER($first, useGrouping: 0) }—{ NUMBER($last, useGrouping: 0) } 年。
budget-out-of-range = 天数 { $count } 超出范围：{ $least }—{ $most } 天。
