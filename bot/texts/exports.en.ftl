# Workbooks: what is said in the chat and on the command line.

word-export = export
command-export = write a workbook into a folder or as an .xlsx file; --reason says why sealed content is in it, too

export-which = Which one? One tap, and it comes here once it is made.
export-which-unit = Of which unit?
export-large = This is a long one. It comes here once it is made; no need to wait.
errand-running-export = The last one is still being made and comes here. For another, please tap once it is there.
export-done = { $rows ->
    [0] Done; nothing was recorded in this time.
    [one] Done: one row.
   *[other] Done: { $rows } rows.
  }{ $left ->
    [0] {""}
   *[other] {" "}Some of it is left out by rule; below the table it says what and why.
  } For another time or unit, tap below.
export-filed = { $rows ->
    [0] Done; nothing was recorded in this time.
    [one] Done: one row.
   *[other] Done: { $rows } rows.
  }{ $left ->
    [0] {""}
   *[other] {" "}Some of it is left out by rule; below the table it says what and why.
  } It lies here: { $file }
export-reason = To have sealed content in it, please say in a line what it is needed for; the line goes into the audit trail. If not, send “cancel”.
export-reason-long = One line is enough, { $most } characters at most.
export-too-heavy = The file is too large for the chat. Please choose a shorter time, or a single unit.
export-broke-off = This was too much and broke off. Please choose a shorter time, or a single unit.
export-failed = That did not work, and it is not your fault. Please tap again in a while.
export-cannot-write = Nothing can be written into { $folder }: { $why }
export-no-wave = No satisfaction wave has ended yet; the report comes with its end.
export-whole-only = There is only one for the whole county, not one for each unit.
export-no-county = No roster has been brought in yet, so there is nothing to export.
export-unknown = There is no workbook called { $name }. There are: { $known }
export-dates-reversed = The dates are the wrong way round: from { $first } to { $last }.
export-no-folder = There is no such folder: { $folder }. Please name one that exists, or a file that ends in .xlsx.
export-file-exists = That file is there already and was left alone: { $file }

button-export-visits = Visits
button-export-visit-form = Visit form
button-export-undone = What is undone
button-export-reception = Reception
button-export-talks = Talks
button-export-cases = Cases
button-export-satisfaction = Satisfaction
button-export-roster = Roster
button-export-audit = Audit trail
button-export-period = { $period }
button-period-month = { $month }/{ $year }
button-period-quarter = Q{ $quarter } { $year }
button-period-half = { $half ->
    [1] First half
   *[other] Second half
  } { $year }
button-period-year = All of { $year }
button-export-unit = One unit only
button-export-sealed = With sealed text

# In the sheets
withheld-other-units = other units
export-no-show = did not come
export-walk-in = queued on the day
export-nobody = no name given

# Deeds in the audit trail
audit-export = took a workbook
audit-export-sealed = took a workbook with sealed content
audit-slip-issue = issued a slip
audit-slip-print = printed slips
audit-post-grant = gave a post
audit-roster-import = brought in a roster
