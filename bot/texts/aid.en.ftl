# Aid: applying, the funds, the public notice.

# Funds, kinds of help, who decided
aid-fund-mutual = Mutual aid fund
aid-fund-love = Members' care fund
aid-fund-support = Support fund
aid-category-living = Living allowance
aid-category-urgent = Urgent help
aid-category-study = School costs
aid-category-festival = Festival gift
aid-decider-branch = Branch meeting
aid-decider-town = Town committee
aid-decider-department = Department
aid-decider-county = County committee
aid-yuan = ¥{ $amount }
aid-and = {", "}

# Applying
word-aid = aid
aid-begin = Whom is the aid for? Any hard time at home may be told.
aid-who = Whom is it for? Please type the name.
aid-which = Which of them?
aid-which-kind = Which kind? For illness, disaster or an accident choose “Urgent help”.
aid-why = { $category }. What is the difficulty? Type a line, or say it as a voice message. It is kept sealed; only those who keep the funds see it.
aid-applied = Handed in: { $own ->
    [yes] yourself
   *[no] { $name }
  }, { $category }. You will be told once it is decided; no need to ask.
aid-quit-ask = Drop this application?
aid-quit = It is withdrawn: { $own ->
    [yes] yourself
   *[no] { $name }
  }, { $category }. You can apply again whenever it is needed.
aid-posted = On notice (until { DATE($until) }): { $people }.
aid-posted-one = { $name } ({ $category })

# How it stands, under “mine”
aid-mine-applied = Aid ({ $own ->
    [yes] yourself
   *[no] { $name }
  }, { $category }): handed in, to be decided.
aid-mine-entered = Aid ({ $own ->
    [yes] yourself
   *[no] { $name }
  }, { $category }): being checked.
aid-mine-published = Aid ({ $own ->
    [yes] yourself
   *[no] { $name }
  }, { $category }): { $amount } granted, on notice until { DATE($until) }.
aid-mine-objected = Aid ({ $own ->
    [yes] yourself
   *[no] { $name }
  }, { $category }): somebody objected, it is decided again.

# What came of it, for the applicant
aid-news-published = The { $category } you asked for{ $own ->
    [yes] {""}
   *[no] {" "}for { $name }
  } is granted: { $amount } from { $fund }. It is on public notice until { DATE($until) }, name and kind only; without objections it is paid then.
aid-news-refused = The { $category } you asked for{ $own ->
    [yes] {""}
   *[no] {" "}for { $name }
  } was not granted this time. If things change, apply again.
aid-news-objected = Somebody objected to the { $category } you asked for{ $own ->
    [yes] {""}
   *[no] {" "}for { $name }
  }. It is decided again, and you will be told.
aid-news-paid = The { $category } you asked for{ $own ->
    [yes] {""}
   *[no] {" "}for { $name }
  } was handed out: { $amount }, receipt { $receipt }. If it did not arrive, please tell us.
aid-news-withdrawn = The { $category } you asked for{ $own ->
    [yes] {""}
   *[no] {" "}for { $name }
  } was withdrawn. If it is still needed, apply again.

button-aid-self = For myself
button-aid-other = For somebody
button-aid-one = { $name }
button-aid-doubt = I object
button-aid = Ask for aid
button-aid-quit = Drop it
button-aid-quit-yes = Withdraw
button-aid-post = Notice to post

# Keeping the funds
word-fund = funds
button-fund = Aid funds
fund = The Party's aid funds:
fund-balance = { $fund }: { $free } free{ $promised ->
    [yes] , { $reserved } granted and not yet paid
   *[no] {""}
  }
fund-waiting = { $count ->
    [0] Nothing waits for you just now{ $more ->
        [yes] ; what is on notice stands below
       *[no] {""}
      }.
    [one] One thing waits for you; open it to deal with it.
   *[other] { $count } things wait for you; open one to deal with it.
  }
fund-card = { $name } ({ $unit }), { $category }. Applied for by { $applicant } on { DATE($on) }.
fund-card-why = Why: { $spoken ->
    [yes] told in a voice message. { $words }
   *[no] { $words }
  }
fund-card-decision = { $decision } (entered by { $by })
fund-state-applied = To be decided.
fund-state-entered = To be checked by a second person.
fund-state-published = On notice until { DATE($until) }; it can be paid from the day after.
fund-state-objected = Somebody objected: { $objection }. The money is free again; it is to be decided anew.
fund-state-paid = Paid, receipt { $receipt }.
fund-state-refused = Not granted; the applicant was told.
fund-state-withdrawn = Withdrawn.
aid-decision = Decided by { $decider }: { $amount } from { $fund }, { $paper }
aid-decision-no = Decided by { $decider }: not this time, { $paper }

fund-which = From which fund for { $name }?
fund-who-decided = Who decided?
fund-amount = How much for { $name }? Just the number, like “1200” or “1,200”.
fund-paper = By which paper? Like “Ling Zu (2026) 12” or “minutes of 20 November”.
fund-paper-of = { $amount }. By which paper? Like “Ling Zu (2026) 12” or “minutes of 20 November”.
fund-entered = Noted. { $decision }. A second person has to confirm it before it counts.
fund-objection = What was objected to the notice for { $name }? One line, kept sealed. To leave, send “cancel”.
fund-receipt = Handed out to { $name }? Please type the receipt number. If not, send “cancel”.

fund-what = What is it?
fund-into-which = Which fund?
fund-how-much = { $fund }: how much? Just the number, like “1200”.
fund-which-paper = { $amount }. From where, by which paper? Like “donations of 1 July” or “Ling Cai (2026) 3”.
fund-order-entered = Noted: { $kind } { $amount }, { $fund }, { $paper }. A second person has to confirm it before it is booked.
fund-order-ask = Entered by { $by }: { $kind } { $amount }, { $fund }, { $paper }. Is that right?
fund-order-done = Booked: { $kind } { $amount }, { $fund }.
fund-order-struck = Struck out: { $kind } { $amount }, { $fund }; nothing was booked.
fund-kind-deposit = donation
fund-kind-allocation = yearly allocation
fund-kind-correction = correction
fund-kind-reserve = granted
fund-kind-release = released
fund-kind-pay = paid
fund-entry = { $number }. { DATE($on) } { $kind } { $amount }, in the fund { $left }

button-fund-in = Money in
button-fund-flow = Statement
button-fund-confirm = Check { $name }
button-fund-order = Check { $amount }
button-fund-pay = Pay { $name }
button-fund-decide = Decide { $name }
button-fund-notice = Notice { $name }
button-fund-free = { $fund } ({ $amount } free)
button-fund-deposit = Donation
button-fund-allocation = Yearly allocation
button-fund-more = Correct: too little
button-fund-less = Correct: too much
button-fund-order-yes = Right, book it
button-fund-order-no = Entered wrongly
button-aid-grant = Granted
button-aid-refuse = Not granted
button-aid-confirm = Checked, right
button-aid-send-back = Entered wrongly
button-aid-object = An objection
button-aid-pay = Handed out
button-aid-hear = Listen
button-aid-drop = Withdraw it

# A line of the digest
fund-digest = { $count ->
    [one] One thing about the aid funds waits for you.
   *[other] { $count } things about the aid funds wait for you.
  }
button-fund-look = See the funds

# The notice to post
aid-notice = Notice of aid
aid-notice-title = Public notice of aid
aid-notice-body = It is intended to help the following people from the Party's aid funds. This notice is up for { $days } working days, from { DATE($first) } to { DATE($until) }.
aid-notice-number = No.
aid-notice-name = Name
aid-notice-category = Kind
aid-notice-feedback = If you object, tell the organisation department before the notice ends: in person, by letter, or with “Suggest” in Lianxin. Who told us stays with us.
aid-notice-signed = Organisation Department, { $county }
aid-notice-day = { DATE($on) } { $year }
aid-notice-sent = A page a branch: print it and post it.

# The ledger
aid-ledger-opening = Brought forward
aid-ledger-paper = { $decider }: { $paper }

message-aid = News of an application for aid
    .why = To the applicant, once each when it is decided, objected to or paid
audit-aid = Aid
audit-aid-apply = Applied for aid
audit-aid-decide = Entered a decision on aid
audit-aid-confirm = Checked a decision on aid
audit-aid-send-back = Sent a decision on aid back
audit-aid-object = Took down an objection
audit-aid-pay = Paid aid
audit-aid-withdraw = Withdrew an application for aid
audit-fund = Funds
audit-fund-enter = Entered money in or a correction
audit-fund-confirm = Confirmed money in or a correction
audit-fund-strike = Struck out money in or a correction
button-export-aid = Aid ledger

# Refusals
line-too-long = That is too long; at most { $most } characters, please.
aid-amount-unclear = I cannot tell how much that is. Just the number, please, like “1200” or “1,200”.
aid-amount-none = That is nothing at all. Please type how much, like “1200”.
aid-amount-too-fine = At most two digits after the point, like “1200.50”. For twelve hundred type “1200”.
aid-amount-too-much = That is too much; at most ¥{ $most }. A zero too many?
aid-not-on-roster = This person is on no branch's roster. Please let the branch secretary look it up first.
aid-under-way = An application for this person is under way. Please wait for what comes of it.
aid-held = Everything about this person waits until it has been confirmed.
aid-not-yours = This application is not yours to deal with.
aid-not-possible-now = Somebody has done this already, or it is too early. Send “funds” for how things are now.
aid-own = This is your own application; somebody else has to deal with it.
aid-second-person = You entered this yourself; a second person has to check it.
fund-second-person = You entered this yourself; a second person has to check it before it is booked.
aid-notice-lasts = It is on notice until { DATE($until) } and can be paid from the day after.
fund-too-little = There is not enough in this fund; nothing was moved.
aid-nothing-posted = Nothing is on notice just now.

# What the invented county has
demonstration-paper = Ling Zu (2026) 12
demonstration-receipt = 20260081
demonstration-why-urgent = The house was flooded a while ago; the roof has to be repaired.
demonstration-why-living = My wife needs medicine all year, and it costs a lot.
demonstration-why-study = A grandson goes to university this year; part of the fees is missing.
demonstration-passed-up = The railing of the bridge at the village gate is loose; please have a look.
