# The command line.

command-line = Lianxin: a Telegram bot for a county's organisation department and its branches.
command-serve = serve Telegram until stopped
command-playground = try the bot without Telegram: a demonstration county and a chat page in the browser
command-check = look for what is wrong, and say how to mend it
command-database = the database
command-database-upgrade = bring the database up to date
command-database-current = say where the database stands
command-database-is-at = The database is at { $revision }.
command-database-stands = The database is at { $revision }; this program needs { $newest }.
command-database-away = The database cannot be reached. Nothing was changed.
command-keys = sealing keys
command-keys-new = print a fresh sealing key for LIANXIN_DATA_KEYS
command-calendar = working days and festivals
command-calendar-due = when a number of days from receipt are over
command-calendar-festivals = a year's festivals by date
command-calendar-import = take over a year's published holidays (JSON)
command-calendar-due-on = Received { DATE($received) }, due { DAY($due) }. Not counted:
command-calendar-is-provisional = Provisional: the notice for that year has not been published yet.
command-calendar-imported = Holidays of { $year } taken over: { $days } days.
