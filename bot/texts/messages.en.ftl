# The day's one message opens with these words; every area adds its part.

digest-greeting = { $half ->
    [morning] Good morning,
   *[later] Hello
  } { $post ->
    [secretary] Secretary
   *[other] Comrade
  } { $surname }.{ " " }

# What each kind of unasked message is called, and why it goes out: for the playground and for `preview`.

message-digest = Digest
    .why = Visits and calls that are owed, one message a day: { $slot }
message-death = Death to be confirmed
    .why = One person reports, a second confirms
message-reception-offer = A place came free
    .why = The first in line; it is held for them
message-reception-reminder = Reception reminder
    .why = Everybody booked, the evening before and once more shortly before they come
message-reception-no-place = No place
    .why = Booking has closed and the waitlist was not served
message-reception-list = List of visitors
    .why = The host, the evening before and in the morning
message-reception-changed = A booking has changed
    .why = somebody did something for them, and they are told
message-reception-other-host = Another host
    .why = told to everybody who has booked or waits
message-reception-other-place = Another place
    .why = Everybody who has booked or waits learns where to go
message-reception-called-off = A day called off
    .why = told to everybody who has booked or waits, with the next day
message-reception-called = Their turn
    .why = the desk asks them in
message-meeting-booked = Meeting booked
    .why = a supervisor took a time: host and desk are told
message-meeting-reminder = Meeting reminder
    .why = to whoever asked, the evening before and shortly before
message-ballot = Please rate
    .why = Everybody invited, and one reminder half-way
message-ballot-over = Wave over
    .why = Everybody invited: the earlier message is edited to its end
