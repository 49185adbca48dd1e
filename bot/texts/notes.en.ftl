# The monthly note: drafted, sent; the summary for town and county.

word-note = note
button-note = Monthly note
button-note-unit = Note { $unit }
note-which = The note of which branch?
note-counted = { $visits ->
    [one] one visit
   *[other] { $visits } visits
  }{ $owed ->
    [0] {""}
   *[other] , { $done } of { $owed } tasks done
  }{ $needs ->
    [0] {""}
    [one] , one need brought to the desk{ $answered ->
        [0] {""}
       *[other] {" "}(answered)
      }
   *[other] , { $needs } needs brought to the desk{ $answered ->
        [0] {""}
       *[other] {" "}({ $answered } answered)
      }
  }{ $talks ->
    [0] {""}
    [one] , one talk
   *[other] , { $talks } talks
  }
note-draft = The { $month } note of { $unit } is drafted: { $counted }. On which day was the branch's fixed day held?
note-held = { $held ->
    [yes] Held on { DATE($on) }, noted.
   *[no] All right, not this month.
  }{" "}
note-ask-line = Is there anything to pass up? If not, just send it.
note-line = What is it? Type a line, or say it as a voice message; the note is sent with it, and town and county see it.
note-sent = The { $month } note of { $unit } is sent: { $counted }; { $answered }. Nothing else to fill in.
note-answered = { $held ->
    [yes] fixed day held on { DATE($on) }
   *[no] fixed day not held
  }{ $up ->
    [words] ; passed up: { $words }{ $number ->
        [none] {""}
       *[other] {" "}(number { $number })
      }
    [voice] ; a voice message passed up{ $number ->
        [none] {""}
       *[other] {" "}(number { $number })
      }
   *[none] {""}
  }
note-type-day = On which day? Please type it, like “{ $month } 3”.
note-case = It is a case now, number { $number }. { $unit } answers you by { DATE($due) }.

note-digest = The { $month } note of { $unit } is drafted: { $counted }. Three taps and it is sent.
note-summary = { $unit }, notes of { $month }: { $branches ->
    [one] one branch
   *[other] { $branches } branches
  }, { $sent } sent, { $held } held their fixed day; { $up } passed something up.
note-passed-up = What branches passed up in { $month }:
note-passed-up-one = { $unit }: { $spoken ->
    [yes] (voice) { $words }
   *[no] { $words }
  }{ $number ->
    [none] {""}
   *[other] {" "}(number { $number })
  }
note-none-passed-up = Nothing was passed up in { $month }.

button-note-day = { DATE($on) }
button-note-not-held = Not this month
button-note-send = No, send it
button-note-say = Yes, a line
button-note-case = I want an answer
button-note-again = Change it
button-note-look = See the note
button-notes = What was passed up
button-notes-hear = Listen: { $unit }
button-export-monthly = Monthly notes

case-source-note = Monthly note
audit-note = Monthly note
audit-note-send = Sent a monthly note
audit-case-note = Made a case of a monthly note

# Refusals
note-not-yours = This note is not yours to send.
note-over = That month's note is closed; this month's is enough.
note-day-outside = It has to be a day of the month that begins with { DATE($month) }, and not one to come.
setting-not-a-day = { $setting } is a day from 1 to 31.
