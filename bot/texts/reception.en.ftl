# Reception days as host and desk see them: the day's list, one day's changes, rhythms, figures, paper.

# The list of the day.
reception-list = { $kind ->
    [open-door] Open-door day on
    [requested] Requested meetings on
   *[reception] Visitors on
  } { DAY($day) }. Place: { $place }. { $count ->
    [0] Nobody has booked yet.
    [one] One visit is booked.
   *[other] { $count } visits are booked.
  }{ $waiting ->
    [0] { "" }
   *[other] {" "}{ $waiting } more wait for a place.
  }
reception-line = { reception-time } Comrade { $name }{ $party ->
    [1] { "" }
   *[other] {" "}(party of { $party })
  }, { reception-matter }{ reception-mark }
reception-line-nameless = { reception-time } party of { $party }, { $topic }{ reception-mark }
reception-time = { $timed ->
    [no] queue
   *[yes] { TIME($at) }
  }
reception-matter = { $topic }{ $said ->
    [yes] : { $line }
    [spoken] {" "}(voice)
   *[no] { "" }
  }
reception-mark = { $state ->
    [booked] { "" }
   *[other] {" "}({ reception-state })
  }
reception-state = { $state ->
    [arrived] here
    [called] called in
    [answered] answered on the spot
    [promised] promised
    [no-show] did not come
   *[booked] not recorded
  }
reception-inside = Inside now: Comrade { $name }, number { $number }.
reception-visit = { DAY($day) }, { reception-time }: Comrade { $name }{ $party ->
    [1] { "" }
   *[other] {" "}(party of { $party })
  }. { reception-matter }. Number { $number }. Now: { reception-state }.
reception-not-spoken = Nothing was left as a voice message here.
reception-not-yet = It can be noted on { DAY($day) }, not before.
button-visit = { $timed ->
    [no] { $name }
   *[yes] { TIME($at) }
  }{ $state ->
    [booked] { "" }
   *[other] {" "}✓
  }
button-mark-arrive = Here
button-mark-answered = Answered
button-mark-promised = Promised
button-mark-miss = Did not come
button-mark-unmark = Mistake
button-call-next = Call { $name }
button-walk-in = Somebody came
button-listen = Listen
button-manage-day = Manage the day
button-desk-year = Year ahead

# The year ahead.
desk-year = What is planned; tap a day for its list:
desk-year-line = { year-day }: { $places } times, { $left } left{ $waiting ->
    [0] { "" }
   *[other] , { $waiting } waiting
  }
desk-no-days = There is no reception day for you to see just now.

# One day.
manage-day = { DAY($day) }, received by Comrade { $host_name }. Place: { $place }. What is to be changed?
manage-cuts = Times on { DAY($day) } that nobody holds. Tap one to block it, again to open it. Booked ones are not listed.
manage-no-cuts = There is no free time to block on { DAY($day) }.
manage-hours = Which hours to add on { DAY($day) }? Please type them, like 17:30-18:30.
manage-added = { $count ->
    [one] One time was
   *[other] { $count } times were
  } added. Whoever waits gets a message, in order.
manage-hosts = Who receives on { DAY($day) } instead? Everybody who has booked will be told.
manage-no-hosts = Nobody else can receive. An administrator has to give them the post of host first.
manage-place = Where is reception held on { DAY($day) } instead? Please type it. Now it is { $place }. Everybody who has booked will be told.
manage-placed = It is held at { $place } now.{ $told ->
    [0] { "" }
    [one] {" "}One person gets a message.
   *[other] {" "}{ $told } people get a message.
  }{ $silent ->
    [0] { "" }
   *[other] {" "}No message reaches { $silent }; please telephone: { $names }.
  }
manage-call-off = Call { DAY($day) } off? { $count ->
    [one] One person who has booked or waits gets
   *[other] { $count } people who have booked or wait get
  } a message, and a place or a wait on the next day, in order.
manage-called-off = { DAY($day) } is called off; { $told ->
    [one] one person gets
   *[other] { $told } people get
  } a message.{ $silent ->
    [0] { "" }
   *[other] {" "}No message reaches { $silent }; please telephone: { $names }.
  }
slot-held = Somebody has just taken that time; it cannot be blocked.
slots-there-already = Those hours are planned already, or past.
host-busy = They receive on that day themselves.
reception-begun = Somebody is here already; the day cannot be called off.
button-cuts = Block times
button-more-times = Add times
button-hosts = Another host
button-other-place = Another place
button-call-off = Call it off
button-call-off-yes = Yes, call off
button-by-telephone = By telephone
button-print-register = Print register
button-cut = { TIME($at) }{ $blocked ->
    [yes] {" "}(blocked)
   *[no] { "" }
  }
button-host = { $name } ({ $unit })

# Rhythms.
series-list = The department: { $rhythm }, { $place }.
series-line = { $unit }: { $rhythm }, { $kind ->
    [open-door] open-door day,{" "}
   *[reception] { "" }
  }received by { $host }, { $hours }, { $place }{ $ends ->
    [yes] {" "}(until { DATE($until) })
   *[no] { "" }
  }
series-unit = For which unit?
series-host = Who receives?
series-no-host = Nobody of that unit can receive yet. An administrator has to give somebody the post of host first.
series-rhythm = How often? Tap a day of the week; for once a month, type the day (1 to 28).
series-place = { $rhythm }. Where? Please type the place.
place-too-long = A place has at most { $most } characters.
series-hours = From when to when? Please type it, like 09:00-11:00, or keep the department's hours.
series-check = Is this right? { $kind ->
    [open-door] Open-door days,
   *[reception] Reception days,
  } { $rhythm }, { $usual ->
    [yes] at the department's hours
   *[no] { $hours }
  }, { $place }.
series-end = End { $unit }, { $rhythm }, with today? All later days go, and whoever has booked one gets a message.
series-ended = It ends with today. Of those who had booked later days, { $told ->
    [one] one gets
   *[other] { $told } get
  } a message.{ $silent ->
    [0] { "" }
   *[other] {" "}No message reaches { $silent }; please telephone: { $names }.
  }
rhythm-monthly = on day { $number } of every month
rhythm-weekly = every { $weekday }
rhythm-week = { $weekday } of week { $number } of every month
button-series = Rhythms
button-series-new = Add one
button-series-begin = Settle it
button-make-open-door = Open-door days
button-make-reception = Reception days
button-usual-hours = Usual hours
button-rhythm = { $rhythm }
button-end-series = End { $unit }
button-end-series-yes = End with today

# Figures.
figures = Receptions from { DATE($first) } to { DATE($last) }. Nothing is told of fewer than { $fewest }, and nobody is ranked.
figures-none = No reception was recorded from { DATE($first) } to { DATE($last) }.
figures-line = { $name } ({ $unit }): { $visits } visits; from booking to visit { $waited }; promises answered in time { $in_time }; satisfied of those who said { $satisfied }.
figures-waited = { $days } working days (median of { $of })
figures-share = { $count }/{ $of }
figures-few = too few to show
button-figures = Figures
button-figures-older = Earlier
button-figures-newer = Later

# The register on paper.
register-title = { $host ->
    [minister] The minister's
    [town] { $unit }:
   *[other] The official's
  } { $kind ->
    [open-door] open-door register
   *[reception] reception register
  }
register-about = { DAY($day) } { NUMBER($year, useGrouping: 0) }, received by { $host_name }, { $place }
register-note = Empty lines are for whoever comes unannounced; enter it in Lianxin afterwards.
register-column-number = Number
register-column-time = Time
register-column-visitor = Visitor
register-column-party = Party
register-column-topic = Topic
register-column-line = In short
register-column-outcome = Outcome
register-column-signature = Signature
register-answered = answered
register-promised = promised
register-file = To print, and to use at the desk.
register-file-name = reception register { DATE($day) }.pdf
list-comma = {", "}

# The command line.
command-reception = reception and open-door days
command-reception-days = list the days of the coming year
command-reception-list = list who receives in which rhythm
command-reception-add = let a unit receive in a rhythm of its own
command-reception-end = end a rhythm with a day
command-reception-added = Settled as number { $key }; its days are planned.
command-reception-ended = It ends with { DATE($on) }. Later days are gone; messages to those who had booked one: { $told }.{ $silent ->
    [0] { "" }
   *[other] {" "}No message reaches { $silent }; please telephone: { $names }.
  }
