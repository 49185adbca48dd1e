# The five cares: the digest, visits, events, leave.

# Periods and festivals.
care-period-month = { $n }月
care-period-quarter = { $n ->
    [1] 一季度
    [2] 二季度
    [3] 三季度
   *[4] 四季度
  }
care-period-half = { $n ->
    [1] 上半年
   *[2] 下半年
  }
care-period-year = 全年
care-of-year = { $year }年{ $period }
care-festival-party-day = 七一
care-festival-spring-festival = 春节
care-festival-new-year = 元旦
care-festival-national-day = 国庆
care-festival-double-ninth = 重阳

# What a task is called, one entry a rule; .owed: as something still to be done.
matter-hospital-visit = 住院看望
    .owed = { $since }{ $over ->
        [yes] 出院
       *[no] 住院
      }
matter-festival-visit = { $period }的慰问
    .owed = { $period }慰问
matter-routine-visit = { $period }的走访
    .owed = { $period }走访
matter-monthly-checkin = { $period }的联系
    .owed = { $period }还没联系
matter-disaster-visit = 受灾看望
    .owed = { $since }家里遭了灾
matter-death-check = 去世核实
    .owed = 听说{ $since }走了，请您核实一下
matter-memorial = 慰问家属
    .owed = { $since }走了，家属还没慰问

# People, numbers and days.
care-comrade = { $name }同志
care-name = { $name }
care-aged = { $name } { $age }岁
care-people = { $spelled ->
    [yes] { $n ->
        [1] 一
        [2] 两
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
        [9] 九
       *[10] 十
      }位
   *[no] { $n } 位
  }
care-and = 、
care-then = ；
care-today = 今天
care-yesterday = 昨天
care-tomorrow = 明天
care-weekday-1 = 周一
care-weekday-2 = 周二
care-weekday-3 = 周三
care-weekday-4 = 周四
care-weekday-5 = 周五
care-weekday-6 = 周六
care-weekday-7 = 周日
care-this-week = { $weekday }
care-last-week = 上{ $weekday }
care-on-date = { DATE($on) }
care-by = 到{ $day }
care-by-day-of-month = 到{ $day }号
care-by-year-end = 到年底
care-go-by = { $day }前去看看
care-no-hurry = { $last }，不急
care-late = 过了{ $days }天

# The digest.
care-opening = { $when ->
    [week] 这周有
   *[day] 今天有
  }{ $people }{ $elders ->
    [yes] 老同志
   *[no] 同志
  }：
care-line = { $who }，{ $what }
care-owed = { $what }，{ $due }
care-besides = { $what }，还有{ $more }
care-together = { $what }（{ $more }一并办）
care-own = { $opening }{ $lines }。
    { $ask }
care-ask = 去过谁点谁{ $phone ->
    [none] 。
    [all] ；打电话也算。
    [last] ；最后一位打电话也算。
    [tail] ；后{ $people }打电话也算。
   *[named] ；{ $names }打电话也算。
  }
care-cover = { $name }同志请假到{ DATE($until) }，下面是这几天请您代看的。
care-cover-open = { $name }同志请假，下面是请您代看的。
care-rest = 先前说过的还有{ $people }，不用急，发“今天”都看得到。
care-rest-overdue = 有{ $people }过了日子，还在等人去，发“今天”看得到。
care-overflow = 另外还有{ $people }，点“要走访的”都看得到。
care-others = 其余 { $people } 位由结对联系人负责，{ $waiting } 位还没去{ $late ->
    [yes] ，过了日子的有{ $names }。
   *[no] 。
  }
care-deputy = 支部里有{ $people }过了日子，请您搭把手：{ $lines }。
care-branch = { $unit } { $people } 位
care-climbed-town = 镇里有 { $branches } 个支部、{ $people } 位过了日子还没人去：{ $list }{ $more ->
    [yes] 等。
   *[no] 。
  }
care-climbed-county = 全县有 { $branches } 个支部、{ $people } 位过了日子还没人去：{ $list }{ $more ->
    [yes] 等。
   *[no] 。
  }
care-holder = { $unit } { $name }
care-out-of-reach = 这几位收不到消息，事情已转给下一位：{ $list }。方便时请帮他们接上。
care-too-many = 上周有 { $people } 人说提醒太多。
care-nothing = 眼下没有要走访的。

button-seen = { $name } 看过了
button-death-check = { $name } 核实
button-round = 一趟看了几位
button-leave = 我要请假
button-too-many = 提醒太多
button-late-town = 看是谁
button-late-county = 看是谁
button-report = 家里有变化

# A visit.
care-how = { $name }，{ DAY($on) }是怎么看的？
care-how-nothing-owed = { $name }眼下没有要办的。{ DAY($on) }又看过，也可以记一笔。
care-how-seen = { $name }，{ DAY($on) }{ $by }记过了，{ $way }。不用再填；又看了一趟，就点一下。
care-which-day = 哪天看的{ $name }？
care-type-day = 请打出日子，像“11月3日”或“11.3”。
care-not-a-day = 没认出日子。请打成“11月3日”或“11.3”。
care-recorded = 记下了：{ DATE($on) }{ $deed }。
care-already = { $by }已经记过了：{ DATE($on) }{ $deed }。
care-deed = { $way ->
    [home] 到家看了{ $name }
    [phone] 打电话问了{ $name }
    [hospital] 到医院看了{ $name }
    [proxy] 请家人问了{ $name }
    [gathering] 集体慰问了{ $name }
   *[farewell] 慰问了{ $name }的家属
  }
care-settled = { $count ->
    [0] 眼下没有到日子的事，这一趟也留着底。
    [1] { $matters }就算办了，别的不用填。
   *[other] { $matters }都算办了，别的不用填。
  }
care-left = { $name }还有{ $matters }。
care-left-one = { $matter }（{ $due }）
care-still = 还剩{ $people }：{ $lines }。
care-withdrawn = 好，{ $name }这一趟划掉了，该办的又回来了。
care-note-ask = 请打一句话，只有您这一级看得到，封好了存。
care-noted = 记下了，封好了。
care-round = { DAY($on) }一趟看了哪几位？点名字，再点怎么看的。
care-round-chosen = { DAY($on) }看了{ $names }。怎么看的？
care-round-day = 是哪天？
care-round-nobody = 还没点名字。
care-round-done = 记下了：{ DATE($on) }一趟看了{ $names }。

button-way-home = 到家
button-way-phone = 电话
button-way-hospital = 医院
button-way-proxy = 家人代
button-way-gathering = 集体慰问
button-way-farewell = 慰问家属
button-other-day = 不是这天
button-day = { $day }
button-type-day = 别的日子
button-wrong = 写错了
button-wrong-one = { $name } 写错了
button-visit-note = 补一句话
button-all = 都到了
button-picked = ✓ { $name }
button-pick = { $name }

# Names behind a town's or the county's counts.
care-late-names = 过了日子还没人去的：
care-late-line = { $unit }：{ $names }
care-late-none = 眼下没有过了日子的。

# Events.
care-what-happened = 出了什么事？点一下。
care-about-whom = 哪一位{ $event }？
care-about-nobody = 没有可以报这件事的人。
care-when = { $name }{ $event }，是哪天？
care-event-hospital = 住院了
care-event-home-again = 出院了
care-event-hardship = 有了困难
care-event-hardship-over = 困难过去了
care-event-away = 到外地住
care-event-back = 回来了
care-event-disaster = 家里遭了灾
care-event-died = 去世了
care-reported = 记下了：{ $name }，{ DATE($on) }{ $event }。{ $hint }
care-hint-hospital = 明天早上会提醒去看看。
care-hint-home-again = 一个星期内看一看，打电话也算。
care-hint-hardship = 往后每月联系一次。
care-hint-hardship-over = 每月的联系到这里为止。
care-hint-away = 在外这段，打电话也算。
care-hint-back = 往后照常到家。
care-hint-disaster = 一个星期内上门看一看。
care-undone = 好，{ $name }这件事当没报过。
button-event-hospital = 住院了
button-event-home-again = 出院了
button-event-hardship = 有困难
button-event-hardship-over = 困难过去了
button-event-away = 到外地住
button-event-back = 回来了
button-event-disaster = 受灾了
button-event-died = 去世了
button-undo = 报错了

# A death.
care-death-entered = 知道了。{ $name }，{ DATE($on) }去世。有关的提醒都停下了。{ $asked ->
    [none] 还要有人核实，眼下联系不上谁，会逐级往上请。
   *[other] 已请{ $asked }同志核实。
  }
care-death-ask = { $by }报：{ $unit }{ $name }，{ DATE($on) }去世。请您核实一下；核实以前，有关的提醒都停着。
care-death-confirmed = 知道了，{ $name }的事核实了。余下的走访都停了，请支部去慰问一下家属。
care-death-rejected = 好，{ $name }的事划掉了，该办的都回来，另宽几天。
care-death-settled = { $name }的事已经有人核实过了。
care-farewell = { $name }的后事从简：慰问家属，简朴送别。
care-farewell-meeting = { $name }的追悼会，按县里规定由{ $by }主持。
care-presider-branch-secretary = 支部书记
care-presider-town-cadre = 驻村镇干部
care-presider-town-organiser = 镇组织委员
care-presider-deputy-secretary = 镇党委分管副书记
care-presider-town-secretary = 镇党委书记
button-death-true = 属实
button-death-false = 弄错了

# Leave and too many reminders.
care-leave-ask = 歇到哪天？最多一个星期；再久就点“请人代看”。
care-leave-covered = 好，歇到{ DAY($until) }。这几天请{ $names }同志代看，到日子自动回到您这里。
care-leave-uncovered = 好，歇到{ DAY($until) }。支部里没有能代看的人，急的事会转给镇里。
care-leave-ended = 欢迎回来，事情都回到您这里了。
care-too-many-noted = 谢谢您直说，记下了。每周有几个人这样说，管理员星期一都看得到，好把提醒减下来。平常只在星期一来一条；要歇几天，点“我要请假”。
button-end-leave = 我回来了

# Refusals.
elders-not-yours = 这一位现在不归您看，这里不用您填了。
elders-oneself = 您自己的这一份，由别人来看您、来填。
elders-held = 这一位的事先停着，不用填了。
elders-day-to-come = 这一天还没到。
elders-day-too-long-ago = 日子太早了，最早能补{ DATE($earliest) }的。
elders-event-known = 这件事早先报过了，从{ DATE($since) }起。
elders-event-over = 这件事已经过去了，不用再报。
elders-event-before-start = 日子早了：{ DATE($since) }才开始的。
elders-undo-too-late = 当天报的才能划掉。过后有变化，照实再报一次就行。
elders-second-person = 报的人不能自己核实，要请第二个人。
elders-death-confirmed = 这件事已经核实过了。
elders-death-struck-out = 这件事已经划掉了，没有发生。
elders-leave-length = 一次最多歇 { $days } 天。


# The command line.
command-preview = 看某一天会发出什么，不发也不存
command-explain = 说明某人某天为什么有（没有）提醒
command-preview-count = 共 { $count } 条。
command-explain-person = { $name }（编号 { $id }），{ $unit }，事实：{ $facts }
command-explain-nothing-owed = 那天没有该办的：类别 { $category }，年龄、荣誉、事实都没有对上的规则，或者窗口还没开。
command-explain-task = { $matter }（{ $rule } / { $slot }）：{ $opens } 至 { $due }，{ $state }，方式：{ $ways }
command-explain-passed =   跳过 { $name }（{ $role }）：{ $why ->
    [self] 就是本人
    [in_hospital] 在住院
    [not_this_one] 报的人或联系人不能核实
   *[no_chat] 收不到消息
  }
command-explain-owner =   责任人 { $name }（{ $role }{ $cover ->
    [yes] ，代管
   *[no] {""}
  }）
command-explain-nobody =   没有收得到消息的责任人
command-explain-climbed =   已升到：{ $rungs }
command-explain-stage =   { $said ->
    [waits] 那天不单独提，等周一的提醒单
    [told] 这一步（{ $stage }）已经点过名，那天不再提
   *[news] 那天的提醒单里会点名（{ $stage }）
  }
command-explain-named =   { $on } 向 { $name } 点过名（{ $stage }）
command-explain-message = 消息 { $slot } → { $name }：{ $state }（{ $why }），{ $sent ->
    [yes] Telegram 已收下
   *[no] Telegram 没有收下
  }
explain-nobody = 名册上没有这个人。
explain-which = 同名的不止一位，请用编号：{ $ids }。
unit-unknown = 没有叫“{ $name }”的单位。
unit-several = 叫“{ $name }”的单位不止一个，请用编号。
care-remark-no-chat = { $name }收不到消息
