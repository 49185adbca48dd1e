# Results: the one everybody sees when a round is over, and those that look closer.

result-none = No round is over yet. When one is, send “result” to see it.
result-not-yet = This round is not over; until it is, nobody sees a result.
result-which = These rounds are over. Which would you like to see?

result-head = <b>{ $title }</b>
  { $unit }
result-participation = { $invited } invited, { $cast } took part, { $rate }%.
result-participation-few = How many were invited and took part: too few, not shown.
result-exact = { $name } <b>{ $mean }</b>
result-band = { $name } between { $low } and { $high }
result-few = { $name } too few, not shown
result-all-few = Few people took part here, so no score is shown and nobody is recognised. See the unit above.
result-up-down = { $text }, { $points } { $direction ->
    [up] above
   *[down] below
  } the last round
result-steady = Where nothing is said, it cannot be told apart from the last round.
result-note-band = Where only a range is given, more would tell of a few people.
result-note-few = Few answers are not shown, so that nobody is recognised.

# Closer: errors, the unit above, ranks, who did not know.
result-closer = <b>{ $unit }, closer</b>
result-closer-sure = <b>{ $name }</b> { $mean }
result-closer-exact = <b>{ $name }</b> { $mean }, margin { $low }–{ $high }
result-weighted = { $mean } with every unit weighed by its members
result-change = { $points } { $direction ->
    [up] above
   *[down] below
  } the last round
result-change-indistinct = not told apart from the last round
result-no-change-other-units = The last round counted other units: not compared.
result-no-change-other-scale = The last round had other answers: not compared.
result-no-change-earlier-few = Too few answers to some of it in the last round: not compared.
result-parent = { $points } { $direction ->
    [up] above
   *[down] below
  } { $parent } on the whole
result-parent-indistinct = not told apart from { $parent } on the whole
result-rank = number { $place } of { $among } units of its kind (only differences told apart count)
result-unaware = { $share }% did not know
result-closer-note = Margin: were others asked instead, 19 times in 20 it would lie in there. A smaller difference is not told apart.

# Beside published scores.
result-beside-head = <b>{ $unit }, beside published scores</b>
result-beside-own = <b>{ $name }</b> here { $mean }
result-beside = { $where } { $score }, here { $points } { $direction ->
    [up] above
   *[down] below
  }
result-beside-indistinct = { $where } { $score }, not told apart
result-beside-none = Too few answers here to show a score, so there is nothing to set beside.
result-beside-note = Elsewhere other years and other people were asked: for orientation only.
benchmark-national-2008 = nation, 2008
benchmark-national-2012 = nation, 2012
benchmark-national-survey-year = nation, a certain year
benchmark-city-survey-year = a city, the same year

# By groups of people.
result-groups = <b>{ $unit }, by groups</b>
result-group = <b>{ $group }</b>
result-group-paper = On paper (in no other number)

# Pictures.
result-picture = “{ $title }”, { $unit }.{ $waves ->
    [1] { "" }
   *[other] { " " }The last { $waves } rounds side by side.
  }
result-picture-none = Few people took part here: there is no score to draw.
picture-few = too few, not shown
picture-absent = not asked
picture-change = { $points } { $direction ->
    [up] up
   *[down] down
  }
picture-wave = { $year }
  { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
  }
picture-national-2008 = Nation
  2008
picture-national-2012 = Nation
  2012
picture-national-survey-year = Nation
  a year
picture-city-survey-year = A city
  that year
picture-legend-score = Red dot: the score, out of 100. Pale red: its margin.
picture-legend-moved = Bold red line: told apart from the last round.
picture-legend-band = Gold: only a range, for more would tell of a few people.
picture-legend-few = Grey: too few, not shown, so that nobody is recognised.
picture-legend-published = Blue: published scores of other years and people, for orientation only.

# The workbook: heads of other questionnaires, and the page of how scores went.
chart-satisfaction-scores = Scores of the units (out of 100)
column-satisfaction-answers = Scores
column-satisfaction-secondary = Other scores
course-title = { $unit }: scores by round
course-label = Round
course-reach = margin ±
course-published = { $name } (published)
own-wording = { $zh ->
   *[other] { $en }
  }

button-result-closer = Closer
button-result-beside = Compare
button-result-picture = Picture
button-result-groups = By groups
button-result-others = Other rounds
button-result-back = Back
