# How units were seen to, and the sheets of paper.

word-coverage = coverage
word-cover = cover
button-coverage = Coverage
care-coverage = { $unit }, { $period }: owed { $owed }, on time { $on_time }, entered late { $entered_late }, done late { $late }, missed { $missed }, waived { $waived }, still in time { $waiting }.
    People of 70 or over: { $elders }, without a contact person: { $without }.
care-coverage-silent = { $count ->
    [1] In one branch nobody gets messages
   *[other] In { $count } branches nobody gets messages
  }; a visit sheet can be printed: { $units }.
button-coverage-unit = { $unit } (missed { $missed }/{ $owed })
button-coverage-back-0 = This quarter
button-coverage-back-1 = Last quarter
button-unseen = Not seen for long
button-alone = No contact
button-print-sheet = Print sheet
button-enter-sheet = Enter sheet
care-unseen = Nobody has seen these { $count } for longest:
care-unseen-none = Nobody there is owed a visit.
care-unseen-line = { $unit } { $name }{ $age ->
    [0] {""}
   *[other] { " " }({ $age })
  }: { $seen ->
    [yes] last on { DATE($on) }
   *[no] nothing noted yet
  }
care-alone = Of 70 or over without a contact person, { $count }:
care-alone-none = Everybody of 70 or over has a contact person.

# Paper.
visit-sheet-document = Visit sheet
visit-sheet-title = Visit sheet of { $unit } ({ DATE($on) } { $year })
visit-sheet-note = Tick how each was seen, write the day, and sign.
visit-sheet-number = No.
visit-sheet-name = Name
visit-sheet-what = What is owed
visit-sheet-due = By
visit-sheet-ways = Way
visit-sheet-date = Day of visit
visit-sheet-signature = Visitor
visit-sheet-by = by { DATE($on) }
visit-sheet-signed-filled = Filled in by:
visit-sheet-signed-checked = Checked by:
visit-sheet-signed-date = Date:
visit-sheet-sent = { $count ->
    [1] The visit sheet; print it for the branch. When it comes back filled in, press “Enter sheet”.
   *[other] The visit sheets of { $count } branches, each from a new page. When they come back, press “Enter sheet” at each branch.
  }
visit-sheet-nothing = Nobody is waiting for a visit there; nothing to print.

# Filled sheets on the command line.
command-visits = visit sheets
command-visits-sheet = print visit sheets (PDF) of a branch, or of the branches of a town
command-visits-import = record a filled sheet of visits (workbook or CSV), with a verdict for each row
command-visits-row = row { $row } { $name }: { $said }
command-visits-done = Recorded { $recorded }, known already { $already }, blank { $blank }, to be looked at { $refused }.
command-visits-printed = Wrote the visit sheets of { $count } branches: { $path }
visits-no-header = There is no header with at least these columns: { $columns }.
visits-no-day = no day, or none that can be read
visits-no-way = no way, or none that is known
visits-nobody = nobody of that name on the roster, or in another unit
visits-several = several people have that name; write the number
visits-no-visitor = no visitor is named, and the branch has no secretary (or it is the person visited)
visits-visitor-unknown = no visitor “{ $visitor }” on the roster
