# Reception days as host and desk see them: the day's list, one day's changes, rhythms, figures, paper.

# The list of the day.
reception-list = { DAY($day) }{ $kind ->
    [open-door] 谈心日
    [requested] 约谈
   *[reception] 接待
  }。地点：{ $place }。{ $count ->
    [0] 还没有人约。
   *[other] 约了 { $count } 位。
  }{ $waiting ->
    [0] { "" }
   *[other] 另有 { $waiting } 位在等空位。
  }
reception-line = { reception-time } { $name }同志{ $party ->
    [1] { "" }
   *[other] 等 { $party } 人
  }，{ reception-matter }{ reception-mark }
reception-line-nameless = { reception-time } { $party } 人，{ $topic }{ reception-mark }
reception-time = { $timed ->
    [no] 排队
   *[yes] { TIME($at) }
  }
reception-matter = { $topic }{ $said ->
    [yes] ：{ $line }
    [spoken] （语音）
   *[no] { "" }
  }
reception-mark = { $state ->
    [booked] { "" }
   *[other] （{ reception-state }）
  }
reception-state = { $state ->
    [arrived] 到了
    [called] 请进了
    [answered] 当场答复
    [promised] 交办
    [no-show] 没来
   *[booked] 未记录
  }
reception-inside = 正在接待：{ $name }同志，编号 { $number }。
reception-visit = { DAY($day) }{ reception-time }，{ $name }同志{ $party ->
    [1] { "" }
   *[other] 等 { $party } 人
  }。{ reception-matter }。编号 { $number }。现在：{ reception-state }。
reception-not-spoken = 这里没有语音。
reception-not-yet = { DAY($day) }当天才能记。
button-visit = { $timed ->
    [no] { $name }
   *[yes] { TIME($at) }
  }{ $state ->
    [booked] { "" }
   *[other] ✓
  }
button-mark-arrive = 到了
button-mark-answered = 当场答复
button-mark-promised = 交办
button-mark-miss = 没来
button-mark-unmark = 记错了
button-call-next = 请 { $name }
button-walk-in = 现场来人
button-listen = 听语音
button-manage-day = 管这一天
button-desk-year = 全年安排

# The year ahead.
desk-year = 接下来的安排，点一天看名单：
desk-year-line = { year-day }：{ $places } 个时间，余 { $left } 个{ $waiting ->
    [0] { "" }
   *[other] ，{ $waiting } 位在等
  }
desk-no-days = 眼下没有归您看的接待日。

# One day.
manage-day = { DAY($day) }，由{ $host_name }同志接待。地点：{ $place }。要改什么？
manage-cuts = { DAY($day) }没人约的时间。点一下停掉，再点一下恢复。约了人的不在里面。
manage-no-cuts = { DAY($day) }没有空着的时间可停。
manage-hours = { DAY($day) }加哪段时间？请打出来，比如 17:30-18:30。
manage-added = 加了 { $count } 个时间。等空位的人按先后收到消息。
manage-hosts = { DAY($day) }换谁接待？换了以后，约好的人都会收到消息。
manage-no-hosts = 没有别的能接待的人。请管理员先给他加上接待领导的岗位。
manage-place = { DAY($day) }换到哪里接待？请打出来。现在是{ $place }。换了以后，约好的人都会收到消息。
manage-placed = 换到{ $place }了。{ $told ->
    [0] { "" }
   *[other] 发消息告诉了 { $told } 位。
  }{ $silent ->
    [0] { "" }
   *[other] 没有消息能收的 { $silent } 位，请打电话：{ $names }。
  }
manage-call-off = { DAY($day) }不接待了？约好和等着的一共 { $count } 位，都会收到消息，并按先后换到下一次。
manage-called-off = { DAY($day) }的取消了，发消息告诉了 { $told } 位。{ $silent ->
    [0] { "" }
   *[other] 没有消息能收的 { $silent } 位，请打电话：{ $names }。
  }
slot-held = 这个时间刚被人约走，停不了。
slots-there-already = 这段时间已经在安排里，或者已经过去。
host-busy = 那天他自己也有接待。
reception-begun = 已经有人到了，不能整天取消。
button-cuts = 停掉时间
button-more-times = 加时间
button-hosts = 换人接待
button-other-place = 换地方
button-call-off = 这天不接待
button-call-off-yes = 取消这天
button-by-telephone = 电话预约
button-print-register = 打印登记表
button-cut = { TIME($at) }{ $blocked ->
    [yes] （停）
   *[no] { "" }
  }
button-host = { $name }（{ $unit }）

# Rhythms.
series-list = 组织部：{ $rhythm }，{ $place }。
series-line = { $unit }：{ $rhythm }，{ $kind ->
    [open-door] 谈心日，
   *[reception] { "" }
  }{ $host }接待，{ $hours }，{ $place }{ $ends ->
    [yes] （到{ DATE($until) }为止）
   *[no] { "" }
  }
series-unit = 给哪个单位安排？
series-host = 谁接待？
series-no-host = 这个单位还没有能接待的人。请管理员先加上接待领导的岗位。
series-rhythm = 多久一次？每周的点一下；每月一次的，打出几号（1 到 28）。
series-place = { $rhythm }。在哪里接待？请打出来。
place-too-long = 地点最多 { $most } 个字。
series-hours = 几点到几点？请打出来，比如 09:00-11:00；也可以和部里一样。
series-check = 看看对不对：{ $kind ->
    [open-door] 谈心日，
   *[reception] 接待日，
  }{ $rhythm }，{ $usual ->
    [yes] 时间和部里一样
   *[no] { $hours }
  }，{ $place }。
series-end = { $unit }{ $rhythm }的，到今天为止？以后的日子都撤掉，约好的人都会收到消息。
series-ended = 到今天为止了。约好以后日子的，发消息告诉了 { $told } 位。{ $silent ->
    [0] { "" }
   *[other] 没有消息能收的 { $silent } 位，请打电话：{ $names }。
  }
rhythm-monthly = 每月{ $number }日
rhythm-weekly = 每个{ $weekday }
rhythm-week = 每月第 { $number } 个{ $weekday }
button-series = 接待安排
button-series-new = 加一个
button-series-begin = 就这样定
button-make-open-door = 改成谈心日
button-make-reception = 改成接待日
button-usual-hours = 和部里一样
button-rhythm = { $rhythm }
button-end-series = 停{ $unit }的
button-end-series-yes = 到今天为止

# Figures.
figures = { DATE($first) }到{ DATE($last) }的接待。不到 { $fewest } 位的不出数，也不排名次。
figures-none = { DATE($first) }到{ DATE($last) }没有接待的记录。
figures-line = { $name }（{ $unit }）：接待 { $visits } 次；从约到见 { $waited }；交办的按时答复 { $in_time }；表态的里面满意 { $satisfied }。
figures-waited = { $days } 个工作日（{ $of } 位的中间数）
figures-share = { $count }/{ $of }
figures-few = 人少，不显示
button-figures = 接待情况
button-figures-older = 前半年
button-figures-newer = 后半年

# The register on paper.
register-title = { $host ->
    [minister] 部长
    [town] { $unit }
   *[other] 领导
  }{ $kind ->
    [open-door] 谈心日登记表
   *[reception] 接待登记表
  }
register-about = { NUMBER($year, useGrouping: 0) }年{ DAY($day) }　接待领导：{ $host_name }　地点：{ $place }
register-note = 空行留给当天来的人；接待完录入连心。
register-column-number = 编号
register-column-time = 时段
register-column-visitor = 来访人
register-column-party = 人数
register-column-topic = 事项类别
register-column-line = 简要事项
register-column-outcome = 处理
register-column-signature = 来访人签字
register-answered = 当场答复
register-promised = 交办
register-file = 打印出来，当天在接待室用。
register-file-name = 接待登记表-{ DATE($day) }.pdf
list-comma = 、

# The command line.
command-reception = 接待日和谈心日
command-reception-days = 列出接下来一年的接待日
command-reception-list = 列出谁按什么节奏接待
command-reception-add = 给一个单位定下自己的接待节奏
command-reception-end = 到某天为止，不再按一个节奏接待
command-reception-added = 定好了，编号 { $key }，以后的日子已经排上。
command-reception-ended = 到{ DATE($on) }为止。以后的日子已经撤掉，发消息告诉了 { $told } 位。{ $silent ->
    [0] { "" }
   *[other] 没有消息能收的 { $silent } 位，请打电话：{ $names }。
  }
