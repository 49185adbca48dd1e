# The trail of who did what, and whether it is whole.

word-audit = audit
button-audit = Trail
button-trail-all = All
button-trail-taken = What was taken
button-trail-looked = Looked at
button-trail-posts = Posts
button-trail-accounts = Accounts
button-trail-settings = Settings, roster
button-trail-verify = Is it whole?

trail-title-all = <b>Who did what</b>, newest first:
trail-title-taken = <b>Who took what</b>, newest first:
trail-title-looked = <b>Who looked beyond their own branch</b>, newest first:
trail-title-posts = <b>Posts</b>, newest first:
trail-title-accounts = <b>Accounts</b>, newest first:
trail-title-settings = <b>Settings and roster</b>, newest first:
trail-nothing = Nothing of this kind yet.
trail-line = { DATE($at) } { TIME($at) } { $who } { $what } { $about }
trail-whole = The trail is whole, { $rows } rows. Its last row is marked { $mark }; please note that elsewhere to compare later.
trail-broken = Row { $at } of the trail was changed or is missing. Please see whoever runs the machine at once.
trail-unsealed = The seal at the end of the trail is wrong: it was written anew, or a key is missing. Please see whoever runs the machine at once.

# What each deed is called
audit-account = joining
audit-account-bind = joined
audit-account-rebind = changed the account
audit-account-unbind = let an account go
audit-audit-look = read the trail
audit-backup = made a backup
audit-calendar-import = imported a calendar
audit-keys-rotate = rotated the keys
audit-meeting = requested meeting
audit-notice-send = sent a notice
audit-notice-stop = stopped a notice
audit-notice-list = listed whom a notice did not reach
audit-person-merge = merged two records
audit-post-end = ended a post
audit-post-cover = arranged a cover
audit-post-uncover = ended a cover early
audit-privacy-export = took a copy of their own data
audit-privacy-leave = left
audit-questionnaire-load = loaded a questionnaire
audit-reception = reception day
audit-restore = restored a backup
audit-roster-decide = decided a doubtful row
audit-setting-change = changed a setting
audit-talk = talk
audit-talk-waived = talk waived
audit-talk-waiver-withdrawn = talk waiver taken back
audit-unit = changed units
audit-updates = updates given up
audit-updates-drop = let given-up updates go
audit-updates-retry = let given-up updates be tried again
audit-wave = satisfaction wave
audit-wave-open = opened a wave
audit-wave-close = closed a wave
audit-look = looked at people
audit-look-unseen = looked at whom nobody has seen for long
audit-look-alone = looked at old people without a contact person
audit-look-late = looked at whom is overdue
audit-look-today = looked at whom is to be visited
audit-look-elder = looked at an elder
audit-look-visitors = looked at visitors
audit-look-case = looked at a case
audit-look-aid = looked at an application for aid
audit-look-talks = looked at whom to talk with
audit-look-members = looked at the members of a branch
audit-look-posts = looked at who holds a post
audit-look-people = looked people up by name
audit-print = printed pages
audit-print-sheet = printed a visit sheet
audit-print-register = printed a register of visitors
audit-care-death = entry of a death
audit-roster-import-part = imported part of a roster
audit-slip = made slips

# The command line
command-audit = the trail of who did what
command-audit-verify = look whether the trail is whole
command-audit-whole = The trail is whole: { $rows } rows, sealed since row { $since }. Its last row: { $mark } (note it elsewhere and compare with --since next time).
audit-trail-broken = Row { $at } of the trail was changed or is missing.
audit-trail-unsealed = The seal at the end of the trail is wrong: it was written anew, or LIANXIN_DATA_KEYS lacks a key.
audit-mark-gone = The trail does not hold the row noted before: { $mark }
command-setting = settings of the rules
command-setting-list = list every setting and its value now
command-setting-set = change a setting from a day on
command-setting-line = { $code } = { $value }{ $own ->
    [yes] {""}
   *[no] {" "}(default)
  }
command-setting-done = { $code } is { $value } from { DATE($from) } on.
