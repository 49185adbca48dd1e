# What is held, how to take it along, how to leave.

button-privacy = My data
button-privacy-take = Take a copy
button-privacy-limits = Plain words
button-privacy-leave = Leave
button-privacy-left = Yes, leave

privacy-held = <b>{ $name }</b>, { $branch }. This is held on you:
privacy-held-alone = <b>{ $name }</b>, you belong to no branch. This is held on you:
privacy-joined = Joined { DAY($on) } { TIME($at) }, { $by ->
    [contact] by your telephone number
    [founding] when you set the county up
   *[code] by the digits on your slip
  }. If that was not you, please tell your branch secretary.
privacy-kind-roster = · Roster: name, sex, date of birth, date of joining, telephone (sealed), branch.
privacy-kind-account = · This account: its number, when it joined, the slips used (hashed, the digits cannot be told).
privacy-kind-posts = · Posts you hold, or others hold for you: { $count }.
privacy-kind-cares = · Visits and circumstances: who came to see you when, hospital, hardship: { $count }. Words written on a visit are sealed.
privacy-kind-meetings = · Appointments and talks: { $count }. What is said is not stored.
privacy-kind-cases = · What you raised by name: { $count }, sealed. What you raised without a name is not here; only “mine” recognises it.
privacy-kind-aid = · Aid: { $count }.
privacy-kind-messages = · Messages sent to you: { $count }. Whether they arrived is noted, never whether you read them.
privacy-kind-office = · What you wrote by a post: { $count }.
privacy-kind-trail = · The trail of who did what: { $count }.
privacy-place = · You are on the list of “{ $title }”: { $state ->
    [voted] one ballot was handed in
    [paper] you vote on paper
   *[asked] no ballot was handed in yet
  }. This is deleted when it closes, after { DAY($day) }.
privacy-code = · On the published list of the sample for “{ $title }” your code is <code>{ $code }</code>: { $drawn ->
    [yes] drawn
    [no] not drawn
   *[open] not drawn yet
  }.
privacy-deeds = · What you did for others: { $count }, with the day and what it was.
privacy-not-held = Not held: identity number, address, illness, how you voted.

privacy-limits = Plain words:
  · Your rating is sealed before it is stored, and afterwards only totals are left. While a wave is open, whoever controls the running program could watch in theory; nobody else can.
  · What you raise without a name shows you on nobody's screen. Whoever holds both the keys and the database could follow the way by which the answer is sent.
  · Messages travel through Telegram, whose machines stand abroad; that stretch is not ours.
  · A message that was handled leaves a sealed trace for 8 days at most, so that a power cut does not make us do things twice.
privacy-file = My data { $name }
privacy-taken = This is everything held on you. Sealed words that others wrote do not travel through Telegram ({ $withheld } columns); to see them, please come to the department.
privacy-leave-ask = When you leave, this chat no longer knows you, and what it made is deleted: how you joined, unfinished steps, which reminders were sent.
  Roster, visits, appointments and what you raised are the organisation's; they stay and go on. What you no longer want, cancel under “mine” first.
  To come back, ask your branch secretary for a slip.
privacy-left = You have left, and what the chat made is deleted. Please clear the old messages on your screen yourself.
retention-too-short = Kept too short: { $least } days at least.

# The page of help
button-office-edit = Edit this page
button-office-place = Place
button-office-telephone = Telephone
button-office-hours = Hours
button-office-in-charge = In charge
office-which = Which line?
office-nothing = empty
office-ask-place = Where is it? Now: { $now }. Type the new line, or “-” to take it off.
office-ask-telephone = Which number? Now: { $now }. Type the new line, or “-” to take it off.
office-ask-hours = When is somebody there? Now: { $now }. Type the new line, or “-” to take it off.
office-ask-in-charge = Who is in charge? Now: { $now }. Type the new line, or “-” to take it off.
office-place = Place: { $line }
office-telephone = Telephone: { $line }
office-hours = Hours: { $line }
office-in-charge = In charge: { $line }
office-too-long = A line has { $most } characters at most.
