# Notices: to whom, what, and whether they arrived.

word-notice = notice
button-notice = Notices
button-notice-write = Write a notice
button-notice-one = { DATE($day) } { $unit } { $group }
button-notice-unit = All of { $unit }
button-notice-public = Public, { $days } working days
button-notice-not-public = Not public
button-notice-send = Send
button-notice-stop = Stop
button-notice-again = Progress
button-notice-unreached = Not reached
button-notice-copy = Copy text
button-notice-object = I know something

audience-members = Members
audience-everybody = Everybody on the roster
audience-cadres = Cadres
audience-secretaries = Branch secretaries
audience-deputies = Deputy secretaries
audience-organisers = Town organisers
audience-contacts = Contacts and relatives
audience-supervisors = Supervisors and deputies

notice-overview = { $count ->
    [0] No notice has been sent yet.
   *[other] The newest notices; open one to see whether it arrived.
  }
notice-which-unit = To whose people? Choose, or type the name of a unit.
notice-which-group = { $unit }: to which of them?
notice-readers = { $unit }, { $group }: { $people } people, of whom { $reached } can be reached and { $left } have no chat. It takes { $takes }.{ $begins ->
    [now] {""}
   *[later] {" "}Nothing leaves at night: it begins on { DATE($day) } at { TIME($time) }.
  }
notice-seconds = { $count ->
    [one] about a second
   *[other] about { $count } seconds
  }
notice-minutes = about { $count } minutes
notice-ask-text = Please type the notice. You will see it before it is sent.
notice-check = This is what they will read. Send it, or change it? To change it, type it again.
notice-letter = <b>Notice of { $unit }</b>
  { $text }
notice-letter-public = <b>Public notice of { $unit }</b>
  { $text }
  It stands until { DAY($until) }. If you know something, press “I know something”; your name may stay out of it.
notice-progress = { $unit }, { $group }, sent by { $by } on { DATE($day) } at { TIME($time) }: { $state ->
    [leaving] on its way.
    [left] handed out.
    [stopping] being stopped.
   *[stopped] stopped.
  }
  Arrived: { $sent }. Waiting: { $waiting }.{ $stopped ->
    [0] {""}
   *[other] {" "}Stopped before it left: { $stopped }.
  }
  Not delivered: { $blocked } closed the chat, { $gone } left or died, { $unknown } uncertain; { $left } had no chat.
  Only whether it arrived is known, never who read it.
notice-unreached = These { $count } cannot be reached; please have the branches tell them.
notice-unreached-branch = { $branch }: { $names }
notice-unreached-blocked = { $name } (closed the chat)
notice-unreached-file = notice { $notice } not reached
notice-all-reached = Everybody has a chat; there is nobody it cannot reach.
notice-text = { $text }
notice-object = Please write what you know; photos and voice are welcome too. It is taken until { DAY($until) }. Without a name only text is taken.
notice-objection = [On the public notice of { $unit } of { DATE($day) }]

notice-unit-not-yours = You cannot send notices to this unit.
notice-nobody = None of them has a chat, so it cannot leave.
notice-too-long = Too long: { $length } characters; { $most } at most.
notice-all-left = It has all left and cannot be stopped.
notice-over = The notice stood until { DAY($day) }. To raise something else, send “suggest”.
message-notice = Notice
    .why = A notice that an administrator sent
