# The roster's import, slips and posts: what is said in the chat and on the command line.

word-roster = roster
word-slips = slips
button-roster = Roster
button-slips = Slips

# How to send it
roster-explain = Send the roster's Excel workbook (.xlsx, up to 20 MB) here. I check it first and say what would be added, changed and moved; nothing changes until you press “Apply”. Needed columns: name, birth date (or ID number), category, branch. ID numbers and addresses are looked at and dropped, never kept.
roster-file-not-taken = I did not take the file. Administrators bring the roster in; for anything else, send “menu”.
roster-reading = Received, checking it now; this usually takes less than a minute. Feel free to do something else meanwhile.

# What was found
roster-checked = The roster is checked.
roster-sentence = { $what }.
roster-comma = ,{" "}
roster-creates = { $count } new
roster-updates = { $count } changed
roster-moved = { $count } to another branch
roster-gone-count = { $count } no longer listed
roster-unchanged = { $count } unchanged
roster-branches = { $count ->
    [one] One new branch
   *[other] { $count } new branches
  }
roster-posts-opened = Secretaries, deputies and contact persons: { $count } begin
roster-posts-ended = { $count } end
roster-rejects = Rows rejected: { $count }
roster-doubts = left until you decide: { $count }
roster-odd = doubtful or skipped: { $count }
roster-owed = As a result, visits and other things to do: { $what }. Importing sends nobody a message; reminders come as usual.
roster-owed-created = { $count } more
roster-owed-cancelled = { $count } cancelled
roster-owed-moved = { $count } move to another branch
roster-owed-nothing = What is to be done stays as it is.
roster-transfers = To another branch:
roster-leaves = No longer listed (people and records stay; they only no longer count for the branch):
roster-transfer = { $name }: { $from } → { $to }
roster-leave = { $name }: { $branch }
roster-no-branch = no branch
roster-more = … and { $count } more, all in the workbook.
roster-regrouped = What became of branches:
roster-branch-renamed = { $branch } → { $into }: { $count } people together, perhaps a new name
roster-branch-merged = { $branch } merged into { $into }: { $count } people
roster-branch-split = { $branch } went to { $into }: { $count } people
roster-held = Not listed, but reported dead and not yet confirmed, so left alone: { $names }
roster-alarming = Please look twice: { $count } people would be gone at once. Is the workbook complete?
roster-row = Row { $row } { $name } [{ $verdict }] { $reasons }
roster-between = ;{" "}
roster-see-workbook = Which row and why: it is all in this workbook. You can correct yours and send it again: whoever was taken is not taken twice.
roster-apply-or-not = Nothing changes until you press “Apply”.
roster-nothing-to-do = It is the same as the present roster: nothing to change.
button-roster-apply = Apply
button-roster-drop = Discard
button-roster-again = Check again
button-roster-ask = Decide ({ $count })

# What only a person can decide, one after the other
roster-ask-several-candidates = Row { $row }: { $name }, born { $year }, { $branch }.
    Known with this name and birth date:
    { $people }
    Which one is it? ({ $left } to go)
roster-ask-perhaps-known = Row { $row }: { $name }, born { $year }, { $branch }.
    Known in this branch by this name, with another birth date:
    { $people }
    Is it the same person? ({ $left } to go)
roster-ask-namesake-elsewhere = Row { $row }: { $name }, born { $year }, { $branch }.
    Another row has the same name, birth date and joining date. Is it one person written twice? ({ $left } to go)
roster-ask-other-person-has-key = Row { $row }: { $name }, born { $year }, { $branch }.
    This person number belongs to:
    { $people }
    Is it the same person? ({ $left } to go)
roster-ask-renamed = The { $people } people of { $name } are all in { $into } on the roster. Was the branch renamed? ({ $left } to go)
roster-candidate = { $number }. { $name }, born { $year }, { $branch }
roster-decided = All is decided, and later imports go by it, too.
roster-doubt-gone = This was decided already, or the roster has changed.
button-roster-same = Same person
button-roster-same-as = Number { $number }
button-roster-other = Somebody new
button-roster-none = None of them
button-roster-later = Later
button-roster-renamed = Renamed
button-roster-new-branch = Not renamed

# The import
roster-copying = First a copy of the present data …
roster-planning = Checking once more; it begins in a moment.
roster-progress = Importing { $bar }
    { $done } of { $total } people
roster-halted = Stopped. { $done } people are imported and stay so; “Check again” goes on with the rest.
roster-done = Imported: { $what }.
roster-nobody = nobody had to be changed
roster-done-rest = { $count ->
    [one] One row was rejected or waits for your decision.
   *[other] { $count } rows were rejected or wait for your decision.
  } Correct them as the workbook says and send it again.
roster-failed = The import did not come to its end; what was imported stays. Please send the roster again in a while, and the rest is done.
roster-dropped = All right, nothing was imported and the file is deleted.
roster-gone = This roster was dealt with already, or was left overnight and deleted. To import it, please send it again.
roster-overtaken = Somebody else imported a roster just now. Please check again: whoever was taken is not taken twice.
roster-county-needed = There is no county in the database yet. Name it with the first import, for example: --county Linghu
errand-running-roster = The last roster is still coming in; please send this one when it is done.
button-roster-stop = Stop

# Two records that are one person
button-roster-records = Merge records
records-name = One person has two records? Please type the name.
records-first = Which one stays?
records-other = All right. Which is the other? Type the name once more; it may be spelt another way.
records-second = Which one goes up in it?
button-record = { $name } ({ $branch })
records-nobody = Nobody of that name was found. Please type the full name.
records-ask = The record of { $gone } goes up in { $name }. Visits: { $encounter }; facts: { $fact }; posts: { $post }; cases: { $case }; appointments: { $appointment }. The branch is that of the one that stays. This cannot be taken apart again; what the record said is kept.
button-records-merge = Merge
records-merged = Done: { $name } has one record now.
merge-not-two = These two cannot be merged, or were merged already.
merge-both-joined = Both have joined from a phone, and nobody can tell which is theirs. Let them end one under “privacy” first.
merge-dead = A death was entered for one of them. Please have it confirmed first.
merge-clash = The two contradict each other ({ $what }); nothing was merged. Please finish one side first.

# Branches renamed, merged and split
button-roster-branches = Branches
branches-which = Which branch (or town)? Please type its name.
branches-unit = { $unit }
branches-branch = { $unit }: { $people } people, { $posts } posts.
button-branches-rename = Rename
button-branches-merge = Merge
button-branches-split = Split
branches-new-name = What is the new name? People, posts and what is owed stay as they are.
branches-renamed = Done: { $before } → { $name }. Older rosters that use the old name are understood.
branches-into = Into which branch? Please type its name.
branches-ask-merge = { $unit } goes up in { $into }: { $people } people move, and where they were is kept; { $posts } posts of { $unit } end with yesterday, those of { $into } stay.
button-branches-merge-yes = Merge
branches-merged = Done: { $people } people moved, and { $unit } is closed.
branches-tick = { $unit }: who goes to the new branch? Tap names; tap again to take one out. Chosen: { $count }.
button-branches-these = These
branches-split-name = What is the new branch called?
branches-split = Done: { $unit }, { $people } people. Please give it a secretary under “posts”.
unit-no-branch = This is no branch that exists today.
unit-itself = A branch cannot go up in itself.
unit-nobody = The people chosen are no longer in this branch; please choose again.
unit-name-taken = There is one called “{ $name }” here already.

# A workbook that cannot be opened
upload-unreadable = This file cannot be opened; it does not look like an Excel workbook. Please save it as .xlsx with Excel or WPS and send that.
upload-locked = This workbook is protected by a password. Please remove the password and send it again.
upload-old-format = This is the old .xls format. Please save it as .xlsx with Excel or WPS and send that.
upload-is-text = This is a text file. Please open it in Excel or WPS, save it as .xlsx and send that.
upload-too-big = Unpacked, this file is larger than { $most } MB, so it was not opened. Please keep only the roster's sheet and send it again.
upload-too-long = The sheet has more than { $most } rows. Please delete what stands below the roster, or send it town by town.
upload-too-wide = The sheet has more than { $most } columns. Please delete what stands to the right of the roster.
upload-lacks-columns = These columns are missing: { $columns }. Please add them to the header (within the first ten rows).
upload-several-rosters = Several sheets look like a roster: { $sheets }. Please keep one, or hide the others.

# Why a row is listed
roster-reason-blank-row = blank row
roster-reason-repeated-header = the header once more
roster-reason-name-missing = no name
roster-reason-name-too-long = the name is too long; perhaps another column's text
roster-reason-branch-missing = no branch
roster-reason-category-missing = no category
roster-reason-category-unknown = unknown category; it should be full member, probationary member or former village cadre
roster-reason-birth-missing = no birth date, and no valid ID number to take it from
roster-reason-birth-unreadable = the birth date cannot be read, or there is no such day
roster-reason-birth-in-future = the birth date is in the future
roster-reason-birth-too-early = the birth date is more than 120 years ago
roster-reason-joined-before-birth = the joining date is not after the birth date
roster-reason-joined-in-future = the joining date is in the future
roster-reason-listed-twice = a row above has the same name, birth date and branch
roster-reason-roster-key-twice = the person number stands in a row above already
roster-reason-birth-day-unknown = the birth date names only the month; the 1st is taken for now
roster-reason-joined-missing = no joining date
roster-reason-joined-unreadable = the joining date cannot be read and is left out
roster-reason-joined-day-unknown = the joining date names only the month; the 1st is taken for now
roster-reason-full-since-missing = no date of full membership
roster-reason-full-since-unreadable = the date of full membership cannot be read and is left out
roster-reason-full-since-in-future = a full member's date of full membership is in the future and is left out
roster-reason-full-since-before-joined = the date of full membership is before the joining date and is left out
roster-reason-party-age-unreadable = the correction of the party age is no whole number of months and is left out
roster-reason-id-check-failed = the check digit of the ID number is wrong; it was not used
roster-reason-sex-unreadable = the sex cannot be read
roster-reason-sex-differs-from-id = sex and ID number differ; the column is believed
roster-reason-phone-unreadable = the telephone number has the wrong length and is left out
roster-reason-town-missing = no town; taken as directly under the county for now
roster-reason-duty-unknown = the duty is not known and is left out
roster-reason-honour-unknown = the level of commendation is not known and is left out
roster-reason-fact-unreadable = hardship, living alone or unable to care for oneself: an answer cannot be read and is left out
roster-reason-contact-several = several contact persons; only the first is taken
roster-reason-contact-not-found = this contact person is neither in the branch nor in the town
roster-reason-contact-ambiguous = several people bear the contact person's name, so none is taken
roster-reason-named-as-contact = somebody's contact person is this very row; without it they have none for now
roster-reason-secretary-twice = two secretaries for one branch; neither is changed
roster-reason-several-candidates = several people of this name and birth date are known, so nothing is done; a person number would tell them apart
roster-reason-perhaps-known = somebody of this name but another birth date is in the branch and may be the same, so nothing is done; please check the birth date
roster-reason-namesake-elsewhere = a row of another branch has the same name, birth date and joining date and may be the same person, so nothing is done
roster-reason-other-person-has-key = the person number is somebody else's, so nothing is done
roster-reason-fact-disputed = somebody has reported otherwise since; the report counts
roster-reason-death-disputed = reported dead, but still listed; left alone, please check
roster-reason-move-disputed = reported to have moved away, but listed in the branch before; stays where they moved
roster-reason-post-disputed = somebody else was given this post; that counts

# Slips
slips-choose-unit = Slips for whom? Press a unit, or type a name to find somebody.
slips-choose-member = { $unit }: a new slip for whom? Press a name, or type it. Those with ✓ have joined; they need one only for a new phone.
slips-nobody = { $unit } has nobody to give a slip to.
slips-no-unit = There is no unit you give slips for at present.
slips-found = These were found; for whom? Type more of the name if there are too many.
slips-found-nobody = Nobody of that name was found. Try another spelling, or send “slips” to choose.
slips-not-yours = This person is not in a branch of yours; their own secretary can give them a slip.
slips-person = { $name }
slips-person-joined = ✓ { $name }
slips-person-of = { $name } ({ $unit })
slips-person-of-joined = ✓ { $name } ({ $unit })
slips-unit = { $unit }
slip-given = { $name }'s new slip: <code>{ $code }</code>
    Let them scan this with Telegram, or open the link, and then type their name. Valid until { DATE($until) }; earlier slips no longer work.
    { $link }
slips-ask-print = { $unit }: { $count ->
    [one] one person has
   *[other] { $count } people have
  } not joined yet. Print a new slip for each? Slips they were given before stop working.
slips-all-joined = Everybody of { $unit } has joined; there is nothing to print.
slips-too-many = At most { $most } slips at a time, and here are { $count }. Please print town by town, or on the command line.
slips-printing = Printing { $count }; just a moment.
slips-printed = { $unit }: { $count ->
    [one] one slip
   *[other] { $count } slips
  }. Print, cut apart and hand out in person.
slips-file = Slips { $unit }
button-slips-print = Print all
button-slips-print-now = Print

# What is printed on a slip
slip-title = Lianxin slips
slip-hint = Cut along the lines and hand out in person
slip-code = Your nine digits
slip-scan = Scan with Telegram, not with WeChat
slip-step-1 = 1. Scan with Telegram, or find @{ $bot }.
slip-step-2 = 2. Type the nine digits, then your name.
slip-step-3 = 3. Valid for 60 days, one person only.

# Posts
role-organiser = Town organiser
role-staff = Staff of the department
role-head = Head of a unit in charge
role-minister = Minister
role-admin = Administrator
role-supervisor = Supervisor
role-representative = Deputy to a congress
role-host = Host of reception days

# The command line
command-roster = the roster
command-roster-preview = check a roster; nothing is changed
command-roster-apply = import a roster
command-slips = print slips for everybody who has not joined (PDF)
command-grant = give somebody a post
command-roster-applying = importing
command-roster-outcome = Imported. New: { $creates }; updated: { $updates } (of these { $transfers } to another branch); left: { $leaves }; rows rejected or to be decided: { $rest }.
command-slips-done = { $count ->
    [one] One slip
   *[other] { $count } slips
  } in { $path }
command-slips-nobody = Everybody has joined; there is nothing to print.
command-grant-done = { $name }: { $role } ({ $unit }), from today.
command-grant-instead = { $name }: { $role } ({ $unit }), from today, in place of { $before }.
command-grant-already = { $name } is { $role } ({ $unit }) already; nothing was changed.
person-unknown = There is nobody like that: { $name }
person-ambiguous = { $count } people are called { $name }; please use a number from above.
unit-ambiguous = Several units are called { $name }; please write town/branch: { $units }
grant-not-for-units = This post is not held for a unit and is not given here: { $role }
grant-needs-unit = This post needs a unit (--unit): { $role }
grant-unit-unfit = { $unit } cannot have this post: { $role }
command-slips-no-bot = Telegram does not say what the bot is called. Check network and token, or name it: --bot USERNAME
