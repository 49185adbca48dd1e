# Satisfaction: ballot, questions, answers, results, and what the administrator reads on opening and closing a wave.

own-words = { $words }

ballot-intro = Please rate { $kind ->
    [open-evaluation] the department and the cases it has in hand
    [unit-assessment] the work of your unit
    [appointments] the choice of officials
    [reception-rating] how you were received
    [headline] the organisation department's work
    [full] the organisation department's work
   *[own] “{ $title }”
  }: { $total } { $total ->
    [one] question
   *[other] questions
  }, a tap each, a minute or two. What you choose is not kept; county, town and branch cannot find out. Only “handed in” is noted so that nobody votes twice, and afterwards even that is deleted. Please choose yourself, just as you think. It is final once handed in.
ballot-reminder = “{ $title }” runs until { DAY($day) }. If you have handed in yours, ignore this. If not: { $total } { $total ->
    [one] question
   *[other] questions
  }, a minute or two, just as you think.
ballot-which = These are open now. Which would you like to rate first?
ballot-secrecy = Your choices are sealed before they are stored, opened once at the end and only counted; small branches are counted with their town or county, and then the key is destroyed. Two honest limits: messages travel through Telegram, which we do not control; and during these days whoever controls the running program could in theory watch. Nobody else can.
ballot-later = All right, no hurry. Until { DAY($day) }, send “rate” whenever you like.
ballot-question = Question { $number } of { $total }. { $question }
ballot-review = All answered. Please have a look: you may change anything until you hand it in, nothing afterwards.
  { $lines }
ballot-review-line = { $number }. { $indicator }: { $answer }
ballot-done = Received, thank you. Your choices are sealed and nobody can look them up. Nobody is owed a screenshot. From { DATE($day) }, send “result” to see how it came out.
ballot-ended = “{ $title }” is over and the key to it destroyed. Send “result” to see how it came out.
ballot-lost = “{ $title }” ended without a result: the key was lost, nobody could open what was handed in, and all of it was deleted. We are sorry.

ballot-none = There is nothing to rate just now. You will be told when there is.
ballot-already = You have handed in yours; it is sealed, and there is nothing more to do.
ballot-over = This round is over. Send “result” to see how it came out.
ballot-not-invited = You were not asked in this round; there is nothing to hand in.
ballot-bound-again = Your name was bound to an account again after this round began, so it does not vote in it. That keeps anybody from voting a second time under another's name. Next time as usual.
ballot-other-wave = This button belongs to another round. Please press “Start again”.
ballot-out-of-date = This button is out of date; nothing was handed in. Please press “Start again”.
ballot-forged = This button does not work; nothing was handed in. Please press “Start again”.

remark-ask = If there is more to say, send it as one message of a few hundred words. It is sealed before it is stored, without who wrote it; from 10 remarks on they are shown to the county, shuffled, and fewer are deleted. If you write of particular people or events, others may guess that it was you.
remark-done = That is sealed too, thank you. Your message was deleted from this chat; if you still see it, please delete it yourself.
remark-given = One remark a round; yours is sealed already. This one was not kept.
remark-after-ballot = Please hand in the ballot first, then write. Send “rate” to begin.
remark-empty = I see no words yet. Please send them as one message.
remark-too-long = That is rather long and was not kept. Please send it again in at most { $most } characters.

button-ballot-begin = Begin
button-ballot-later = Later
button-ballot-secrecy = How is it secret?
button-ballot-back = Back
button-ballot-submit = Hand in
button-ballot-change = Change no. { $number }
button-ballot-again = Start again
button-remark = Add a remark
button-no-remark = No remark

# Questions as they are put, and the names of what they measure.
question-overall = How do you rate the county's organisation work on the whole?
question-officers = How do you rate the department's officers?
question-selection = How do you rate the selection and appointment of cadres?
question-integrity = How do you rate the prevention and correction of improper appointments?
question-recommendation = How do you rate democratic recommendation when cadres are chosen?
question-inspection = How do you rate the inspection of candidates?
question-notice = How do you rate the public notice before appointments?
question-competition = How do you rate the competitive selection of cadres?
question-supervision = How do you rate the supervision of appointments?
question-talks = How do you rate the department's talks with cadres?
question-care = How do you rate the care for members?
question-branches = How do you rate the building of branches?
question-openness = How do you rate the openness of the department?
question-responses = How do you rate the response to opinions and suggestions?
indicator-overall = Organisation work on the whole
indicator-officers = Officers
indicator-selection = Selection of cadres
indicator-integrity = Against improper appointments
indicator-recommendation = Democratic recommendation
indicator-inspection = Inspection of candidates
indicator-notice = Notice before appointments
indicator-competition = Competitive selection
indicator-supervision = Supervision of appointments
indicator-talks = Talks with cadres
indicator-care = Care for members
indicator-branches = Branch building
indicator-openness = Openness
indicator-responses = Response to opinions
composite-credibility = Credibility of appointments
composite-satisfaction = Satisfaction with the work

# Answers.
answer-very-satisfied = Very satisfied
answer-satisfied = Satisfied
answer-mostly-satisfied = Mostly satisfied
answer-rather-dissatisfied = Rather dissatisfied
answer-dissatisfied = Dissatisfied
answer-unaware = Don't know

# The administrator opens and closes a wave.
wave-title = { $kind ->
    [open-evaluation] Open evaluation
    [unit-assessment] Assessment of { $unit }
    [appointments] Rating of appointments
    [reception-rating] Receptions of { $unit }
    [own] Survey
   *[headline] Satisfaction with organisation work
  }, { $half ->
    [first] first
   *[second] second
  } half of { $year }
wave-none = Nothing is being rated just now. Open a round? All members on the roster are invited, those without Telegram too.
wave-running = “{ $title }” runs until { DAY($day) } and then closes by itself. Until then nobody sees a result, and nobody can see who has voted.{ $more ->
    [0] { "" }
   *[other] { " " }{ $more } more are running.
  }
wave-open-sure = “{ $title }”: { $questions } questions, put to { $groups }. List and units stay fixed from today, and invitations leave at once. Open it?
wave-opened = “{ $title }” has begun: { $invited } people are invited, until { DAY($day) }.{ $left ->
    [0] { "" }
    [one] { " " }One person belongs to no unit and is not invited.
   *[other] { " " }{ $left } people belong to no unit and are not invited.
  }
wave-close-sure = Close “{ $title }” now? Nothing can be handed in afterwards; it is counted at once and the key destroyed.
wave-closed = “{ $title }” is closed, counted, and its key destroyed. Send “result” to see it.
button-wave-headline = Open (four questions)
button-wave-full = Open (fourteen)
button-wave-close = Close early

wave-unknown = There is no such round.
wave-over = This round is closed already.
wave-already-open = “{ $title }” is still running, until { DAY($day) }. One of a kind at a time.
wave-group-small = The group “{ wave-group-name }” has fewer than { $least } people; its result could never be shown.
wave-group-unknown = There is no group “{ $group }”. There are: { $known }.
wave-length = A round lasts from 1 to { $most } days.
wave-boxes-differ = { $boxes } sealed ballots against { $places } marked places: they do not agree, and nothing was opened. Please find out why first.
wave-key-missing = The key of this round is not in { $folder }; it was not closed. Name a second copy with --copy, or give the round up with --key-lost.
wave-key-not-lost = The key of this round is there; simply close it.
wave-keys-in-data = Keys may not be kept in { $folder }: it lies in the database's folder, and a backup would take them along. Please point LIANXIN_WAVE_KEYS elsewhere.
wave-keys-unwritable = Nothing can be written to { $folder }; the round was not opened.
wave-which = Several rounds are running; please say which.
wave-none-runs = No round is running.
box-unreadable = One ballot cannot be opened; the round was not closed. Please find out why first.
units-not-one-tree = The units are not one tree: there must be one unit at the top, and every other below another.
setting-wave-k = No number for fewer than { $least } people; it cannot be less.

questionnaire-unknown = There is no questionnaire “{ $code }”.
questionnaire-unreadable = The questionnaire cannot be read; please check that it is TOML.
questionnaire-code-taken = “{ $code }” is a questionnaire that comes along; please choose another code.
questionnaire-scale-unknown = There is no scale “{ $scale }”.
questionnaire-value-wrong = The value of “{ $key }” in the questionnaire is wrong.
questionnaire-questions-count = A questionnaire has 1 to { $most } questions.
questionnaire-composite-parts = The composite “{ $code }” needs at least two questions of the questionnaire.
questionnaire-wording-missing = “{ $code }” has no wording.
questionnaire-key-missing = “{ $key }” is missing in the questionnaire.
questionnaire-key-unknown = “{ $key }” in the questionnaire is not known.
questionnaire-code-wrong = The code “{ $code }” is wrong: small letters, digits and hyphens, at most 24.
questionnaire-code-twice = The code “{ $code }” stands twice.
scale-value-range = The value of an answer lies between { $least } and { $most }.
scale-options-count = A scale has 2 to { $most } answers.
scale-says-nothing = The answers of “{ $scale }” tell nothing apart.

# The command line.
command-wave = satisfaction waves
command-wave-open = open a wave: freeze the list, send invitations
command-wave-close = close a wave: open the boxes, count, publish, destroy the key
command-wave-copied = A second copy of the key is in { $folder }. Destroy it, too, when the wave is closed.
command-wave-given-up = “{ $title }” is over without a result: its key was lost, and what was handed in is deleted.
command-wave-destroy-copies = If the key is kept anywhere else, destroy it there now.
command-ballots = ballots
command-ballots-audit = check that boxes and roll, or the counted cells, add up
command-ballots-right = It adds up ({ $state }): { $found }.
command-ballots-wrong = It does not add up: { $found } instead of { $expected }.
