# Cases: raising, one's own, verdicts, the desk, the ledger.

case-category-branch = Branch life
case-category-cadres = Cadres
case-category-members = Members
case-category-talent = Talent
case-category-elders = Elders
case-category-village = Village
case-category-conduct = Conduct
case-category-discipline = Discipline
case-category-election = Election
case-category-other = Other
case-between = ,{" "}
case-date = { DATE($day) }

# Raising, in the order people meet it.
case-what = What is it about? The nearest will do; “Other” if unsure.
case-what-for = For { $name }. What is it about?
case-for-whom = For whom? Press the name, or type it in full.
case-for-which = Several have that name. Which one?
case-for-unknown = No such name among those you may speak for. Please type it in full.
case-write = { $category }. Please say what it is: text, photos, voice and files, in as many messages as you like.
case-write-nameless = { $again ->
    [yes] Nothing is kept without a name, so what you wrote is gone; please write it again.
   *[no] Without a name: nobody can see it was you.
  } Please write it in one text message; sending it hands it in. Voice and photos would give you away and are not taken; leave names out too.
case-more = Kept. Send more if there is more, then press “That is all”.
case-nothing-yet = Nothing is written yet. Please type something or send a photo.
case-check = Please check ({ $category }): “{ $text }” { $files ->
    [0] {""}
    [one] One file.
   *[other] { $files } files.
  }
    Type on to add to it. How shall it be handed in?
case-files-only = (see the files)
case-anonymous-text-only = Without a name only text is taken: voice and photos would give you away. Please type.
case-too-long = That is too long; at most { $most } characters. Please shorten it or split it.
case-too-many-files = At most { $most } files.
case-category-unknown = That category is gone. Please send “suggest” and choose again.
case-numbers-used-up = The numbers of { $year } are used up (at most { $most }). Please tell the administrator.
case-no-county = The roster is not in yet, so nothing can be taken.
button-case-nameless = No name
button-case-named = With my name
button-case-confidential = Department only
button-case-done = That is all
button-case-for = For others
button-case-for-one = { $name }

# Received, and how its day was computed.
case-received = Received, number { $number }. { $unit } sees to it and answers you by { DAY($due) }. { $how }
case-received-nameless = Received, number { $number }, without your name. { $unit } sees to it and answers by { DAY($due) }; the answer comes here all the same. { $how }
case-how = How the day was computed: from { $start ->
    [tomorrow] tomorrow
   *[day] { DATE($start_on) }
  } on, { $count } { $unit ->
    [calendar-days] days, weekends and holidays included
   *[working-days] working days{ $off ->
        [both] ; weekends and the holidays ({ $holidays }) do not count
        [holidays] ; the holidays ({ $holidays }) do not count
        [weekends] , weekends not counted
       *[none] {""}
      }
  }{ $made ->
    [yes] , { $make_ups } count as they are worked
   *[no] {""}
  }{ $extension ->
    [0] {""}
    [one] , and one working day more
   *[other] , and { $extension } working days more
  }. { $provisional ->
    [yes] Next year's holidays are not published yet; if the day moves, you are told.
   *[no] {""}
  }
button-case-add = Add more
button-case-reply = Reply
button-case-quit = Withdraw
button-case-progress = Progress

# One's own.
case-mine = { $number }, { $category }{ $whose ->
    [other] {" "}(for { $about })
   *[own] {""}
  }: { $state ->
    [answered] answered, your word is awaited
    [not-rated] answered, your word is awaited
    [merged] goes on with what others raised
   *[other] in hand, answered by { DATE($due) }
  }{ $asked ->
    [yes] ; there is a question for you
   *[no] {""}
  }.
button-case-look = See { $number }
case-own = { $number } ({ $category }), raised on { DATE($day) }{ $round ->
    [1] {""}
   *[other] , round { $round }, { $days } working days in all
  }.{" "}
case-own-received = The department has it and answers by { DAY($due) }.{" "}
case-own-routed = It went to { $unit }, which answers by { DAY($due) }.{" "}
case-own-in-hand = { $unit } is on it and answers by { DAY($due) }.{" "}
case-own-proposed = { $unit } has drafted an answer, which is being looked over; you have it by { DAY($due) }.{" "}
case-own-answered = The answer: “{ $answer }” Whether that will do is for you to say.
case-own-not-rated = The answer: “{ $answer }” You have not said whether that will do; there is no hurry.
case-own-closed = You were satisfied; it is closed.
case-own-transferred = It is not for this department and was passed on; it does not count as closed.
case-own-withdrawn = It was withdrawn.
case-own-merged = Others raised the same, and it goes on together.
case-own-question = {" "}A question for you: “{ $question }”
case-add = Number { $number }. Please type it, or send a photo, voice message or file; one message.
case-add-nameless = Number { $number }. Please type it in one message; nobody knows it is you.
case-added = Added to { $number }; whoever sees to it will read it.
case-quit = Withdrawn, { $number } goes no further. Withdraw it?
case-withdrawn = { $number } is withdrawn. You can raise it again any time.
button-case-quit-yes = Withdraw
button-case-quit-no = Keep it

# News of a case.
case-news-question = A question about what you raised ({ $number }): “{ $text }” Press “Reply” when it suits you; no hurry.
case-news-raised = What you were promised is noted as { $number }; { $unit } sees to it and answers you by { DAY($due) }. { $how }
case-news-extended = What you raised ({ $number }) takes some days more: by { DAY($due) }. The reason: “{ $text }”. This happens once only. { $how }
case-news-due-changed = What you raised ({ $number }): the holidays were published, and the day is now { DAY($due) }. { $how }
case-news-due-changed-owner = { $number } is now due on { DAY($due) }, as the holidays were published. { $how }
case-news-transferred = What you raised ({ $number }) is not for this department and was passed on to “{ $text }”; please ask there.
case-news-merged = What you raised ({ $number }) is the same as somebody else's and goes on with it; you are asked all the same whether it will do.

# Satisfied or not.
case-verdict = What you raised on { DATE($day) } ({ $number }) has its answer: “{ $answer }” { $round ->
    [1] {""}
   *[other] It took { $days } working days in all.{" "}
  }Whether that will do is for you to say.
case-verdict-for = { $about }'s matter ({ $number }, raised on { DATE($day) }) has its answer: “{ $answer }” Please say for them whether that will do.
case-verdict-again = What you raised on { DATE($day) } ({ $number }) was answered: “{ $answer }” How does it look now?
case-witness = When it suits you, please ask { $about }: the matter raised on { DATE($day) } ({ $number }) has its answer: “{ $answer }” Are they satisfied?
button-case-yes = Satisfied, close
button-case-no = Not yet, go on
button-case-later = In a few days
button-case-witness-yes = Satisfied
button-case-witness-no = Not satisfied
button-case-witness-later = Ask me later
button-case-word = A word on it
button-case-day = { DATE($day) }
case-witness-day = { $said ->
    [yes] They are satisfied.
   *[no] They are not satisfied.
  } On which day did you ask?
case-witnessed-closed = Noted: asked on { DATE($day) }, satisfied; { $number } is closed{ $days ->
    [0] {""} on the same day.
    [one] {""} after one working day.
   *[other] {""} after { $days } working days.
  }
case-witnessed-on = Noted: asked on { DATE($day) }. { $number } goes on and is answered again by { DAY($due) }.
case-closed = { $number } is closed{ $days ->
    [0] {""} on the same day
    [one] {""} after one working day
   *[other] {""} after { $days } working days in all
  }. If you would like to say a word, type it.
case-next-round = Then it is not over: { $number } goes into round { $round } and is answered again by { DAY($due) }{ $days ->
    [0] {""}
    [one] ; so far one working day
   *[other] ; so far { $days } working days
  }. If you like, say what is missing.
case-others-asked = Noted, you are satisfied. Others raised this too; it closes when they are ({ $number }).
case-word-kept = Noted. That was helpful.
case-contradiction = You pressed “satisfied”, yet it sounds unsolved. Once more: is it solved?
case-stays-closed = Then { $number } stays closed.
case-later = You are asked again on { DAY($day) }; no need to remember.
button-case-fine = Solved
button-case-again = Not solved
case-asked-day = That day cannot be: after it was raised, and not after today.

# Refusals.
case-not-possible-now = This has moved on, and that cannot be done now. Send “mine” to see how it stands.
case-not-allowed = This step is not yours to take.
case-not-yours = That is not yours to say: only whoever raised it says whether they are satisfied.
case-of-ones-own = Somebody else must see to what you raised, so that you can say whether it will do.
case-extended-already = It was extended once; it cannot be again.
case-extension-too-long = At most { $most } working days.
case-extension-too-late = It is past its day and cannot be extended; please answer how it stands.
case-owner-is-deputy = The owner cannot be the deputy too.
case-merge-unknown = There is no such number. It looks like YJ20260158.
case-merge-unfit = These two cannot be merged: the other must stand alone and be unanswered.
case-number-unknown = { $number } was not found, or is not yours to see.
case-not-evaluated = That waits for the result of the next open evaluation.

# The desk.
desk-empty = Nothing waits for an answer. Type a number (YJ20260158) to look up an earlier one.
desk-queue = { $total ->
    [one] One waits
   *[other] { $total } wait
  } for an answer, { $late } overdue, the most urgent first. Type a number to find it.
desk-line = { $number } { $category } { DATE($due) } { $when ->
    [late] ({ $days } working days over)
    [today] (today)
   *[left] ({ $days } days left)
  } { $owner }{ $waits ->
    [head] , for the head
   *[no] {""}
  }
desk-nobody = nobody
desk-card = { $number } { $category }, { $state }. { DATE($day) }, { $source }, { $privacy }{ $named ->
    [yes] , { $person }
   *[no] {""}
  }{ $merged ->
    [0] {""}
   *[other] , { $merged } merged in
  }.
    “{ $text }”
    { $unit }, owner { $owner }, deputy { $deputy }. Answer by { DAY($due) }{ $late ->
    [0] {""}
   *[other] , { $late } working days over
  }{ $round ->
    [1] {""}
   *[other] ; round { $round }, { $days } working days in all
  }.
desk-merged-into = Merged into { $number }.
desk-entry = · { DATE($day) } { $what }{ $who ->
    [named] {" "}({ $by })
    [person] {" "}(who raised it)
   *[nobody] {""}
  }{ $said ->
    [yes] : { $text }
   *[no] {""}
  }{ $files ->
    [0] {""}
   *[other] , { $files } files
  }
case-source-chat = in the chat
case-source-letter = by letter
case-source-phone = by telephone
case-source-reception = promised at a reception
case-source-visit = at a visit
case-source-meeting = from a meeting
case-source-talk = at a talk or field visit
case-source-notice = on a public notice
case-source-remark = from a remark
case-source-low-score = from a low score
case-state-received = received
case-state-routed = routed
case-state-in-hand = in hand
case-state-proposed = with the head
case-state-answered = answered
case-state-not-rated = answered, not rated
case-state-closed = closed
case-state-transferred = passed on
case-state-withdrawn = withdrawn
case-state-merged = merged
case-kind-raised = raised
case-kind-added = added
case-kind-question = question
case-kind-proposed = proposed answer
case-kind-answer = answer
case-kind-returned = returned
case-kind-routed = routed
case-kind-taken = taken
case-kind-handed-over = handed over
case-kind-deputed = deputy
case-kind-extended = extended
case-kind-due-changed = day moved
case-kind-satisfied = satisfied
case-kind-not-satisfied = not satisfied
case-kind-reopened = opened again
case-kind-remark = word
case-kind-silent = no word
case-kind-transferred = passed on
case-kind-withdrawn = withdrawn
case-kind-merged = merged
case-kind-merged-in = merged in
button-choice = { $name }
button-desk-case = { $number }
button-desk-queue = To the list
button-desk-enter = Letter, call
button-desk-files = Files: { $count }
button-desk-days = { $days } days
button-desk-take = Take
button-desk-approve = Send it
button-desk-return = Return it
button-desk-answer = Answer
button-desk-ask = Ask
button-desk-route = Route
button-desk-hand-over = Hand over
button-desk-depute = Deputy
button-desk-extend = Extend
button-desk-merge = Merge
button-desk-transfer = Pass on
desk-route = Which unit is in charge?
desk-hand-over = To whom? The day stays the same.
desk-depute = Who stands in?
desk-extend = { $number }: by how long? Once only, and whoever raised it is told why.
desk-type-answer = Please type the answer to { $number }; it is read as you write it.
desk-type-ask = What would you ask? Please type it; the clock runs on. ({ $number })
desk-type-return = { $number } goes back. What should change?
desk-type-transfer = { $number }: to which department? Whoever raised it is told.
desk-type-merge = { $number }: which one is the same? Please type its number.
desk-type-extend = { $days } working days: what is the reason? It is told as you write it.
desk-enter = How did it come in?
desk-enter-who = From whom? Please type the name; if unsigned, press below.
desk-enter-which = There are namesakes on the roster. Which one?
desk-enter-words = { $named ->
    [yes] What did { $who } say? Please type it.
   *[no] Please type what it said.
  }
button-enter-phone = Telephone
button-enter-letter = Letter
button-enter-unsigned = Unsigned
button-enter-none = None of them

# What owners, heads and the minister are told.
desk-files-gone = { $count ->
    [one] One attachment
   *[other] { $count } attachments
  } can no longer be opened on Telegram. If you need it, ask the person to send it once more.
desk-digest = { $weekly ->
    [yes] { $total } wait for your answer, { $late } overdue, { $soon } due this week.
   *[no] There is news on your desk.
  }
desk-digest-line = · { $number } { $category }, { $new ->
    [yes] new,{" "}
   *[no] {""}
  }{ $when ->
    [late] { $days } working days over
    [today] due today
   *[left] due { DAY($due) }
  }
desk-digest-rest = The other { $count } are not urgent.
desk-chase-due = { $number } ({ $category }) is due today. If a step is missing, you can answer how it stands.
desk-chase-late = { $number } ({ $category }) was due on { DAY($due) } and has no answer. If you need help, hand it over.
desk-chase-late-head = { $number } ({ $category }) of { $unit } was due on { DAY($due) } and has no answer; its owner is { $owner }. Please look into it.
desk-minister = { $count ->
    [one] One matter has
   *[other] { $count } matters have
  } been without an answer for five working days or more: { $numbers }.
button-desk-open = See it

# The public ledger.
ledger-empty = Nobody has raised anything in { $year }. Send “suggest” to do so.
ledger = What was raised in { $year } (no names): { $raised }; answered { $answered }, { $in_time } of them in time{ $known ->
    [yes] , typically in { $days } working days
   *[no] {""}
  }; { $rated } were rated, { $satisfied } of them satisfied.
ledger-category = · { $name }: raised { $raised }, answered { $answered }{ $known ->
    [yes] {" "}(typically { $days } working days)
   *[no] {""}
  }, satisfied { $satisfied }/{ $rated }
ledger-recurring = Raised again and again: { $themes }.
ledger-unit = { $name }: answered { $answered }, typically in { $days } working days, { $in_time } in time.
ledger-withheld = { $units ->
    [one] One more unit has
   *[other] { $units } more units have
  } too few answers to be shown.
ledger-voices = Rated by: the person { $by_self }, a relative or contact person { $by_relative }, a witness { $by_witness }, an open evaluation { $by_evaluation }. No word never counts as satisfied.

# A need noted at a visit.
button-case-need = Hardship
case-need = What is the hardship? A line or two; it goes to whoever can help, and stays open until it is done.
case-need-kept = Noted as { $number }; { $unit } sees to it and answers by { DAY($due) }. Nothing else to report.

# In the audit trail and the workbook.
audit-case = Case
case-due-cell = { $due } ({ $how })
case-extension-cell = { $days } working days
case-how-cell = { $count } { $unit } from { $start }
case-how-cell-holidays = { $count } { $unit } from { $start }, { $holidays } not counted
case-unit-working-days = working days
case-unit-calendar-days = days
