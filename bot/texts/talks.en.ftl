# Talks, field visits and requested meetings.

# What is owed, as workbooks and the card name it.
talk-rule-yearly = Yearly talk
talk-rule-field-visit = Field visit
talk-rule-new-post = New post
talk-rule-commended = Commended
talk-rule-complaint = Complaints
talk-rule-hardship = Hardship
talk-rule-low-score = Low rating
talk-why-new-post = took up a new post
talk-why-commended = was commended
talk-why-complaint = was complained about
talk-why-hardship = has hardship at home
talk-why-low-score = was rated low
demonstration-talk-room = Talk room of the organisation department
talk-planned-cell = planned for { $day }

# The card.
talk-card-talk = Talks of { $year }: { $held } of { $total } units have had theirs.
talk-card-field-visit = Field visits, { $half ->
    [1] first
   *[2] second
  } half of { $year }: { $held } of { $total } units were visited.
talk-missing = Still to come: { $names }.
talk-behind-talk = Missed last year and not talked with since: { $names }.
talk-behind-field-visit = Missed in the last half-year and not visited since: { $names }.
talk-due = { $who } { $why }: { $when ->
    [late] a talk was due by { DATE($due) }
    [today] today is the last day for a talk
   *[left] a talk is due by { DATE($due) }
  }.
talk-below = Towns with their branches: { $held } of { $total } branches have had theirs.
talk-tap-talk = Tap whom you have talked with.
talk-tap-field-visit = Tap where you have been.
talk-nothing = There are no units here for you to talk with.
talk-unit = { $name }
talk-unit-planned = { $name } ({ $past ->
    [yes] was planned for{ " " }
   *[no] { "" }
  }{ DATE($day) })
talk-between = ,{ " " }
talk-and-more = { $names } and { $more } more

# Recording.
talk-when-talk = You have talked with { $unit ->
    [none] { $person }
   *[other] { $unit } { $person }
  }? On which day?
talk-when-field-visit = You have been to { $unit }? On which day?
talk-done-talk = Noted: a talk with { $unit ->
    [none] { $person }
   *[other] { $unit } { $person }
  } on { DATE($day) }. { $settled }What was said need not be entered.
talk-done-field-visit = Noted: { $unit } was visited on { DATE($day) }. { $settled }Enter the opinions you collected one by one, and each will be seen to.
talk-undone = All right, the entry of { DATE($day) } does not count.
talk-settled-yearly = That is this year's talk.{ " " }
talk-settled-field-visit = That is this half-year's visit.{ " " }
talk-settled-new-post = The talk on the new post is done.{ " " }
talk-settled-commended = The talk after the commendation is done.{ " " }
talk-settled-complaint = The talk on the complaints is done.{ " " }
talk-settled-hardship = The talk on the hardship is done.{ " " }
talk-settled-low-score = The talk on the rating is done.{ " " }
talk-type-day = Which day? Just type it, such as 20/11/2026 or 11-20.
talk-type-plan = Which day instead? Just type it, such as 12-3.
talk-not-a-day = I could not read that day. Please type it like 11-20.

# What follows.
talk-follow-what = What is it about? Tap what comes closest.
talk-follow-line = Please type it in a line or two.
talk-follow-kept = Noted, number { $number }. { $unit } sees to it and answers by { DAY($due) }. If there is more, note another.

# Planning.
talk-planned = { $count ->
    [0] All of them have a day.
    [one] One unit now has a day: { DATE($first) }.
   *[other] { $count } units now have a day, spread evenly from { DATE($first) } to { DATE($last) }.
  } To move one, tap its name.
talk-moved = Moved to { DAY($day) }: { $unit }.

# Waiving.
talk-waive-which = Which of these need not be held?
talk-waive-why = Why need this not be held: { $what }, { $who }? Press one.
talk-waived = All right, waived: { $what }, { $who }. There are no more reminders. The ledger says “waived”.
talk-unwaived = All right, { $what } is to be held after all, by the same day as before.
talk-waived-talk = Waived: { $names }.
talk-waived-field-visit = Visits waived: { $names }.
talk-nothing-to-waive = There is nothing to waive here just now: it was held, or waived already.

# What makes a talk due.
talk-happened-what = What happened? New posts and hardship are known from the roster and need no entry.
talk-happened-who = Who { $why }? Please type the name.
talk-happened-which = Which one is it?
talk-happened-nobody = Nobody of that name is yours to talk with. Type it again, or send “cancel”.
talk-happened-kept = Noted: { $person } { $why }. A talk is due by { DATE($due) }; the weekly message will name it.
talk-happened-not = All right, what was entered about { $person } does not count.

# The digest.
talk-planned-talk = { $when ->
    [late] { $name } was planned for { DATE($day) }; the talk has not been held yet.
    [today] Today: a talk with { $name }.
   *[left] { DAY($day) }: a talk with { $name }.
  }
talk-planned-field-visit = { $when ->
    [late] { $name } was planned for { DATE($day) }; it has not been visited yet.
    [today] Today: a field visit to { $name }.
   *[left] { DAY($day) }: a field visit to { $name }.
  }
talk-digest-yearly = This year's talks: { $held } of { $total } units. Still to come: { $names }.
talk-digest-field-visit = This half-year's field visits: { $held } of { $total } units. Still to come: { $names }.
meeting-late = { $who } asked for a meeting on { DATE($asked) }, promised by { DATE($due) }; it is { $days ->
    [one] one working day
   *[other] { $days } working days
  } overdue.

# Asking for a talk.
meet-days = You would like to talk with somebody. Tap the day that suits you to see its times.
meet-day-line = { DAY($day) }, { $kind ->
    [open_door] open-door talk day
   *[reception] reception day
  }, { reception-host }. { $open ->
    [yes] { "" }
   *[no] Open for booking from { DATE($opens) }.
  }
meet-no-days = No day is planned just now. If it is urgent, call the duty telephone: { $telephone }.
meet-offer = These times are held for you. Tap the one that suits you:
meet-offer-line = { DAY($at) } { TIME($at) }, with { reception-host }
meet-offer-place = Place: { $place }.
meet-night = Nobody is in just now. If it is urgent, call the duty telephone: { $telephone }.
meet-none-free = Noted: you asked for a meeting on { DATE($asked) }. There is no free time in the next days, so the department will call you to settle one. If it is urgent, call the duty telephone: { $telephone }.
meet-booked = Booked: { DAY($at) } { TIME($at) }, with { reception-host }. Place: { $place }. Number { $number }. You will be reminded.
meet-declined = All right. It is now a matter to be seen to: number { $number }. You will be told a time by { DAY($due) }. If it is urgent, call the duty telephone: { $telephone }.
meet-withdrawn = All right, no meeting this time. Send “meet” whenever you would like one.
meet-case = Requested meeting: asked for on { DATE($asked) }, none of the times offered twice would do. Please settle a time with the person.
meet-told = { $who } has asked for a meeting: { DAY($at) } { TIME($at) }, with { reception-host }. Place: { $place }. Number { $number }.
meet-reminder-evening = { DAY($at) } { TIME($at) }: your meeting with { reception-host }. Place: { $place }.
meet-reminder-soon = Today at { TIME($at) }: your meeting with { reception-host }. Place: { $place }.
mine-meeting = { DAY($at) } { TIME($at) }: meeting with { reception-host }.
mine-meeting-open = The meeting you asked for on { DATE($asked) }: no time is settled yet.

# Refusals.
talk-not-yours = This talk is not yours to enter.
talk-day-outside = Only today or a day of the last { $days } days can be entered.
talk-recorded-already = That of { DATE($day) } has been entered already.
talk-held-already = This unit has had its talk; there is nothing to plan.
talk-no-days = There is no working day left to spread them over.
talk-plan-outside = Please choose a day from today to { DATE($last) }.
meeting-no-more-times = Other times were offered once. Please choose one of these, or tap “None of these”.

# Buttons.
word-talks = talks
word-meet = meet
button-talks = Talks
button-meet = Ask to meet
button-talk-with = { $who }
button-talk-talk = Talks
button-talk-field-visit = Field visits
button-talk-plan = Plan days
button-talk-happened = Talk needed
button-talk-today = Today
button-talk-yesterday = Yesterday
button-talk-other-day = Another day
button-talk-move = Move plan
button-talk-waive = Waive
button-talk-waiver-held-above = Held from above
button-talk-waiver-post-vacant = Post is vacant
button-talk-waiver-away = They are away
button-talk-waiver-entered-wrongly = Entered wrongly
button-talk-unwaive = Still to be held
button-talk-unwaive-who = Not waived: { $who }
button-talk-instead = { $who } instead
button-talk-follow = To be done
button-talk-opinion = An opinion
button-talk-again = One more
button-talk-undo = Undo
button-talk-held = Talk held
button-choice-person = { $name }
button-meet-time = { DATE($at) } { TIME($at) }
button-meet-other = Other times
button-meet-none = None of these
button-meet-cannot = Cannot come
button-meet-quit = No meeting
button-meet-day = { $kind ->
    [open_door] Talk day
   *[reception] Reception
  } { DATE($day) }
button-mine-meeting = My meeting
