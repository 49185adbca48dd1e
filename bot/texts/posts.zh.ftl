# 岗位：谁管什么，谁来接，谁代管。

word-posts = 岗位
button-posts = 岗位
button-posts-role = { $role } { $count }
button-posts-open = { $role }
button-posts-one = { $of } { $name }
button-posts-namesake = { $name }（{ $branch }）
button-posts-give = 安排岗位
button-posts-hand = 交给别人
button-posts-cover = 请人代管
button-posts-end = 结束
button-posts-end-yes = 结束这个岗位
button-posts-yes = 就这样办
button-posts-elsewhere = 换一个单位
button-posts-weeks = { $weeks ->
    [1] 一周
    [2] 两周
   *[4] 四周
  }
button-posts-more = 回到岗位

posts-overview = 谁管什么，都在这里。点一个岗位，看它能办什么、是谁在管。要给人安排岗位，打出他的姓名。
posts-role = <b>{ $role }</b>，现在 { $count } 位。能办的事：
  { $may }
posts-role-nothing = （没有另外的权限）
posts-person-none = { $name }（{ $branch }）现在没有岗位。
posts-person = { $name }（{ $branch }）现在管着：
posts-line = { $of }：{ $role }
posts-which = 有几位叫这个名字，是哪一位？
posts-one = { $of }的{ $role }：{ $name }，从{ DATE($since) }起。
posts-one-covered = { $of }的{ $role }：{ $name }，从{ DATE($since) }起。这阵子由{ $cover }代管。
posts-give-which = 请{ $name }管什么？
posts-give-ask = 请{ $name }做{ $of }的{ $role }，从今天起？
posts-give-instead = 请{ $name }做{ $of }的{ $role }，从今天起？现在的{ $before }到昨天为止，我会告诉他。
posts-between = 、
posts-which-unit = 是哪个单位？请打出名字，同名的写成“镇/支部”。
posts-for-whom = 是哪一位老同志的？请打出姓名。
posts-hand-who = { $of }，现在是{ $name }。交给谁？请打出姓名。
posts-hand-ask = { $of }的{ $role }由{ $name }交给{ $to }，从今天起？没办完的都跟着过去。
posts-cover-who = { $of }，现在是{ $name }。请谁代管？请打出姓名。
posts-cover-ask = { $of }的{ $role }，请{ $to }代{ $name }管多久？
posts-until = { DAY($on) }
posts-end-ask = { $name }不再做{ $of }的{ $role }？这个岗位就空着了，该他办的由下一位接。
posts-given = 好了：{ $of }的{ $role }是{ $name }，从今天起。已经告诉本人。
posts-covered = 好了：{ $of }的{ $role }由{ $cover }代管，到{ $until }。
posts-ended = 好了：{ $name }不再做{ $of }的{ $role }。已经告诉本人。

posts-not-yours = 这个岗位不归您安排。
posts-person-not-yours = 这位不在您管的单位里，不能由您安排。
posts-found-nobody = 您管的单位里没有叫这个名字的人。姓名要写全。
posts-over = { $name }的这个岗位已经结束了。
posts-last-admin = 这是最后一位管理员，不能结束。请先安排另一位。
posts-held-already = { $name }已经在管这个了，不用再安排。
posts-for-oneself = 不能让本人做自己的联系人。
posts-not-covered = 这个岗位不用代管，要换人请点“交给别人”。
posts-cover-length = 代管从今天起，最多 { $days } 天；再长就请“交给别人”。

# 本人收到的消息
post-given = 从{ DATE($since) }起，您是{ $of }的{ $role }。该办的我会提醒您；要看有哪些，点“菜单”，多出来的几项就是。
post-ended = { $of }的{ $role }，您管到{ DATE($until) }为止。没办完的有人接着办，您不用再管。辛苦了。
post-covering = 到{ DATE($until) }为止，请您代{ $name }管{ $of }的事（{ $role }）。发“菜单”就能看到。
message-post-given = 新岗位
    .why = 有人安排了岗位
message-post-ended = 岗位结束
    .why = 岗位交给了别人，或者结束了
message-post-covering = 请您代管
    .why = 有人请假，或者镇里安排
message-account-moved = 换了手机
    .why = 这个名字在另一个账号上认了人
account-moved = 您的姓名刚在另一个账号上认过人，这里就不再办事了。要是您自己换的手机，不用理会；要不是，请马上告诉支部书记。
role-relative = 家属
role-cover = 代管
