# Reception days: booking, the waiting line, reminders, the desk.

reception-host = { $host ->
    [minister] the minister
    [town] the receiving official of { $unit }
   *[other] the receiving official
  }

# Booking, in the order people meet it.
booking-none = No reception day is planned just now. Once one is, send “book”.
booking-opens = The next reception day is { DAY($day) }. It can be booked from { DAY($opens) }; just send “book” then.
booking-closed-next = Booking for { DATE($closed) } has closed; if it is urgent, come and queue at the reception room on the day. The next is { DAY($day) }, open from { DATE($opens) }.
booking-times = { DAY($day) }, received by { reception-host }. Place: { $place }. { $left ->
    [one] One time is
   *[other] { $left } times are
  } left; tap the one that suits you.
booking-full = { DAY($day) } is full. You can wait in line, { $waiting ->
    [0] nobody is
    [one] one person is
   *[other] { $waiting } people are
  } before you; a place given up is held for each in turn and is yours once you tap “Take it”.
booking-topic = { DAY($at) }, { TIME($at) }. What is it about? Tap whatever comes closest.
booking-topic-queue = Waiting for a place on { DAY($day) }. What is it about? Tap whatever comes closest.
booking-line = Please type in one line what you would like to talk about, or say it in a voice message, so that they are prepared. Only those who receive you see it; you may leave it out.
booking-line-too-long = One line will do, at most { $most } characters. Keep the rest for the talk.
booking-check = Is this right? { DAY($at) }, { TIME($at) }, with { reception-host }. { booking-wish }
booking-check-queue = Is this right? You wait for a place on { DAY($day) }, with { reception-host }. { booking-wish }
booking-for = Booked for { $name }.
booking-wish = { $party ->
    [1] You come alone.
   *[other] { $party } of you come.
  } { $said ->
    [yes] Topic: { $topic }, “{ $line }”. To change that line, type it again.
    [spoken] Topic: { $topic }; your voice message is kept. To change it, say it again.
   *[no] Topic: { $topic }. To add a line, just type it.
  }
booking-party = How many of you come? The room is small, so please be exact.
slot-taken = Somebody else has just taken that time.
slot-gone = Nobody is received at that time any more. Send “book” to see what there is.
day-gone = Nobody is received on that day. Send “book” to see the next one.
one-a-day = You already have a place on that day; one a person and day. Send “mine” to see when.
booking-not-open-yet = It can be booked from { DAY($opens_at) }; just send “book” then.
booking-closed = Booking for that day closed on { DATE($closed_at) } at { TIME($closed_at) }. If it is urgent, come and queue at the reception room on the day.
topic-unknown = That topic is no longer offered. Please send “book” and choose again.
party-size = { $least } to { $most } people can come at once, not { $size }.

# An appointment, as its visitor sees it in each state.
booking-booked = Booked: { DAY($at) }, { TIME($at) }, with { reception-host }. Place: { $place }. Number { $number }.{ $today ->
    [yes] { "" }
   *[no] {" "}You will be reminded the day before at { $reminds ->
        [evening] { $hour } in the evening
       *[other] { TIME($reminded) }
      }.
  } If you cannot come, that is all right: tap “Cancel” and somebody else can.
booking-waitlisted = You are in line for { DAY($day) }, number { $position }. As soon as a place is free you get a message and it is held for you; if there is none you are told too, so no need to keep looking.
booking-offered = A place is free: { DAY($at) }, { TIME($at) }, with { reception-host }. Place: { $place }. It is held for you until { DATE($until) }, { TIME($until) }; to have it, tap “Take it”.
booking-arrived = { DAY($at) }, { TIME($at) }: you are here. Please have a seat, you will be called. Number { $number }.
booking-queued = Noted that you are here. Please have a seat: whoever has a time goes first, then it is your turn. Number { $number }.
booking-called = It is your turn; please come in. Number { $number }.
booking-changed = The reception room (or whoever booked for you) has just done something for you. It now stands so:
    { $now }
booking-other-host = Somebody else receives on { DAY($day) }: Comrade { $host_name }. Time and place stay the same.
booking-other-place = Reception on { DAY($day) } is held elsewhere: please come to { $place }. Host and time stay the same.
booking-carried = The reception of { DATE($lost) } is cancelled; we are sorry. You can have { DAY($at) }, { TIME($at) }, with { reception-host } instead, place: { $place }. It is held for you until { DATE($until) }, { TIME($until) }; to have it, tap “Take it”.
booking-waits-on = The reception of { DATE($lost) } is cancelled; we are sorry. You now wait in line for { DAY($day) }, number { $position }, and get a message as soon as a place is free.
booking-called-off = The reception of { DATE($lost) } is cancelled; we are sorry. To book another day, just tap.
booking-done = { DAY($at) }, { TIME($at) }: the visit is over. Number { $number }.
booking-no-show = { DAY($at) }, { TIME($at) }: noted as not having come. If that is wrong, please tell the reception room. Number { $number }.
booking-cancelled = { $timed ->
    [yes] { DAY($day) } is cancelled and somebody else can have the place.
   *[no] You no longer wait in line for { DAY($day) }.
  } You can book again at any time.
booking-quit = { $timed ->
    [yes] You cannot come on { DAY($day) }? The place goes to somebody else at once.
   *[no] You no longer wish to wait in line for { DAY($day) }? Whoever is behind you moves up.
  }
booking-move = You have { DAY($at) }, { TIME($at) }. Which time instead? The old one is given up only once the new one is yours.
booking-move-full = { DAY($day) } has no other free time; { TIME($at) } is still yours.
booking-no-place = No place came free on { DAY($day) }. If it is urgent, come and queue at the reception room on the day; otherwise send “book” for the next one.
booking-reminder-evening = { DAY($at) }, { TIME($at) }: you see { reception-host }. Place: { $place }. Number { $number }. If you cannot come, that is all right: one tap gives it to somebody else.
booking-reminder-soon = Today at { TIME($at) } you see { reception-host }. Place: { $place }. Number { $number }.
offer-over = That time was held until the hour named and has gone to the next in line. To try again, send “book”.
appointment-over = The time has come; it can no longer be cancelled. If you cannot come, please tell the reception room.
appointment-not-possible-now = This appointment has changed meanwhile, so that cannot be done now. Send “mine” to see how it stands.
appointment-numbers-used-up = The numbers of { $year } are used up (at most { $most }). Please ask the administrator.

# The year ahead.
year-ahead = The days to come; tap one that can be booked:
year-line-open = { year-day }, { $left ->
    [one] one time is
   *[other] { $left } times are
  } left
year-line-full = { year-day }, full, one can wait in line
year-line-closed = { year-day }, booking has closed
year-line-later = { year-day }, open from { DATE($opens) }
year-day = { DAY($day) }, { $kind ->
    [open-door] open-door day,{" "}
   *[reception] { "" }
  }{ reception-host }

# On the day, and for somebody else.
here-topic = You will be in the queue. What is it about? Tap whatever comes closest.
reception-not-today = One can queue on the day itself, not before.
reception-over = Today's reception is over. Send “book” for the next one.
behalf-who = For whom? Tap, or type the name.
behalf-queue = Who has come? Please type the name.
behalf-which = There are several called { $name }, or one who is not on the roster; please tap:
behalf-not-on-roster = { $name } is not on the roster. If they are a visitor from outside it, tap to enter them.
behalf-unknown = Nobody of that name is among those you may book for. Please type the full name.
behalf-name-too-long = A name has at most { $most } characters.
walk-in-topic = What is it about? Tap whatever comes closest.

# The calendar file.
calendar-file = Open it to put it into your calendar.
calendar-file-name = reception { DATE($at) }.ics
calendar-summary = See { reception-host }
calendar-description = Number { $number }. If you cannot come, tap “Cancel” in Lianxin.

# What people come about.
topic-branch = Branch
topic-cadres = Cadres
topic-members = Members
topic-talent = Talent
topic-elders = Elders, hardship
topic-village = Village affairs
topic-conduct = Conduct
topic-other = Other

# Buttons.
button-time = { TIME($at) }
button-queue = Wait in line
button-queue-it = Get in line
button-other-days = Other days
button-behalf = For somebody
button-guest = Enter as a guest
button-here = I am here
button-here-queue = I am here, queue
button-day-short = { DATE($day) }{ $kind ->
    [open-door] {" "}(talks)
   *[reception] { $host ->
        [town] {" "}(town)
       *[other] { "" }
      }
  }
button-no-line = Leave it out
button-book-it = Book it
button-party-ask = How many
button-party = { $party }
button-other-time = Another time
button-move = Move
button-to-calendar = Add to calendar
button-accept = Take it
button-decline = Pass it on
button-stop-waiting = Stop waiting
button-book-again = Book again
button-cannot-come = Cannot come
button-look = Show it
button-quit-yes = Give it up
button-quit-no = I will come
button-mine-appointment = Show { DATE($day) }

# One's own.
mine = What is under way for you:
mine-nothing = Nothing is under way for you.
mine-booked = { DAY($at) }, { TIME($at) }, with { reception-host }, number { $number }.
mine-waitlisted = { DAY($day) }, waiting for a place, number { $position } in line.
mine-offered = { DAY($at) }, { TIME($at) } is free, held for you until { DATE($until) }, { TIME($until) }.
mine-arrived = { DAY($at) }, { TIME($at) }, with { reception-host }: you are here.
mine-queued = { DAY($day) }, in the queue at the reception room, number { $number }.

# Settings of rules, when one is wrong.
setting-unknown = There is no setting “{ $setting }”.
setting-unreadable = “{ $setting }” cannot be read: { $value }.
setting-empty = “{ $setting }” must not be empty.
setting-not-positive = “{ $setting }” must be above zero.
setting-out-of-order = “{ $setting }” is out of order.
reception-rhythm-unreadable = The rhythm of reception days cannot be read: { $rhythm }. Write monthly day 15 (1 to 28), weekly day 5 (a Friday) or monthly week 2 day 5 (the second Friday).
reception-hours-unreadable = The hours cannot be read: { $hours }. Write 09:00-12:00, 14:30-17:30.
reception-hours-out-of-order = The hours are out of order: { $hours }.
reception-hours-too-short = The hours ({ $hours }) do not hold one slot of { $minutes } minutes.
