## Heads, titles, footers and fixed words of the workbooks. Titles and columns follow section 10 of the rules.

# On every sheet
workbook-title = { $sheet }, { $unit } ({ $period })
workbook-pages = Page { $page } of { $pages }
workbook-nothing = Nothing was recorded in this period
workbook-withheld = Note: “{ $what }” is not shown here: { $why }.
workbook-between = ,{" "}
workbook-filled-by = Filled in by:
workbook-checked-by = Checked by:
workbook-signed-on = Date:
workbook-too-long = These are more rows than one sheet can hold. Please choose a shorter period, or a single town or branch.

# Periods
period-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
period-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
period-quarter = { $quarter ->
    [1] first
    [2] second
    [3] third
   *[4] fourth
} quarter of { $year }
period-half = { $half ->
    [1] first
   *[2] second
} half of { $year }
period-year = { $year }
period-range = { $first } to { $last }
period-until = as of { $last }

# Why something is not shown
withheld-sealed = it is kept sealed and does not go through the chat; export it to the folder and give the reason
withheld-units = only the units you are responsible for are included
withheld-few = with so few people, anybody could tell who is meant
withheld-confidential = only the desk knows the names of visitors and of people who raised something
withheld-small-groups = scores of units with few people

# Fixed words in cells
value-withheld = too few people, not shown
value-indistinct = no difference to be told
value-sex-male = male
value-sex-female = female
value-category-full = full member
value-category-probationary = probationary member
value-category-former-cadre = former village cadre
value-category-staff = staff
value-category-relative = relative
value-category-guest = guest
value-honour-national = national
value-honour-province = provincial
value-honour-prefecture = prefecture
value-honour-county = county
value-standing-aged-70 = 70 or over
value-standing-aged-80 = 80 or over
value-standing-honour = holds an honour
value-standing-hardship = hardship
value-standing-unable = unable to care for self
value-standing-alone = lives alone
value-standing-in-hospital = in hospital
value-standing-away = lives elsewhere
value-way-home = at home
value-way-phone = phone
value-way-hospital = hospital
value-way-proxy = relative
value-way-gathering = gathering
value-way-farewell = Family
value-timing-on-time = on time
value-timing-entered-late = entered late
value-timing-late = late
value-timing-undone = not done
value-timing-waived = waived
value-rung-owner = owner
value-rung-deputy = deputy
value-rung-town = town
value-rung-county = county
value-outcome-answered = answered on the spot
value-outcome-promised = passed on
value-verdict-satisfied = satisfied
value-verdict-not-satisfied = not satisfied
value-verdict-not-rated = not rated
value-verdict-by-self = the person
value-verdict-by-relative = relative or contact
value-verdict-by-witness = witness
value-verdict-by-evaluation = open evaluation
value-privacy-named = by name
value-privacy-confidential = in confidence
value-privacy-anonymous = anonymous
value-comparable-yes = yes
value-comparable-no = no
value-fifty-basis-full = Full membership
value-fifty-basis-at-once = Joining (no probation)
value-fifty-basis-assumed = Full membership missing: assumed a year after joining, please check
value-talk-held = done
value-talk-owed = not done
value-talk-waived = waived
value-feedback-reject = rejected
value-feedback-warn = accepted, in doubt
value-feedback-skip = skipped
value-feedback-transfer = transfer
value-feedback-leave = no longer listed

# Visits
sheet-visits = Visits to elder members
column-visits-serial = No.
column-visits-unit = Unit
column-visits-name = Name
column-visits-sex = Sex
column-visits-born = Born
column-visits-joined = Joined
column-visits-category = Category
column-visits-standing = Entitled as
column-visits-owner = Owner
column-visits-matter = Matter
column-visits-owed = Owed from, to
column-visits-visited = Visited on
column-visits-way = Way
column-visits-visitor = Visitor
column-visits-on-time = On time
column-visits-cases = Raised (case no.)
column-visits-note = Notes

# Visits to fill in
sheet-visit-form = Visits to fill in
column-visit-form-id = Person no.
column-visit-form-unit = Unit
column-visit-form-name = Name
column-visit-form-matter = What is owed
column-visit-form-due = By
column-visit-form-ways = Ways that do
column-visit-form-on = Day of visit
column-visit-form-way = Way
column-visit-form-visitor = Visitor
column-visit-form-note = Notes

# Reception register
sheet-reception = Reception register
column-reception-number = Number
column-reception-day = Day
column-reception-hours = Time
column-reception-host = Host
column-reception-place = Place
column-reception-visitor = Visitor
column-reception-unit = Unit
column-reception-party = People
column-reception-category = Topic
column-reception-line = In one line
column-reception-outcome = Outcome
column-reception-in-charge = Unit in charge
column-reception-due = Due
column-reception-answered = Answered on
column-reception-verdict = Verdict
column-reception-remark = Notes

# Opinions
sheet-cases = Opinions and what became of them
column-cases-number = Number
column-cases-received = Received
column-cases-source = Source
column-cases-category = Category
column-cases-summary = Summary
column-cases-privacy = Signed
column-cases-in-charge = Unit in charge
column-cases-owner = Owner
column-cases-deputy = Deputy
column-cases-due = Due, and how counted
column-cases-extension = Extension
column-cases-answered = Answered on
column-cases-days-used = Working days
column-cases-verdict = Satisfied
column-cases-verdict-by = Said by
column-cases-closed = Closed on

# Satisfaction
sheet-satisfaction = Satisfaction report
chart-satisfaction-composites = Credibility and satisfaction (out of 100)
column-satisfaction-unit = Unit
column-satisfaction-invited = Invited
column-satisfaction-cast = Answered
column-satisfaction-response = Response rate
column-satisfaction-scores = The four scores
column-satisfaction-overall = Work overall
column-satisfaction-officers = Officers
column-satisfaction-selection = Selection
column-satisfaction-integrity = Integrity
column-satisfaction-credibility = Credibility
column-satisfaction-satisfaction = Satisfaction
column-satisfaction-interval = 95% interval
column-satisfaction-unaware = Unaware share
column-satisfaction-change = Change
column-satisfaction-comparable = Comparable

# Undone
sheet-undone = What is undone
column-undone-serial = No.
column-undone-unit = Unit
column-undone-name = Name
column-undone-category = Category
column-undone-standing = Entitled as
column-undone-matter = Matter
column-undone-owed = Owed from, to
column-undone-days-late = Days late
column-undone-owner = Owner
column-undone-rung = Reminded up to
column-undone-remark = Notes

# Talks
sheet-talks = Coverage of talks
column-talks-serial = No.
column-talks-unit = Unit
column-talks-name = Person
column-talks-post = Post
column-talks-occasion = Occasion
column-talks-due = Due
column-talks-held = Done on
column-talks-speaker = Talked or visited by
column-talks-state = Done
column-talks-follow-up = Follow-up
column-talks-remark = Notes

# Aid
sheet-aid = Mutual aid ledger
column-aid-serial = No.
column-aid-day = Date
column-aid-fund = Fund
column-aid-subject = Entry
column-aid-name = Recipient
column-aid-unit = Unit
column-aid-category = Category
column-aid-income = In (yuan)
column-aid-expense = Out (yuan)
column-aid-balance = Balance (yuan)
column-aid-paper = Decision no.
column-aid-notice-until = Notice until
column-aid-receipt = Receipt no.

# Monthly notes
sheet-monthly = Summary of monthly notes
column-monthly-serial = No.
column-monthly-unit = Unit
column-monthly-month = Month
column-monthly-branch-day = Branch day held
column-monthly-visits = Visits
column-monthly-tasks-due = Owed
column-monthly-tasks-done = Done
column-monthly-cases-raised = Raised
column-monthly-cases-answered = Answered
column-monthly-passed-up = Passed up
column-monthly-sent-by = Sent by
column-monthly-sent = Sent on

# Fifty years in the Party
sheet-fifty = Fifty years in the Party
column-fifty-serial = No.
column-fifty-unit = Unit
column-fifty-name = Name
column-fifty-sex = Sex
column-fifty-born = Born
column-fifty-joined = Joined
column-fifty-full-since = Full member since
column-fifty-counted-from = Counted from
column-fifty-correction = Correction (months)
column-fifty-reached = Fifty years on
column-fifty-basis = Known from
column-fifty-checked = Checked

# Roster
sheet-roster = Roster of members
column-roster-serial = No.
column-roster-unit = Unit
column-roster-name = Name
column-roster-sex = Sex
column-roster-born = Born
column-roster-joined = Joined
column-roster-full-since = Full member since
column-roster-party-age = Party age (years)
column-roster-category = Category
column-roster-standing = Entitled as
column-roster-honour = Honour
column-roster-phone = Phone
column-roster-contact = Contact person
column-roster-remark = Notes

# Roster check
sheet-roster-feedback = Roster check
column-roster-feedback-row = Row
column-roster-feedback-name = Name
column-roster-feedback-verdict = Verdict
column-roster-feedback-reasons = Reasons

# Audit trail
sheet-audit = Audit trail
column-audit-number = No.
column-audit-at = Time
column-audit-who = Who
column-audit-what = What
column-audit-object = Object
column-audit-seal = Seal
