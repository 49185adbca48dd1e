# 存着什么、怎么带走、怎么退出。

button-privacy = 我的资料
button-privacy-take = 带走一份
button-privacy-limits = 几句实话
button-privacy-leave = 退出
button-privacy-left = 确定退出

privacy-held = <b>{ $name }</b>，{ $branch }。存着您的这些：
privacy-held-alone = <b>{ $name }</b>，您不在哪个支部里。存着您的这些：
privacy-joined = { DAY($on) }{ TIME($at) }，{ $by ->
    [contact] 用您的手机号
    [founding] 建县时
   *[code] 用纸条上的号码
  }认上的。不是您本人认的，请告诉支部书记。
privacy-kind-roster = · 名册：姓名、性别、出生年月、入党时间、电话（加密存放）、在哪个支部。
privacy-kind-account = · 这个账号：号码，哪天认上的，用过的纸条（只存算过的数，认不出原来的号码）。
privacy-kind-posts = · 岗位：您担任的，或者别人为您担任的，{ $count } 条。
privacy-kind-cares = · 走访和情况：谁哪天看过您，住院、困难这些情况，{ $count } 条。走访时记的话加密存放。
privacy-kind-meetings = · 约见和谈话：{ $count } 条。谈了什么不记。
privacy-kind-cases = · 您署名提的：{ $count } 件，内容加密存放。不署名的不在这里，只在“我的”里认得出。
privacy-kind-aid = · 帮扶：{ $count } 件。
privacy-kind-messages = · 给您发过的消息：{ $count } 条。只记发没发到，不记您看没看。
privacy-kind-office = · 您以岗位名义写的：{ $count } 条。
privacy-kind-trail = · 操作记录：{ $count } 条。
privacy-place = · 《{ $title }》的名单上有您，{ $state ->
    [voted] 记着交过一份
    [paper] 在纸上评
   *[asked] 还没交
  }。{ DAY($day) }收了就删掉。
privacy-code = · 《{ $title }》的抽样名单上，您的代号是 <code>{ $code }</code>，{ $drawn ->
    [yes] 抽中了
    [no] 没抽中
   *[open] 还没抽
  }。
privacy-deeds = · 您经手的：{ $count } 条，记着哪天做了什么。
privacy-not-held = 没有存：身份证号、住址、病情，您评了什么。

privacy-limits = 几句实话：
  · 评组织工作，您选了什么封好才存，评完只剩总数。评的那几天里，掌握机房里这套程序的人理论上盯得出来，别人都不能。
  · 不署名提的，谁的屏幕上都看不出是您。同时拿到钥匙和数据库的人，能顺着送答复的路找到您。
  · 消息由 Telegram 传送，它的机房在境外，那一段我们管不到。
  · 一条消息办完后，留底最多 8 天，加密存放，防止断电时办两遍。
privacy-file = 我的资料 { $name }
privacy-taken = 这是存着您的全部资料。别人写的、加密存放的话不经过 Telegram（{ $withheld } 项），要看请到组织部。
privacy-leave-ask = 退出以后，这个聊天就不认得您了，聊天里产生的都删掉：认人的记录、没办完的步骤、提醒的记录。
  名册、走访、约好的见面、提过的意见是组织上的，都留着，接着办。不想要了，先到“我的”里取消。
  以后想回来，请支部书记再给一张纸条。
privacy-left = 已经退出，聊天里产生的都删了。屏幕上的旧消息，请您自己清空。
retention-too-short = 保存的天数太短，至少 { $least } 天。

# 帮助页
button-office-edit = 改这一页
button-office-place = 地点
button-office-telephone = 电话
button-office-hours = 时间
button-office-in-charge = 负责人
office-which = 改哪一行？
office-nothing = 空着
office-ask-place = 在什么地方？现在是：{ $now }。请打出新的，打一个“-”就拿掉。
office-ask-telephone = 打什么电话？现在是：{ $now }。请打出新的，打一个“-”就拿掉。
office-ask-hours = 什么时间有人？现在是：{ $now }。请打出新的，打一个“-”就拿掉。
office-ask-in-charge = 谁负责？现在是：{ $now }。请打出新的，打一个“-”就拿掉。
office-place = 地点：{ $line }
office-telephone = 电话：{ $line }
office-hours = 时间：{ $line }
office-in-charge = 负责人：{ $line }
office-too-long = 一行最多 { $most } 个字。
