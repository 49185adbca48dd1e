# What is seldom done about an elder: the card, waiving, contact persons, moves, covers.

button-card = More
care-card = { $name }{ $age ->
    [0] {""}
   *[other] { " " }({ $age })
  }, { $unit }. { $contact ->
    [none] No contact person yet.
   *[other] Contact person: { $contact }.
  }
care-card-open = Open: { $matters }. { $owner ->
    [none] Nobody who gets messages sees to it just now.
   *[other] { $owner } sees to it.
  }
care-card-nothing = Nothing is open just now.
care-card-seen = Last visits: { $visits }.
care-card-visit = { DATE($on) } { $way } ({ $by })
care-card-unseen = No visit was noted in the last three months.
button-seen-one = Seen
button-wrong-visit = Strike { DATE($on) }
button-waive = Waive
button-contact = Contact
button-moved = Moved

# Waiving.
care-waive-which = Which of these need not be done for { $name }?
button-matter = { $matter }
care-waive-why = Why need { $matter } not be done? Press one.
button-waiver-declined = Declined
button-waiver-seen-elsewhere = Seen by others
button-waiver-out-of-reach = Out of reach
button-waiver-entered-wrongly = Entered wrongly
care-waived = All right, { $matter } is waived; there are no more reminders. { $missed ->
    [yes] The ledger still says that it was missed.
   *[no] The ledger says “waived”.
  }
button-unwaive = Still to be done
button-unwaive-matter = Not waived: { $matter }
care-unwaived = All right, { $matter } is to be done after all, by the same day as before.
elders-nothing-to-waive = There is nothing to waive for this person just now.

# Contact persons.
care-contact-ask = Who is to be the contact person of { $name }? { $contact ->
    [none] There is none yet.
   *[other] It is { $contact } now.
  } Those with “·” get no messages yet; the secretary sees to it meanwhile.
button-helper = { $name }
button-helper-without-chat = · { $name }
button-no-contact = Nobody
care-contact-set = { $contact ->
    [none] All right, no contact person; the secretary sees to it.
   *[other] All right, { $contact } is the contact person from now on.
  }
care-event-contact = gets another contact person

# Moving to another branch.
care-move-ask = To which branch of the town? What is open goes along. Whoever leaves the town is moved on the roster.
button-unit = { $unit }
care-moved = All right, { $name } belongs to { $unit } from today on, with all that is open.
care-moved-back = All right, { $name } still belongs to { $unit }.
care-event-moved = moved

# Covers.
button-cover = Stand-in
button-cover-for = Cover { $name }
button-uncover = End cover
care-cover-which = For a longer absence somebody can stand in. Press, then choose who and until when.
care-cover-line = · { care-cover-role }: { $name }
care-cover-line-covered = · { care-cover-role }: { $name }, covered by { $by } until { DATE($until) }
care-cover-role = { $role ->
    [secretary] branch secretary
    [deputy] deputy
    [contact] contact person
   *[organiser] town organiser
  }
care-cover-who = Who is to stand in?
care-cover-until = Until when? Then it comes back by itself.
care-covered = All right, { $by } stands in for { $name } until { DATE($until) }, and hears of it tomorrow morning.
care-uncovered = All right, { $name } sees to everything again from today on.
elders-cover-not-yours = Who stands in for this post is for its holder, the deputy or the town to say.
elders-cover-nobody = Nobody in the branch who gets messages can stand in just now. The town can appoint somebody.
elders-cover-length = At most { $days } days; for longer, ask the town for somebody else.
elders-entered-by-another = Somebody else entered this. Whoever did, or the town, can strike it out.

# The audit trail.
audit-care = the cares
audit-care-undone = report struck out
audit-care-death-entered = death entered
audit-care-death-confirmed = death confirmed
audit-care-death-rejected = death struck out
audit-care-visit-withdrawn = visit struck out
audit-care-waived = task waived
audit-care-waiver-withdrawn = waiver taken back
audit-care-moved = moved to another branch
audit-care-move-undone = move struck out
audit-care-contact = contact person changed
