# 通知：发给谁，发什么，发到了没有。

word-notice = 通知
button-notice = 发通知
button-notice-write = 写一条通知
button-notice-one = { DATE($day) } { $unit } { $group }
button-notice-unit = { $unit }全部
button-notice-public = 公示{ $days }个工作日
button-notice-not-public = 不公示了
button-notice-send = 发出去
button-notice-stop = 停发
button-notice-again = 看进度
button-notice-unreached = 没发到的人
button-notice-copy = 复制文字
button-notice-object = 我要反映

audience-members = 党员
audience-everybody = 名册上所有人
audience-cadres = 干部
audience-secretaries = 支部书记
audience-deputies = 支部副书记
audience-organisers = 镇组织委员
audience-contacts = 联系人和家属
audience-supervisors = 监督员和代表

notice-overview = { $count ->
    [0] 还没有发过通知。
   *[other] 最近发的通知，点开看发到了没有。
  }
notice-which-unit = 发给哪个单位的人？点一下，或者打出单位名字。
notice-which-group = { $unit }，发给哪些人？
notice-readers = { $unit }{ $group }：{ $people } 人，发得到的 { $reached } 人，没有聊天的 { $left } 人。发完{ $takes }。{ $begins ->
    [now] {""}
   *[later] 晚上不发，{ DATE($day) }{ TIME($time) }开始。
  }
notice-seconds = 约 { $count } 秒
notice-minutes = 约 { $count } 分钟
notice-ask-text = 请打出通知的内容。发出去以前先给您看。
notice-check = 收到的人看到的就是上面这样。发出去，还是改一改？要改就再打一遍。
notice-letter = <b>{ $unit }通知</b>
  { $text }
notice-letter-public = <b>{ $unit }公示</b>
  { $text }
  公示到{ DAY($until) }。您知道什么情况，点“我要反映”，匿名也行。
notice-progress = { $unit }{ $group }，{ $by }{ DATE($day) }{ TIME($time) }发，{ $state ->
    [leaving] 正在发。
    [left] 都交出去了。
    [stopping] 正在停。
   *[stopped] 停发了。
  }
  发到 { $sent } 人，等着发 { $waiting } 人。{ $stopped ->
    [0] {""}
   *[other] 停下没发 { $stopped } 人。
  }
  没发到：关了聊天 { $blocked } 人，退出或去世 { $gone } 人，说不准 { $unknown } 人；本来就没有聊天 { $left } 人。
  只知道发没发到，不知道谁看了。
notice-unreached = 这 { $count } 人发不到，请支部捎个话。
notice-unreached-branch = { $branch }：{ $names }
notice-unreached-blocked = { $name }（关了聊天）
notice-unreached-file = 通知{ $notice } 没发到的人
notice-all-reached = 人人都有聊天，没有发不到的。
notice-text = { $text }
notice-object = 您知道什么情况，请打出来，也可以发照片、语音。{ DAY($until) }以前都收。匿名的只收文字。
notice-objection = 【对{ DATE($day) }{ $unit }公示的反映】

notice-unit-not-yours = 这个单位不归您发通知。
notice-nobody = 这些人里没有一个有聊天，发不出去。
notice-too-long = 太长了：{ $length } 个字，最多 { $most } 个字。
notice-all-left = 已经全部发出去了，停不下来了。
notice-over = 公示到{ DAY($day) }为止，已经过了。要反映别的，请发“意见”。
message-notice = 通知
    .why = 管理员发的通知或公示
