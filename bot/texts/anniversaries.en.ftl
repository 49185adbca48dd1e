# Joining days, seventieth birthdays, fifty years in the Party.

joining-days = Joining days next week: { $people }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }.
joining-day-one = { $name } ({ DATE($on) }, { $years ->
    [one] one year
   *[other] { $years } years
  })
seventieth = { $count ->
    [one] { $people } is seventy this week and will be visited from now on.
   *[other] { $people } are seventy this week and will be visited from now on.
  }
joining-day-greeting = { $years ->
    [one] A year ago today you joined the Party.
   *[other] { $years } years ago today you joined the Party.
  } All the best to you.
fifty-digest = { $count ->
    [one] One person will have been in the Party for fifty years by { DATE($day) }.
   *[other] { $count } people will have been in the Party for fifty years by { DATE($day) }.
  } The list is worked out; please check it against the files.
button-fifty = Check the list

greeting-ask = You joined on { DATE($on) }. Would you like a greeting on that day? { $now ->
    [yes] Just now: yes.
   *[no] Just now: no.
  }
greeting-kept = { $wished ->
    [yes] You will be greeted that morning.
   *[no] No greeting, then.
  }
greeting-no-day = The roster does not have the day you joined; please let the branch secretary add it.
button-greeting = Joining day
button-greet-yes = Yes, please
button-greet-no = No, thanks

button-export-fifty = Fifty-year list
audit-greeting = Joining-day greeting
audit-greeting-wish = Wished to be greeted on the joining day
audit-greeting-end = No longer wished to be greeted
