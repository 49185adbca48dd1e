# The day's one message opens with these words; every area adds its part.

digest-greeting = { $surname }{ $post ->
    [secretary] 书记
   *[other] 同志
  }{ $half ->
    [morning] 早。
   *[later] 您好。
  }

# What each kind of unasked message is called, and why it goes out: for the playground and for `preview`.

message-digest = 提醒单
    .why = 该走访、该联系的，一天一条：{ $slot }
message-death = 去世待确认
    .why = 一个人报，另一个人确认
message-reception-offer = 空出的名额
    .why = 先给排在最前面的人留着
message-reception-reminder = 接待日提醒
    .why = 约好的人，前一天傍晚提醒；来之前两个钟头再提醒一次
message-reception-no-place = 没排上
    .why = 预约截止，候补没有轮到
message-reception-list = 来访名单
    .why = 接待的领导，前一天傍晚和当天早上
message-reception-changed = 预约有变化
    .why = 别人替他办了一步，告诉他
message-reception-other-host = 换人接待
    .why = 约好和等着的人都告诉
message-reception-other-place = 换了地方
    .why = 约好和等着的人都告诉新地方
message-reception-called-off = 接待日取消
    .why = 约好和等着的人都告诉，并换到下一次
message-reception-called = 轮到了
    .why = 接待室请他进去
message-meeting-booked = 有人约谈
    .why = 义务监督员挑好了时间，告诉接待的领导和接待室
message-meeting-reminder = 约谈提醒
    .why = 约好的人，前一天傍晚和临去之前
message-ballot = 请您评一评
    .why = 名单上的每个人一条，中途再提醒一次
message-ballot-over = 测评结束
    .why = 名单上的每个人，原来那条改成“已结束”
