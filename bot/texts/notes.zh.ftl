# 工作月报：起草、报上去、镇里县里看的汇总。

word-note = 月报
button-note = 工作月报
button-note-unit = 月报 { $unit }
note-which = 哪个支部的月报？
note-counted = 走访 { $visits } 次{ $owed ->
    [0] {""}
   *[other] ，该办 { $owed } 件办了 { $done } 件
  }{ $needs ->
    [0] {""}
   *[other] ，反映难处 { $needs } 件{ $answered ->
        [0] {""}
       *[other] （答复 { $answered } 件）
      }
  }{ $talks ->
    [0] {""}
   *[other] ，谈话 { $talks } 次
  }
note-draft = { $unit }{ $month }月报起草好了：{ $counted }。主题党日哪天办的？
note-held = { $held ->
    [yes] { DATE($on) }办的，记下了。
   *[no] 好，这个月没办。
  }
note-ask-line = 有要往上提的吗？没有就直接报。
note-line = 要提什么？打一句话，或者说一段语音，说完就报上去，镇里、县里看得到。
note-sent = { $unit }{ $month }月报报上去了：{ $counted }；{ $answered }。别的不用填。
note-answered = { $held ->
    [yes] 主题党日{ DATE($on) }办的
   *[no] 主题党日没办
  }{ $up ->
    [words] ；往上提：{ $words }{ $number ->
        [none] {""}
       *[other] （编号 { $number }）
      }
    [voice] ；往上提了一段语音{ $number ->
        [none] {""}
       *[other] （编号 { $number }）
      }
   *[none] {""}
  }
note-type-day = 哪天办的？请打出日子，像“{ $month }3日”。
note-case = 转成要办的事了，编号 { $number }。由{ $unit }办，{ DATE($due) }前答复您。

note-digest = { $unit }{ $month }月报起草好了：{ $counted }。点三下就报上去。
note-summary = { $unit }{ $month }月报：{ $branches } 个支部，报了 { $sent } 个，办了主题党日的 { $held } 个；往上提的 { $up } 件。
note-passed-up = { $month }支部往上提的：
note-passed-up-one = { $unit }：{ $spoken ->
    [yes] （语音）{ $words }
   *[no] { $words }
  }{ $number ->
    [none] {""}
   *[other] （编号 { $number }）
  }
note-none-passed-up = { $month }没有往上提的。

button-note-day = { DATE($on) }
button-note-not-held = 这个月没办
button-note-send = 没有，报上去
button-note-say = 有，提一句
button-note-case = 要个答复
button-note-again = 改一改
button-note-look = 看月报
button-notes = 看提了什么
button-notes-hear = 听 { $unit }
button-export-monthly = 工作月报汇总

case-source-note = 月报里提
audit-note = 工作月报
audit-note-send = 报送工作月报
audit-case-note = 月报事项转办

# 不能办的时候
note-not-yours = 这份月报不归您报。
note-over = 这个月的月报已经过了，报这个月的就行。
note-day-outside = 要填{ DATE($month) }那个月里、已经过了的日子。
setting-not-a-day = { $setting } 要填 1 到 31。
