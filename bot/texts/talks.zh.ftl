# Talks, field visits and requested meetings.

# What is owed, as workbooks and the card name it.
talk-rule-yearly = 年度谈话
talk-rule-field-visit = 调研走访
talk-rule-new-post = 新任职
talk-rule-commended = 受表彰
talk-rule-complaint = 有反映
talk-rule-hardship = 家有困难
talk-rule-low-score = 评价偏低
talk-why-new-post = 新任职
talk-why-commended = 受了表彰
talk-why-complaint = 有群众反映
talk-why-hardship = 家里有困难
talk-why-low-score = 评价偏低
demonstration-talk-room = 县委组织部谈话室
talk-planned-cell = 计划{ $day }

# The card.
talk-card-talk = { $year }年谈心谈话：{ $total } 个单位，谈过 { $held } 个。
talk-card-field-visit = { $year }年{ $half ->
    [1] 上半年
   *[2] 下半年
  }调研走访：{ $total } 个单位，去过 { $held } 个。
talk-missing = 还差：{ $names }。
talk-behind-talk = 上一年没谈上、今年也还没谈的：{ $names }。
talk-behind-field-visit = 上个半年没去成、现在也还没去的：{ $names }。
talk-due = { $who }：{ $why }，{ $when ->
    [late] 本该{ DATE($due) }前谈一次
    [today] 今天是该谈的最后一天
   *[left] { DATE($due) }前谈一次
  }。
talk-below = 各镇对支部：{ $total } 个支部，谈过 { $held } 个。
talk-tap-talk = 跟谁谈过点谁。
talk-tap-field-visit = 去过哪里点哪里。
talk-nothing = 这里没有归您谈的单位。
talk-unit = { $name }
talk-unit-planned = { $name }（{ $past ->
    [yes] 原定
   *[no] { "" }
  }{ DATE($day) }）
talk-between = 、
talk-and-more = { $names }等，另有 { $more } 个

# Recording.
talk-when-talk = 跟{ $unit ->
    [none] { $person }
   *[other] { $unit }{ $person }
  }谈过了？哪天谈的？
talk-when-field-visit = 去过{ $unit }了？哪天去的？
talk-done-talk = 记下了：{ DATE($day) }跟{ $unit ->
    [none] { $person }
   *[other] { $unit }{ $person }
  }谈过。{ $settled }谈了什么不用填。
talk-done-field-visit = 记下了：{ DATE($day) }去过{ $unit }。{ $settled }收集到的意见，一件一件记，件件有人办。
talk-undone = 好，{ DATE($day) }这一条不算。
talk-settled-yearly = 今年这一轮算谈过了。
talk-settled-field-visit = 这半年算去过了。
talk-settled-new-post = 任职谈话办了。
talk-settled-commended = 表彰后的谈话办了。
talk-settled-complaint = 有反映的这次谈话办了。
talk-settled-hardship = 困难谈话办了。
talk-settled-low-score = 评价偏低的这次谈话办了。
talk-type-day = 哪一天？打出来就行，比如 11月20日。
talk-type-plan = 改到哪一天？打出来就行，比如 12月3日。
talk-not-a-day = 这个日子没看懂。请打成 11月20日 这样。

# What follows.
talk-follow-what = 要办的是哪方面的事？点最接近的就行。
talk-follow-line = 请用一两句话打出来。
talk-follow-kept = 记下了，编号 { $number }。由{ $unit }办，{ DAY($due) }前答复。还有，就再记一件。

# Planning.
talk-planned = { $count ->
    [0] 都有日子了。
   *[other] { $count } 个单位都排了日子，从{ DATE($first) }到{ DATE($last) }，均匀排开。
  }要改哪个，点它的名字。
talk-moved = 改到{ DAY($day) }了：{ $unit }。

# Waiving.
talk-waive-which = 哪一次可以免？
talk-waive-why = { $who }这次（{ $what }）为什么免？点一个就行。
talk-waived = 好，{ $who }这次（{ $what }）免了，不再提醒。台账上记“免”。
talk-unwaived = 好，这次（{ $what }）还要办，照原来的日子提醒。
talk-waived-talk = 免谈的：{ $names }。
talk-waived-field-visit = 免去的：{ $names }。
talk-nothing-to-waive = 眼下没有可以免的：已经办过，或者已经免了。

# What makes a talk due.
talk-happened-what = 什么事？换了岗位、家里困难，从名册和记录里就知道，不用报。
talk-happened-who = { $why }的是谁？请打出姓名。
talk-happened-which = 是哪一位？
talk-happened-nobody = 归您谈的人里没有叫这个名字的。再打一遍，或者发“取消”。
talk-happened-kept = 记下了：{ $person }，{ $why }，{ DATE($due) }前谈一次。每周的提醒里会带上。
talk-happened-not = 好，{ $person }这一条不算。

# The digest.
talk-planned-talk = { $when ->
    [late] { $name }原定{ DATE($day) }谈，还没谈。
    [today] 今天跟{ $name }谈。
   *[left] { DAY($day) }跟{ $name }谈。
  }
talk-planned-field-visit = { $when ->
    [late] { $name }原定{ DATE($day) }去，还没去。
    [today] 今天去{ $name }调研。
   *[left] { DAY($day) }去{ $name }调研。
  }
talk-digest-yearly = 今年的谈心谈话，{ $total } 个单位谈过 { $held } 个，还差：{ $names }。
talk-digest-field-visit = 这半年的调研走访，{ $total } 个单位去过 { $held } 个，还差：{ $names }。
meeting-late = { $who }{ DATE($asked) }约谈，说好{ DATE($due) }前，过了 { $days } 个工作日还没谈上。

# Asking for a talk.
meet-days = 想找人谈谈，下面哪天方便，点开看时间。
meet-day-line = { DAY($day) }，{ $kind ->
    [open_door] 谈心日
   *[reception] 接待日
  }，{ reception-host }。{ $open ->
    [yes] { "" }
   *[no] { DATE($opens) }起可以约。
  }
meet-no-days = 眼下没有排定的日子。有急事请打值班电话 { $telephone }。
meet-offer = 这几个时间都给您留着，哪个方便点哪个：
meet-offer-line = { DAY($at) }{ TIME($at) }，见{ reception-host }
meet-offer-place = 地点：{ $place }。
meet-night = 这会儿部里没人，急事请打值班电话 { $telephone }。
meet-none-free = { DATE($asked) }您要约谈，记下了。这几天排不出现成的时间，部里会打电话跟您定。急事请打值班电话 { $telephone }。
meet-booked = 约好了：{ DAY($at) }{ TIME($at) }，见{ reception-host }。地点：{ $place }。编号 { $number }。去之前会提醒您。
meet-declined = 好，不凑合。转成一件事办：编号 { $number }，{ DAY($due) }前有人给您答复时间。急事请打值班电话 { $telephone }。
meet-withdrawn = 好，这次不约了。什么时候想谈，发“约谈”。
meet-case = 约谈：{ DATE($asked) }提出，两次给的时间都不合适，请联系本人定时间。
meet-told = { $who }约谈：{ DAY($at) }{ TIME($at) }，见{ reception-host }。地点：{ $place }。编号 { $number }。
meet-reminder-evening = { DAY($at) }{ TIME($at) }，您约了见{ reception-host }。地点：{ $place }。
meet-reminder-soon = 今天{ TIME($at) }，您约了见{ reception-host }。地点：{ $place }。
mine-meeting = { DAY($at) }{ TIME($at) }约谈，见{ reception-host }。
mine-meeting-open = { DATE($asked) }要的约谈，时间还没定。

# Refusals.
talk-not-yours = 这次谈话不归您记。
talk-day-outside = 只能记今天和今天以前的，最早到 { $days } 天前。
talk-recorded-already = { DATE($day) }这一条已经记过了。
talk-held-already = 这个单位已经谈过，或者免了，不用再排。
talk-no-days = 剩下的日子里没有工作日了，排不开。
talk-plan-outside = 请排在今天到{ DATE($last) }之间。
meeting-no-more-times = 时间已经换过一次了。请在给出的里面挑，或者点“都不方便”。

# Buttons.
word-talks = 谈心谈话
word-meet = 约谈
button-talks = 谈心谈话
button-meet = 约谈
button-talk-with = { $who }
button-talk-talk = 谈心谈话
button-talk-field-visit = 调研走访
button-talk-plan = 排日子
button-talk-happened = 有人要谈
button-talk-today = 今天
button-talk-yesterday = 昨天
button-talk-other-day = 别的日子
button-talk-move = 改计划
button-talk-waive = 这次免了
button-talk-waiver-held-above = 上级谈过
button-talk-waiver-post-vacant = 岗位空缺
button-talk-waiver-away = 人不在
button-talk-waiver-entered-wrongly = 登记错了
button-talk-unwaive = 还是要办
button-talk-unwaive-who = 还办{ $who }
button-talk-instead = 换成{ $who }
button-talk-follow = 有事要办
button-talk-opinion = 记一条意见
button-talk-again = 再记一件
button-talk-undo = 写错了
button-talk-held = 谈过了
button-choice-person = { $name }
button-meet-time = { DATE($at) }{ TIME($at) }
button-meet-other = 换几个时间
button-meet-none = 都不方便
button-meet-cannot = 来不了了
button-meet-quit = 不约了
button-meet-day = { $kind ->
    [open_door] 谈心日
   *[reception] 接待日
  }{ DATE($day) }
button-mine-meeting = 看约谈
