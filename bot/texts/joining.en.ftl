# Joining: a link or nine digits and the full name, or one's own contact.

joining-welcome = Hello, I am Lianxin, an errand-runner for the county's organisation department. First, who are you? Please type the nine digits on your slip. Without a slip, press “Use my phone number” below.
joining-nine-digits = Please type the nine digits on your slip; spaces do not matter. Without a slip, ask your branch secretary for one, or press “Use my phone number”.
joining-name = Hello, I am Lianxin, an errand-runner for the county's organisation department. First, who are you? Please type your full name.
joining-done = { $name }, now I know you. Here you can rate the department's work and book a talk with the minister. I stay quiet otherwise; send “menu” whenever you need me.
joining-wrong = Number and name do not belong together. Please type the nine digits again as on the slip, and the full name. { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
  } If it never fits, your branch secretary can give you a new slip in a moment.
joining-locked = That was a few tries too many. Please wait until { TIME($at) }, or ask your branch secretary for a new slip.
joining-contact-of-another = That is somebody else's number. Please press “Use my phone number” to send your own.
joining-contact-unknown = This number is not on the roster. Please type the nine digits on your slip.
joining-let-go = All right, this account is free again. If the slip is yours, type its nine digits once more.
already-joined = I know you already. To use this account for somebody else, first send “privacy” and leave.
join-first = First, who are you? Please type the nine digits on your slip.
button-share-contact = Use my phone number
button-not-me = Not me

# Founding: the first administrator of an empty database, who has no slip because there is no roster yet.
founding-county = Hello, I am Lianxin. There is no roster here yet, and you are on the list of administrators: let us begin with the county. Please type its name.
founding-name = Good: { $county }. Now please type your own full name.
founding-done = { $name }, { $county } is set up and you are its administrator. Next, send the roster's Excel workbook (.xlsx) here; I check it first, and nothing changes until you agree.
founding-over = This step is over. Please type the nine digits on your slip.
