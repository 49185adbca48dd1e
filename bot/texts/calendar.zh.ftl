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

# 放假安排：导入前先看会变什么
word-calendar = 放假安排
button-calendar = 放假安排
button-calendar-take = 就按这个
calendar-explain = { $first }年、{ $last }年的放假安排都有了。要换，把新的文件（JSON）发给我，先看会变什么，再决定。
calendar-explain-missing = { $year }年的放假安排还没有，期限先按周末和法定节日暂算。公布以后把文件（JSON）发给我，先看会变什么，再决定。
calendar-effect = { $year }年放假安排，和现在不同的 { $count } 天：
calendar-day-off = · { DAY($on) }{ $name }放假
calendar-day-worked = · { DAY($on) }{ $name }调休上班
calendar-more-days = · 还有 { $count } 天
calendar-deadlines = { $count ->
    [0] 没有期限会变。
   *[other] 还没答复的意见，有 { $count } 件期限会变：
  }
calendar-receptions = { $count } 个接待日要挪（已经有人约的不动）：
calendar-notices = { $count } 份公示的截止日会变：
calendar-summaries = { $count } 周的每周小结换一天发：
calendar-visits = 走访的期限按节日和生日算，不受影响。
calendar-moved = · { $name }：{ DATE($was) }改到{ DATE($becomes) }
calendar-moved-day = · { DATE($was) }改到{ DATE($becomes) }
calendar-more = · 还有 { $count } 项
calendar-missing = 里面没有{ $names }：是不是没写全？没写的按原来的算。
calendar-ask = 就按这个算吗？已经答复的、定好的都不变。
calendar-taken = { $year }年就按这个算。期限明早重新算一遍，变了的告诉承办人和本人。
calendar-too-large = 这个文件太大，不像是放假安排。
calendar-weekly = { $year }年的放假安排还没有导入，跨年的期限都是暂算的。公布以后把文件发给我。
