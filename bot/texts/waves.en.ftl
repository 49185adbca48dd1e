# Kinds of waves, whom they ask, samples, paper: what administrators read, and the questions of all kinds.

wave-group-supervisors = supervisors
wave-group-deputies = deputies to congresses
wave-group-service-users = service users
wave-group-staff = staff of the department
wave-group-cadres = cadres
wave-group-former-cadres = former village cadres
wave-group-members = members
wave-group-name = { $group ->
    [supervisors] { wave-group-supervisors }
    [deputies] { wave-group-deputies }
    [service-users] { wave-group-service-users }
    [staff] { wave-group-staff }
    [cadres] { wave-group-cadres }
    [former-cadres] { wave-group-former-cadres }
   *[members] { wave-group-members }
  }
wave-between = {", "}

button-wave-open-evaluation = Open evaluation
button-wave-unit-assessment = Unit assessment
button-wave-appointments = Appointments
button-wave-own = { $code }
button-wave-paper = Paper
button-wave-more = Next page
button-wave-part = Only some
button-wave-draw = Draw { $number }
button-wave-frame = List { $number }
button-sample-day = { DATE($day) }

wave-choose-unit = Which unit is assessed? Its own cadres and members are asked.
wave-ask-people = Who was newly appointed? A line each, name and new post, at most { $most }.
wave-people-wanted = Please name the people newly appointed, a line each.
wave-people-many = A ballot has room for { $most } people. Please open another round for the others.
wave-unit-wanted = Please say which unit is assessed.
wave-runs-by-itself = Ratings of receptions need not be opened: a visitor is asked the next working day.
wave-list-near = Whom this round asks differs in “{ $unit }” by { $number } from whom “{ $title }” asked. Subtracting the results would tell how they voted. Please ask other people, or open it later.
wave-left-out = Too few people, so not asked this time: { $groups }.
wave-cases-left = { $count ->
    [one] One open case finds
   *[other] { $count } open cases find
  } no room and waits for the next round.
wave-silent-asked = { $count ->
    [one] One case
   *[other] { $count } cases
  } whose people had said nothing: they were asked once more.
wave-copy-hint = There is one copy of the key; if it is lost, there is no result. For a second copy open it from the command line.
wave-copy-ask = Where does the second copy of the key go? { $folders ->
    [one] One folder
   *[two] Two folders with a comma between
  }, or just Enter for none:
wave-copy-folders = A second copy of the key takes { $count ->
    [one] one folder
   *[other] { $count } folders
  }.

question-appointee = What do you think of the appointment of { $person }?
question-case = Case { $number } ({ $category }, with { $unit }, { $state ->
    [answered] answered
    [not_rated] answered
   *[other] in hand
  }): how well is it dealt with?
question-unit-overall = How do you rate the work of your unit, all in all?
question-unit-leading = How do you rate the unity and example of your unit's leaders?
question-unit-service = How do you rate what your unit does for people?
question-unit-style = How do you rate the way your unit works?
question-unit-integrity = How do you rate the integrity of your unit?
question-appointments-work = How do you rate the choice of officials here, all in all?
question-appointments-rules = How do you rate how the rules of appointment are kept here?
question-reception-listening = Were you listened to at this reception?
question-reception-answer = Was the answer to your matter clear?
question-reception-overall = How do you rate this reception, all in all?
indicator-unit-overall = Work of the unit
indicator-unit-leading = Unity and example
indicator-unit-service = Service to people
indicator-unit-style = Way of working
indicator-unit-integrity = Integrity of the unit
indicator-appointments-work = Choice of officials
indicator-appointments-rules = Rules of appointment
indicator-reception-listening = Listening
indicator-reception-answer = Clear answers
indicator-reception-overall = Reception as a whole

questionnaire-version-taken = Version { $version } of “{ $code }” was loaded with other content. Please give changed content a new version.
questionnaire-mistakes = { $count ->
    [one] One thing
   *[other] { $count } things
  } in this questionnaire must be mended; it was not loaded.

# Samples.
sample-size = A sample is smaller than the { $people } people listed, and at least one.
sample-ask-size = “{ $title }” asks { $groups }: { $people } people are listed. How many are to be drawn? Type a number. Every town and group gives its share; a published value decides who, and nobody can be exchanged.
sample-strata = A sample of { $size }:
sample-stratum = { $unit } ({ $group }): { $drawn } of { $people }
sample-strata-more = { $count ->
    [one] one more stratum
   *[other] { $count } more strata
  }: { $drawn } of { $people }
sample-ask-value = Which public value draws it? Say what it is and of which day, such as “closing of the Shanghai index on { DATE($day) }”. It must not exist before the list is published.
sample-ask-day = On which day is it published? Pressing the day publishes the list.
sample-published = The list of the sample for “{ $title }” is frozen: { $size } of { $people } people. From { DAY($day) } on it is drawn by “{ $value }”. The list holds nothing but codes; please publish it today, with its hash.
sample-file = sample-list-{ $number }.txt
sample-file-caption = Hash { $hash }
sample-waiting = Draw { $number }: the list for “{ $title }” is published; { $known ->
    [yes] it can be drawn by “{ $value }” now.
   *[no] from { DAY($day) } on it is drawn by “{ $value }”.
  }
sample-ask-drawn = “{ $title }”: please type “{ $value }” exactly as it was published.
sample-draw-sure = Draw by { $value }. It is drawn once, and invitations leave at once. Shall it be drawn?
sample-drawn-file = drawn-codes-{ $number }.txt
sample-kept = Please keep these two lines; anybody can draw it again with them:
  Published value { $value }
  Seed { $seed }
sample-number-wanted = Please type a number.
sample-value-long = That is a little long; please use at most { $most } letters.
sample-group-few = Only { $number } of { wave-group-name } would be drawn; at least { $least } are needed. Please draw more.
sample-value-known = The value of the draw must not exist yet when the list is published: tomorrow at the earliest.
sample-too-early = It is too early: the value is known from { DAY($day) } on.
sample-unknown = There is no such sample.
sample-drawn = It was drawn already, and cannot be drawn again.
sample-none = This round has no sample: everybody was invited.
sample-frame-unreadable = The list cannot be read, or was changed.
sample-frame-changed = The list kept here is not the one that was published. Please find out why.

# Paper.
ballot-on-paper = You are listed for a paper ballot in this round; please answer on paper. Next time as usual.
paper-overview = Paper ballots of “{ $title }”: { $listed } people listed; { $boxes } boxes with { $entered } ballots entered, { $waiting ->
    [0] all confirmed
    [one] one box waits for a second person
   *[other] { $waiting } boxes wait for a second person
  }.{ $in ->
    [yes] { " " }Everything is in.
   *[no] { " " }Results wait until everything is in.
  }
paper-choose-unit = Where do people vote on paper? Only those who never used Telegram are listed, and whoever is cannot vote in the chat any more. List first, then hand out ballots.
paper-listed = { $marked } listed, { $listed } in all.
paper-ask-ballots = How many ballots are in box { $number }? Mix the units' ballots first, at least { $least } a box, then unfold.
paper-ask-counts = Question { $number } of { $total }: { $indicator }
  Write { $options } numbers in this order, spaces between; blanks do not count:
  { $labels }
paper-box-few = A box holds at least { $least } ballots. Mix fewer into another box before unfolding.
paper-counts-wrong = Question { $number } takes { $options } numbers with spaces between.
paper-counts-many = The numbers of question { $number } add up to more than { $ballots } ballots; please count again.
paper-more-than-listed = These are more ballots than the { $listed } people listed; nothing was kept. Please find out why.
paper-sheet = Box { $number }, { $ballots } ballots.
  { $lines }
paper-sheet-line = { $number }. { $indicator }: { $counts }
paper-entered = Entered; box { $number } waits for a second person.
paper-confirmed = Box { $number } is confirmed.
paper-rejected = Box { $number } was deleted; please enter it again.
paper-same-person = You entered this box; somebody else has to confirm it.
paper-unconfirmed = Box { $number } is not confirmed yet.
paper-declared = All paper is in. It is counted with the rest at the end.
paper-not-in = The paper of “{ $title }” is not complete, so nothing is counted yet; no ballot is taken any more. Press “All in” when it is.
paper-number-wanted = Please write a number.
button-paper-list = List
button-paper-print = Print
button-paper-enter = Enter a box
button-paper-confirm = Confirm box { $number }
button-paper-right = Right
button-paper-wrong = Wrong, delete
button-paper-keep = Keep
button-paper-in = All in
paper-file = ballots.pdf
paper-file-caption = Ballots and count sheets. No name and no unit on a ballot.

# What is printed on ballots and count sheets.
paper-print-ballot-note = Tick one answer a question. No name, no unit. Fold it and put it into the box.
paper-print-sheet = { $title }: count sheet
paper-print-sheet-note = Mix the units' ballots, at least { $least } a box, then unfold. One sheet a box; one person enters it, another confirms, then it is sealed.
paper-print-box = Box No.
paper-print-ballots = Ballots:
paper-print-question = Question
paper-print-signed = Counted by:
paper-print-checked = Checked by:
paper-print-date = Date:

# The command line.
command-wave-paper = paper ballots: list, print, enter, confirm, all in
command-questionnaire = questionnaires
command-questionnaire-load = load a questionnaire of your own (TOML)
command-questionnaire-loaded = Loaded { $code }, version { $version }, with { $questions } questions.
command-sample = random samples
command-sample-publish = publish a sample's list of opaque codes, and its hash
command-sample-open = draw it by the published value and open the wave
command-sample-redraw = draw again and see which codes come
command-sample-published = Sample { $number }: “{ $title }”, { $size } of { $people } people. Hash { $hash }. The list is in { $file }; please publish it now.
command-sample-seed = Seed { $seed }
command-wave-cases-left = { $count } open cases find no room.
command-option-needed = { $option } is needed, too.
command-paper-by = who does it: a name or number on the roster
command-paper-counts = once a question, in the order of the answers: 3,5,0,1,0,2

evaluation-missing = This half-year has had no open evaluation yet; one may be opened until { DAY($day) }.

# What follows, at the desk.
follow-up = “{ $title }” is counted. { $low ->
    [0] No unit is told apart below the one above it.
    [one] One unit is told apart below the one above it: open it for a case or a talk.
   *[other] { $low } units are told apart below the one above them: open one for a case or a talk.
  }{ $remarks ->
    [0] { "" }
    [one] { " " }There is one remark, which may become a case.
   *[other] { " " }There are { $remarks } remarks, which may become cases.
  }
low-score = “{ $title }”: { $unit } lies clearly below { $parent } as a whole in { $indicators }.
low-filed = Filed as { $number }, to be answered by { DAY($day) }. The next open evaluation says how well it was dealt with.
low-talk = { $new ->
    [yes] A talk with the leaders of { $unit } is proposed, and stands in the plan of talks.
   *[no] A talk with { $unit } was proposed already.
  }
remark-read = { $number } of { $of }: { $words }{ $filed ->
    [yes] { "" }
    (Filed as { $case })
   *[no] { "" }
  }
button-low-case = File a case
button-low-talk = Propose a talk
button-remarks-read = Read remarks
button-remark-file = File a case
button-remark-next = Next
