# The five cares: the digest, visits, events, leave.

# Periods and festivals.
care-period-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  }
care-period-quarter = { $n ->
    [1] first-quarter
    [2] second-quarter
    [3] third-quarter
   *[4] fourth-quarter
  }
care-period-half = { $n ->
    [1] first-half
   *[2] second-half
  }
care-period-year = yearly
care-of-year = { $period } { $year }
care-festival-party-day = 1 July
care-festival-spring-festival = Spring Festival
care-festival-new-year = New Year
care-festival-national-day = National Day
care-festival-double-ninth = Double Ninth

# What a task is called, one entry a rule; .owed: as something still to be done.
matter-hospital-visit = hospital visit
    .owed = { $over ->
        [yes] home from hospital since { $since }
       *[no] in hospital since { $since }
      }
matter-festival-visit = { $period } visit
    .owed = { $period } visit
matter-routine-visit = { $period } visit
    .owed = { $period } visit
matter-monthly-checkin = { $period } check-in
    .owed = { $period } check-in
matter-disaster-visit = visit after the disaster
    .owed = struck by disaster { $since }
matter-death-check = confirmation of death
    .owed = is said to have died { $since }, please confirm
matter-memorial = comfort for the family
    .owed = died { $since }, comfort for the family

# People, numbers and days.
care-comrade = Comrade { $name }
care-name = { $name }
care-aged = { $name } ({ $age })
care-people = { $spelled ->
    [yes] { $n ->
        [1] one person
        [2] two people
        [3] three people
        [4] four people
        [5] five people
        [6] six people
        [7] seven people
        [8] eight people
        [9] nine people
       *[10] ten people
      }
   *[no] { $n } people
  }
care-and = { ", " }
care-then = { "; " }
care-today = today
care-yesterday = yesterday
care-tomorrow = tomorrow
care-weekday-1 = Monday
care-weekday-2 = Tuesday
care-weekday-3 = Wednesday
care-weekday-4 = Thursday
care-weekday-5 = Friday
care-weekday-6 = Saturday
care-weekday-7 = Sunday
care-this-week = { $weekday }
care-last-week = last { $weekday }
care-on-date = { DATE($on) }
care-by = by { $day }
care-by-day-of-month = by the { $day }.
care-by-year-end = by the end of the year
care-go-by = please look in by { $day }
care-no-hurry = { $last }, no hurry
care-late = { $days ->
    [1] one day late
   *[other] { $days } days late
  }

# The digest.
care-opening = { $elders ->
    [yes] Elders
   *[no] Comrades
  } { $when ->
    [week] this week
   *[day] today
  }, { $people }:{ " " }
care-line = { $who }: { $what }
care-owed = { $what }, { $due }
care-besides = { $what }, also { $more }
care-together = { $what } (together with: { $more })
care-own = { $opening }{ $lines }.
    { $ask }
care-ask = Press whoever you have seen{ $phone ->
    [none] .
    [all] ; a call counts too.
    [last] ; for the last one a call counts too.
    [tail] ; for the last { $people } a call counts too.
   *[named] ; a call counts too for { $names }.
  }
care-cover = { $name } is on leave until { DATE($until) }; these are yours meanwhile.
care-cover-open = { $name } is on leave; these are yours meanwhile.
care-rest = Named before and still open: { $people }. No hurry; send “today” to see them.
care-rest-overdue = Past the day and still waiting for somebody: { $people }. Send “today” to see them.
care-overflow = There are { $people } besides; press “To visit” to see all.
care-others = Contact persons see to the other { $people }; { $waiting } not seen yet{ $late ->
    [yes] , past the day: { $names }.
   *[no] .
  }
care-deputy = Past the day in your branch, { $people }; please lend a hand: { $lines }.
care-branch = { $unit } { $people }
care-climbed-town = In your town nobody has been to see { $people } in time, in { $branches ->
    [1] one branch
   *[other] { $branches } branches
  }: { $list }{ $more ->
    [yes] , and others.
   *[no] .
  }
care-climbed-county = In the county nobody has been to see { $people } in time, in { $branches ->
    [1] one branch
   *[other] { $branches } branches
  }: { $list }{ $more ->
    [yes] , and others.
   *[no] .
  }
care-holder = { $unit } { $name }
care-out-of-reach = These get no messages, so the next in line sees to it: { $list }. Please help them join when you can.
care-too-many = { $people ->
    [1] One person
   *[other] { $people } people
  } found the reminders too many last week.
care-nothing = Nobody is waiting for a visit just now.

button-seen = Saw { $name }
button-death-check = Confirm { $name }
button-round = Saw several
button-leave = Leave
button-too-many = Too many
button-late-town = Who?
button-late-county = Who?
button-report = Report

# A visit.
care-how = How was { $name } seen on { DAY($on) }?
care-how-nothing-owed = Nothing is owed to { $name } just now. If there was a visit on { DAY($on) }, you can note it.
care-how-seen = { $by } has noted a visit to { $name } on { DAY($on) }: { $way }. Nothing more to fill in; press only for another visit.
care-which-day = On which day was { $name } seen?
care-type-day = Please type the day, like “11-3” (3 November).
care-not-a-day = That is no day I know. Please type it like “11-3”.
care-recorded = Noted: { DATE($on) }, { $deed }.{ " " }
care-already = { $by } has noted it already: { DATE($on) }, { $deed }.{ " " }
care-deed = { $way ->
    [home] { $name } seen at home
    [phone] { $name } called
    [hospital] { $name } seen in hospital
    [proxy] asked the family about { $name }
    [gathering] { $name } met at the gathering
   *[farewell] family of { $name } comforted
  }
care-settled = { $count ->
    [0] Nothing was due, but it is kept.
    [1] That settles { $matters }; nothing else to fill in.
   *[other] That settles all of these: { $matters }; nothing else to fill in.
  }
care-left = Still open for { $name }: { $matters }.
care-left-one = { $matter } ({ $due })
care-still = Still to be seen, { $people }: { $lines }.
care-withdrawn = All right, that visit to { $name } is struck out; what was owed is back.
care-note-ask = Please type one line. It is kept sealed.
care-noted = Noted and sealed.
care-round = Whom did you see on the round of { DAY($on) }? Press the names, then how.
care-round-chosen = { DAY($on) }, seen: { $names }. In which way?
care-round-day = On which day?
care-round-nobody = No name is pressed yet.
care-round-done = Noted: { DATE($on) }, on one round { $names }.

button-way-home = At home
button-way-phone = By phone
button-way-hospital = Hospital
button-way-proxy = Family
button-way-gathering = Gathering
button-way-farewell = Family
button-other-day = Other day
button-day = { $day }
button-type-day = Type a day
button-wrong = Wrong
button-wrong-one = { $name } wrong
button-visit-note = Add a line
button-all = All there
button-picked = ✓ { $name }
button-pick = { $name }

# Names behind a town's or the county's counts.
care-late-names = Not seen in time:
care-late-line = { $unit }: { $names }
care-late-none = Nobody is past the day just now.

# Events.
care-what-happened = What has happened? Press one.
care-about-whom = Who { $event }?
care-about-nobody = There is nobody of whom this can be reported.
care-when = { $name } { $event }: on which day?
care-event-hospital = went to hospital
care-event-home-again = came home from hospital
care-event-hardship = is in hardship
care-event-hardship-over = is out of hardship
care-event-away = went to live elsewhere
care-event-back = came back
care-event-disaster = was struck by disaster
care-event-died = died
care-reported = Noted: { $name } { $event }, { DATE($on) }. { $hint }
care-hint-hospital = Tomorrow morning there will be a reminder to look in.
care-hint-home-again = Look in within a week; a call counts too.
care-hint-hardship = From now on one check-in a month.
care-hint-hardship-over = The monthly check-ins end here.
care-hint-away = A call counts meanwhile.
care-hint-back = Home visits as before.
care-hint-disaster = Please look in at home within a week.
care-undone = All right, nothing was reported about { $name }.
button-event-hospital = Hospital
button-event-home-again = Home again
button-event-hardship = Hardship
button-event-hardship-over = Hardship over
button-event-away = Away
button-event-back = Back
button-event-disaster = Disaster
button-event-died = Died
button-undo = Mistake

# A death.
care-death-entered = Understood. { $name } died on { DATE($on) }. All reminders about this person have stopped. { $asked ->
    [none] Somebody still has to confirm it; nobody can be reached just now, so it goes up the line.
   *[other] { $asked } has been asked to confirm it.
  }
care-death-ask = { $by } reports: { $name }, { $unit }, died on { DATE($on) }. Please confirm; until then all reminders about this person wait.
care-death-confirmed = Understood, the death of { $name } is confirmed. The remaining visits have ended; please let the branch comfort the family.
care-death-rejected = All right, the entry about { $name } is struck out. What was owed is back, with a few more days.
care-death-settled = Somebody has settled the entry about { $name } already.
care-farewell = For { $name } a simple farewell: please comfort the family.
care-farewell-meeting = By the county's rule { $by } presides over the memorial meeting for { $name }.
care-presider-branch-secretary = the branch secretary
care-presider-town-cadre = the town cadre posted to the village
care-presider-town-organiser = the town organisation committee member
care-presider-deputy-secretary = the town's deputy Party secretary in charge
care-presider-town-secretary = the town Party secretary
button-death-true = It is so
button-death-false = Mistake

# Leave and too many reminders.
care-leave-ask = Until when? A week at most; for longer press “Stand-in”.
care-leave-covered = All right, until { DAY($until) }. { $names } will see to it meanwhile; then it comes back to you by itself.
care-leave-uncovered = All right, until { DAY($until) }. Nobody in the branch can stand in, so what is urgent goes to the town.
care-leave-ended = Welcome back. Everything is yours again.
care-too-many-noted = Thank you for saying so; it is noted. Every Monday the administrator sees how many people say this, in order to send less. Normally there is one message, on Monday; for a few days off, press “Leave”.
button-end-leave = I am back

# Refusals.
elders-not-yours = Somebody else looks after this person now; there is nothing for you to fill in here.
elders-oneself = Somebody else visits you and fills this in.
elders-held = Everything about this person waits just now; there is nothing to fill in.
elders-day-to-come = That day is still to come.
elders-day-too-long-ago = That is too long ago; the earliest day is { DATE($earliest) }.
elders-event-known = That is known already, since { DATE($since) }.
elders-event-over = That is over already.
elders-event-before-start = That is too early: it began on { DATE($since) }.
elders-undo-too-late = Only what was reported today can be struck out. If something has changed, please report it.
elders-second-person = Whoever reported it cannot confirm it; a second person has to.
elders-death-confirmed = This has been confirmed already.
elders-death-struck-out = This was struck out; it has not happened.
elders-leave-length = At most { $days } days at a time.


# The command line.
command-preview = list what would leave on a day, without sending or storing it
command-explain = explain why somebody was reminded of on a day, or was not
command-preview-count = Messages: { $count }.
command-explain-person = { $name } (id { $id }), { $unit }, facts: { $facts }
command-explain-nothing-owed = Nothing was owed that day: category { $category }; no rule matches age, honours or facts, or its window had not opened.
command-explain-task = { $matter } ({ $rule } / { $slot }): { $opens } to { $due }, { $state }, ways: { $ways }
command-explain-passed =   passed over { $name } ({ $role }): { $why ->
    [self] the person concerned
    [in_hospital] in hospital
    [not_this_one] entered it, or is the contact person
   *[no_chat] gets no messages
  }
command-explain-owner =   owner { $name } ({ $role }{ $cover ->
    [yes] , by cover
   *[no] {""}
  })
command-explain-nobody =   no owner who gets messages
command-explain-climbed =   has climbed to: { $rungs }
command-explain-stage =   { $said ->
    [waits] not news that day: it waits for Monday's message
    [told] named at this stage ({ $stage }) already, so not again that day
   *[news] that day's message names it ({ $stage })
  }
command-explain-named =   named to { $name } on { $on } ({ $stage })
command-explain-message = message { $slot } to { $name }: { $state } ({ $why }), { $sent ->
    [yes] accepted by Telegram
   *[no] not accepted by Telegram
  }
explain-nobody = Nobody of that name or number is on the roster.
explain-which = Several people have that name; use one of the numbers: { $ids }.
unit-unknown = There is no unit called “{ $name }”.
unit-several = Several units are called “{ $name }”; use the number.
care-remark-no-chat = { $name } gets no messages
