# The playground: who one may be, and what the page says of the county.

bot-name = 连心
playground-preparing = 正在准备演示县……
playground-at = 试用页面：{ $address } （按 Ctrl+C 停止）
playground-went-on = 接着上次的：演示县现在是{ DAY($now) }{ TIME($now) }。想从头来，点页面左下的“重来一遍”。
playground-unreadable = 上次的演示县是另一个版本留下的，读不出来，已经从头开始。
demonstration-place = 镇党群服务中心二楼
demonstration-wave = 组织工作满意度测评（演示）
demonstration-wave-over = { $month }月{ $kind ->
    [open-evaluation] 开门评部
   *[headline] 组织工作满意度测评
  }（演示）
demonstration-wave-sampled = 十四项抽样测评（演示）
demonstration-value = 当天福利彩票3D的开奖号码

part-newcomer = 党员，还没认上
    .hint = 手里有张纸条：打开链接，打出姓名，认一认人。
part-joined = 党员，刚认上
    .hint = 认上了：能评一评，能约部长，能提意见。
part-member = 党员
    .hint = 评一评组织工作，约部长见面。
part-elder = 老同志
    .hint = 七十多岁，字要少，按钮要大。
part-secretary = 支部书记
    .hint = 把时间拨到星期一早上，看这周该去看谁。
part-deputy = 支部副书记
    .hint = 书记忙不过来的，第三天到这里。他约好了部长，可以取消。
part-organiser = 镇组织委员
    .hint = 看哪个村需要帮一把；有一件去世的事等另一个人确认。
part-minister = 组织部长
    .hint = 15号谁来，前一天傍晚有名单。
part-staff = 组织部干事
    .hint = 接待日的名单和登记，导出台账。
part-admin = 管理员
    .hint = 发名册、发纸条、开测评、导出台账。
part-head = 科室负责人
    .hint = 看接待日和各支部的数。
part-supervisor = 义务监督员
    .hint = 有话随时说，每半年评一次。
part-english = 党员，看英文
    .hint = 同一个机器人，英文界面。
part-relative = 老同志的女儿
    .hint = 父亲住院了，替他说一声。
part-stranger = 不在名册上的人
    .hint = 不认识的人写信来，会怎样？

role-member = 党员
role-secretary = 支部书记
role-deputy = 支部副书记
role-contact = 结对联系人

# The guided tour; the bot has said .sign when a step is done.
tour-join = 您刚拿到纸条。点下面的“打开纸条上的链接”，再打出您的姓名：{ $name }。
    .sign = 认上了
tour-rate = 您是党员，请您评一评的消息已经来了：点“开始”，答四道题，再点“交上去”。
    .sign = 收下了，谢谢您
tour-book = 还是您：打“约部长”发出去。下一个接待日约满了，就点“排队等空位”，照着点下去。
    .sign = 排上了
tour-visit = 您是支部书记，星期一早上来了一条消息：看过哪位老同志就点“看过了”，再点怎么看的。
    .sign = 记下了：
tour-export = 您是管理员：打“导出台账”发出去，点一本，做好了就能打开看。
    .sign = 做好了

jump-tomorrow = 明天早上
jump-monday = 下星期一早上
jump-fifteenth = 15号接待日
jump-spring-festival = 春节
