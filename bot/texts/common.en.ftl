# Dates and what every conversation shares.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
format-day = { $weekday } { $day } { $month }
format-date = { $day } { $month }
format-time = { $hour }:{ $minute }

button-back = Back
button-cancel = Cancel
button-menu = Menu
button-yes = Yes
button-no = No
button-more = Next page
button-previous = Previous

# What people type instead of a command.
word-start = start
word-menu = menu
word-rate = rate
word-book = book
word-suggest = suggest
word-mine = mine
word-result = result
word-help = help
word-cancel = cancel
word-back = back
word-today = today
word-pause = leave
word-reception = reception
word-desk = desk
word-ledger = ledger
word-wave = wave
word-language = language
word-privacy = privacy

something-wrong = That step did not work; it was not your fault. What you sent is kept and will be looked at. To go on, send “menu”.
edits-not-taken = I cannot see edited messages. Please send it again as a new one.
groups-not-served = I only work in private chats. Please write to me there.
old-button = This button is out of date. Send “menu” to start again.
not-allowed = This step is not yours to take. For anything else, send “menu”.
text-wanted = Please type it as text; I cannot read pictures or voice here. To stop, send “cancel”.
name-too-long = A name has { $most } characters at most.
file-too-large = The file is too large; at most { $megabytes } MB.
cancelled = All right, cancelled. Send “menu” whenever you need me.
left-unfinished = What you were writing before was not handed in, and was not kept. Send it once more if you still need it.
