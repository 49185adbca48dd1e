# Reception days: booking, the waiting line, reminders, the desk.

reception-host = { $host ->
    [minister] 组织部长
    [town] { $unit }接待领导
   *[other] 接待领导
  }

# Booking, in the order people meet it.
booking-none = 眼下没有排定的接待日。排好了，发“预约”就能约。
booking-opens = { DAY($day) }是接待日，{ DAY($opens) }起可以约。到时候发“预约”就行。
booking-closed-next = { DATE($closed) }的预约已经截止，急事当天到接待室排队就行。下一次是{ DAY($day) }，{ DATE($opens) }起可以约。
booking-times = { DAY($day) }，{ reception-host }接待。地点：{ $place }。还有 { $left } 个时间，哪个方便点哪个。
booking-full = { DAY($day) }约满了。可以排队等空位，前面有 { $waiting } 位；有人让出来，按先后给您留着，您点“收下”才算。
booking-topic = { DAY($at) }{ TIME($at) }。想谈哪方面的事？点最接近的就行。
booking-topic-queue = 排队等{ DAY($day) }的空位。想谈哪方面的事？点最接近的就行。
booking-line = 想谈什么，请用一句话打出来，说语音也行，让接待的人心里先有数。只有他们看得到，不写也行。
booking-line-too-long = 一句话就行，最多 { $most } 个字。详细的见面再谈。
booking-check = 看看对不对：{ DAY($at) }{ TIME($at) }，见{ reception-host }。{ booking-wish }
booking-check-queue = 看看对不对：排队等{ DAY($day) }的空位，见{ reception-host }。{ booking-wish }
booking-for = 替{ $name }约的。
booking-wish = { $party ->
    [1] 一个人来，
   *[other] { $party } 个人来，
  }{ $said ->
    [yes] 谈{ $topic }：“{ $line }”。这句话要改，再打一遍就行。
    [spoken] 谈{ $topic }，语音收到了。要改，再说一遍就行。
   *[no] 谈{ $topic }。想补一句，打出来就行。
  }
booking-party = 一共几个人来？接待室不大，请把人数说准。
slot-taken = 这个时间刚刚被别人约走了。
slot-gone = 这个时间不接待了。发“预约”看看还有哪些。
day-gone = 这一天没有安排接待。发“预约”看看最近的一次。
one-a-day = 这一天您已经约了或者在排队，一人一天一个。发“我的”看看。
booking-not-open-yet = { DAY($opens_at) }起可以约，到时候发“预约”就行。
booking-closed = 这一天的预约{ DATE($closed_at) }{ TIME($closed_at) }已经截止。急事可以当天到接待室排队。
topic-unknown = 这一类现在没有了。请发“预约”重新挑一挑。
party-size = 一次来 { $least } 到 { $most } 位，{ $size } 位坐不下。

# An appointment, as its visitor sees it in each state.
booking-booked = 约好了：{ DAY($at) }{ TIME($at) }，见{ reception-host }。地点：{ $place }。编号 { $number }。{ $today ->
    [yes] { "" }
   *[no] 前一天{ $reminds ->
        [evening] 傍晚{ $hour }点
       *[other] { TIME($reminded) }
      }提醒您。
  }临时来不了没关系，点“取消”，让给别人。
booking-waitlisted = 排上了：{ DAY($day) }，您在第 { $position } 位。有空位就发消息给您，给您留着；等不到也会告诉您，不用守着看。
booking-offered = 有空位了：{ DAY($at) }{ TIME($at) }，见{ reception-host }。地点：{ $place }。给您留到{ DATE($until) }{ TIME($until) }，来就点“收下”。
booking-arrived = { DAY($at) }{ TIME($at) }的接待，您已经到了。请稍坐，轮到就请您。编号 { $number }。
booking-queued = 记下了，您到了。请稍坐，约好时间的先请，空出来就请您。编号 { $number }。
booking-called = 轮到您了，请进接待室。编号 { $number }。
booking-changed = 接待室（或者替您约的人）刚替您办了一步，现在是：
    { $now }
booking-other-host = { DAY($day) }的接待换了一位领导：由{ $host_name }同志接待您，时间、地点不变。
booking-other-place = { DAY($day) }的接待换了地方，请到{ $place }。接待的领导和时间不变。
booking-carried = { DATE($lost) }的接待取消了，实在抱歉。给您换到{ DAY($at) }{ TIME($at) }，见{ reception-host }，地点：{ $place }。留到{ DATE($until) }{ TIME($until) }，来就点“收下”。
booking-waits-on = { DATE($lost) }的接待取消了，实在抱歉。您接着排{ DAY($day) }的队，在第 { $position } 位，有空位就发消息给您。
booking-called-off = { DATE($lost) }的接待取消了，实在抱歉。想约别的日子，点一下就行。
booking-done = { DAY($at) }{ TIME($at) }的接待已经办完。编号 { $number }。
booking-no-show = { DAY($at) }{ TIME($at) }的接待，记的是没有来。记错了请告诉接待室。编号 { $number }。
booking-cancelled = { $timed ->
    [yes] { DAY($day) }的已经取消，让给别人了。
   *[no] { DAY($day) }的队不排了。
  }想再约随时可以。
booking-quit = { $timed ->
    [yes] { DAY($day) }的接待不来了？位置会马上让给别人。
   *[no] { DAY($day) }的队不排了？后面的人往前挪一位。
  }
booking-move = 现在约的是{ DAY($at) }{ TIME($at) }。改到哪个时间？新的定下来，原来的才让出去。
booking-move-full = { DAY($day) }没有别的空位了，原来的{ TIME($at) }还给您留着。
booking-no-place = { DAY($day) }没等到空位。急事可以当天到接待室排队，来了发“预约”；不急就约下一次。
booking-reminder-evening = { DAY($at) }{ TIME($at) }，您约了见{ reception-host }。地点：{ $place }。编号 { $number }。来不了没关系，点一下让给别人。
booking-reminder-soon = 今天{ TIME($at) }，您约了见{ reception-host }。地点：{ $place }。编号 { $number }。
offer-over = 这个时间留到点了，已经让给下一位。还想约，发“预约”再看看。
appointment-over = 已经到时间了，不能再取消。来不了请告诉接待室。
appointment-not-possible-now = 这个预约已经有了变化，现在不能这样办。发“我的”看看是什么情况。
appointment-numbers-used-up = { $year }年的登记号用完了（最多 { $most } 个），请联系管理员。

# The year ahead.
year-ahead = 接下来的接待日，能约的点一下：
year-line-open = { year-day }，还有 { $left } 个时间
year-line-full = { year-day }，约满了，可以排队
year-line-closed = { year-day }，预约已截止
year-line-later = { year-day }，{ DATE($opens) }起可以约
year-day = { DAY($day) }{ $kind ->
    [open-door] 谈心日，
   *[reception] { "" }
  }{ reception-host }

# On the day, and for somebody else.
here-topic = 好，给您排上。想谈哪方面的事？点最接近的就行。
reception-not-today = 到了那一天才能排队。
reception-over = 今天的接待已经结束。发“预约”可以约下一次。
behalf-who = 替谁约？点一下，或者打出姓名。
behalf-queue = 来的是谁？请打出姓名。
behalf-which = 叫{ $name }的不止一位，或者不在名册上，请点一下：
behalf-not-on-roster = 名册上没有{ $name }。是名册外的来访群众，点一下记上。
behalf-unknown = 您能替着约的人里没有这个名字。请写全名。
behalf-name-too-long = 名字最多 { $most } 个字。
walk-in-topic = 想谈哪方面的事？点最接近的。

# The calendar file.
calendar-file = 点开就能放进手机日历。
calendar-file-name = 接待日-{ DATE($at) }.ics
calendar-summary = 见{ reception-host }
calendar-description = 编号 { $number }。来不了请在连心里点“取消”。

# What people come about.
topic-branch = 支部建设
topic-cadres = 干部工作
topic-members = 党员服务
topic-talent = 人才工作
topic-elders = 老同志和困难
topic-village = 村里的事
topic-conduct = 干部作风
topic-other = 别的事

# Buttons.
button-time = { TIME($at) }
button-queue = 排队等空位
button-queue-it = 就这样排队
button-other-days = 别的日子
button-behalf = 替别人约
button-guest = 记作来访群众
button-here = 我到了
button-here-queue = 我到了，排队
button-day-short = { DATE($day) }{ $kind ->
    [open-door] 谈心
   *[reception] { $host ->
        [town] 镇里
       *[other] { "" }
      }
  }
button-no-line = 不写了
button-book-it = 就这样约
button-party-ask = 几个人来
button-party = { $party } 个人
button-other-time = 换个时间
button-move = 改时间
button-to-calendar = 放进日历
button-accept = 收下
button-decline = 让给别人
button-stop-waiting = 不等了
button-book-again = 再约一个
button-cannot-come = 来不了
button-look = 看看预约
button-quit-yes = 不来了
button-quit-no = 还是来
button-mine-appointment = 看{ DATE($day) }的

# One's own.
mine = 您手上的事：
mine-nothing = 您手上没有在办的事。
mine-booked = { DAY($at) }{ TIME($at) }，见{ reception-host }，编号 { $number }。
mine-waitlisted = { DAY($day) }，排队等空位，第 { $position } 位。
mine-offered = { DAY($at) }{ TIME($at) }有空位，给您留到{ DATE($until) }{ TIME($until) }。
mine-arrived = { DAY($at) }{ TIME($at) }，见{ reception-host }，您已经到了。
mine-queued = { DAY($day) }，在接待室排队，编号 { $number }。

# Settings of rules, when one is wrong.
setting-unknown = 没有“{ $setting }”这个设置。
setting-unreadable = “{ $setting }”看不懂：{ $value }。
setting-empty = “{ $setting }”不能空着。
setting-not-positive = “{ $setting }”要大于零。
setting-out-of-order = “{ $setting }”的先后不对。
reception-rhythm-unreadable = 接待日的节奏看不懂：{ $rhythm }。请写成 monthly day 15（1 到 28 号）、weekly day 5（星期五）或 monthly week 2 day 5（第二个星期五）。
reception-hours-unreadable = 接待时间看不懂：{ $hours }。请写成 09:00-12:00, 14:30-17:30。
reception-hours-out-of-order = 接待时间的先后不对：{ $hours }。
reception-hours-too-short = 接待时间（{ $hours }）放不下一个 { $minutes } 分钟的时段。
