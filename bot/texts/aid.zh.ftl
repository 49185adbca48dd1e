# 互助：申请、资金、公示。

# 资金、种类、谁定的
aid-fund-mutual = 党内互助金
aid-fund-love = 党员爱心基金
aid-fund-support = 关怀帮扶资金
aid-category-living = 生活补助
aid-category-urgent = 急难救助
aid-category-study = 助学
aid-category-festival = 节日慰问
aid-decider-branch = 支部大会
aid-decider-town = 镇党委
aid-decider-department = 部务会
aid-decider-county = 县委
aid-yuan = { $amount } 元
aid-and = 、

# 申请
word-aid = 互助
aid-begin = 给谁申请互助？家里一时有难处，都可以说。
aid-who = 给谁申请？请打出姓名。
aid-which = 是哪一位？
aid-which-kind = 申请哪一种？大病、受灾、意外，点“急难救助”。
aid-why = { $category }。有什么难处？打一句话，或者说一段语音。封好了存，只有管资金的人看得到。
aid-applied = 交上去了：{ $own ->
    [yes] 您自己
   *[no] { $name }
  }，{ $category }。定下来就告诉您，不用催。
aid-quit-ask = 这份申请不要了？
aid-quit = 好，撤掉了：{ $own ->
    [yes] 您自己
   *[no] { $name }
  }，{ $category }。往后有难处再申请。
aid-posted = 公示中（到{ DATE($until) }）：{ $people }。
aid-posted-one = { $name }（{ $category }）

# 到哪一步了，在“我的”里
aid-mine-applied = 互助（{ $own ->
    [yes] 您自己
   *[no] { $name }
  }，{ $category }）：交上去了，等着定。
aid-mine-entered = 互助（{ $own ->
    [yes] 您自己
   *[no] { $name }
  }，{ $category }）：正在核对。
aid-mine-published = 互助（{ $own ->
    [yes] 您自己
   *[no] { $name }
  }，{ $category }）：定了 { $amount }，公示到{ DATE($until) }。
aid-mine-objected = 互助（{ $own ->
    [yes] 您自己
   *[no] { $name }
  }，{ $category }）：有人提了意见，重新定。

# 有了结果，告诉申请的人
aid-news-published = { $own ->
    [yes] 您
   *[no] 您给{ $name }
  }申请的{ $category }定下来了：{ $fund } { $amount }。公示到{ DATE($until) }，只写姓名和种类；没有意见就发。
aid-news-refused = { $own ->
    [yes] 您
   *[no] 您给{ $name }
  }申请的{ $category }，这次没有定下来。情况有变化，随时再申请。
aid-news-objected = { $own ->
    [yes] 您
   *[no] 您给{ $name }
  }申请的{ $category }，公示时有人提了意见，要重新定，有结果再告诉您。
aid-news-paid = { $own ->
    [yes] 您
   *[no] 您给{ $name }
  }申请的{ $category }发了：{ $amount }，收据 { $receipt }。没有收到，请跟我们说。
aid-news-withdrawn = { $own ->
    [yes] 您
   *[no] 您给{ $name }
  }申请的{ $category }撤掉了。还需要的话，可以再申请。

button-aid-self = 给自己
button-aid-other = 给别人
button-aid-one = { $name }
button-aid-doubt = 有意见要提
button-aid = 申请互助
button-aid-quit = 不申请了
button-aid-quit-yes = 撤掉
button-aid-post = 公示单

# 管资金
word-fund = 资金
button-fund = 互助资金
fund = 党内互助资金：
fund-balance = { $fund }：可用 { $free }{ $promised ->
    [yes] ，定了没发 { $reserved }
   *[no] {""}
  }
fund-waiting = { $count ->
    [0] 眼下没有等您的{ $more ->
        [yes] ，公示中的在下面
       *[no] {""}
      }。
   *[other] 等您的有 { $count } 件，点开就办。
  }
fund-card = { $name }（{ $unit }），{ $category }。{ DATE($on) }{ $applicant }申请。
fund-card-why = 难处：{ $spoken ->
    [yes] 说在语音里。{ $words }
   *[no] { $words }
  }
fund-card-decision = { $decision }（{ $by }填的）
fund-state-applied = 等着定。
fund-state-entered = 等另一位核对。
fund-state-published = 公示到{ DATE($until) }，过了这天就可以发。
fund-state-objected = 公示时有人提了意见：{ $objection }。钱退回去了，要重新定。
fund-state-paid = 发了，收据 { $receipt }。
fund-state-refused = 没有定下来，已经告诉申请的人。
fund-state-withdrawn = 撤掉了。
aid-decision = { $decider }定的：{ $fund } { $amount }，{ $paper }
aid-decision-no = { $decider }定的：这次不给，{ $paper }

fund-which = 给{ $name }，从哪一笔出？
fund-who-decided = 是谁定的？
fund-amount = 给{ $name }多少？打数字就行，像“1200”或“1,200元”。
fund-paper = 凭哪份文件？像“灵组〔2026〕12号”，或“11月20日会议记录”。
fund-paper-of = { $amount }。凭哪份文件？像“灵组〔2026〕12号”，或“11月20日会议记录”。
fund-entered = 记下了。{ $decision }。请另一位核对，核对了才算数。
fund-objection = 对{ $name }这份公示，提了什么意见？打一句话，封好了存。不办了发“取消”。
fund-receipt = 发给{ $name }了？请打收据号。没发就发“取消”。

fund-what = 是什么？
fund-into-which = 哪一笔资金？
fund-how-much = { $fund }，多少？打数字就行，像“1200”或“1.2万”。
fund-which-paper = { $amount }。哪里来的、凭什么？像“七一捐款”或“灵财〔2026〕3号”。
fund-order-entered = 记下了：{ $kind } { $amount }，{ $fund }，{ $paper }。请另一位核对，核对了才入账。
fund-order-ask = { $by }填的：{ $kind } { $amount }，{ $fund }，{ $paper }。对吗？
fund-order-done = 入账了：{ $kind } { $amount }，{ $fund }。
fund-order-struck = 划掉了：{ $kind } { $amount }，{ $fund }，没有入账。
fund-kind-deposit = 捐款
fund-kind-allocation = 年度划拨
fund-kind-correction = 更正
fund-kind-reserve = 定下
fund-kind-release = 退回
fund-kind-pay = 发放
fund-entry = { $number }. { DATE($on) }{ $kind } { $amount }，账上 { $left }

button-fund-in = 记一笔进账
button-fund-flow = 看流水
button-fund-confirm = 核 { $name }
button-fund-order = 核 { $amount }
button-fund-pay = 发 { $name }
button-fund-decide = 定 { $name }
button-fund-notice = 公示 { $name }
button-fund-free = { $fund }（可用 { $amount }）
button-fund-deposit = 捐款
button-fund-allocation = 年度划拨
button-fund-more = 更正：少记了
button-fund-less = 更正：多记了
button-fund-order-yes = 对，入账
button-fund-order-no = 填错了
button-aid-grant = 定了，给
button-aid-refuse = 定了，不给
button-aid-confirm = 核对无误
button-aid-send-back = 填错了
button-aid-object = 有人提意见
button-aid-pay = 发了
button-aid-hear = 听语音
button-aid-drop = 撤掉这份

# 提醒单里的一句
fund-digest = 互助资金有 { $count } 件等您办。
button-fund-look = 看资金

# 公示单
aid-notice = 帮扶公示
aid-notice-title = 帮扶对象公示
aid-notice-body = 经研究，拟从党内帮扶资金中给下列同志发放补助，现予公示。公示期 { $days } 个工作日，从{ DATE($first) }起，到{ DATE($until) }。
aid-notice-number = 序号
aid-notice-name = 姓名
aid-notice-category = 种类
aid-notice-feedback = 有不同意见，请在公示期内当面、写信，或者在连心里点“提意见”告诉县委组织部。反映的人我们替您保密。
aid-notice-signed = { $county }委组织部
aid-notice-day = { $year }年{ DATE($on) }
aid-notice-sent = 一个支部一页，打印出来张贴就行。

# 台账
aid-ledger-opening = 上期结余
aid-ledger-paper = { $decider } { $paper }

message-aid = 互助有了结果
    .why = 申请的人，定下来、发了、有意见时各一条
audit-aid = 互助
audit-aid-apply = 申请互助
audit-aid-decide = 填写互助决定
audit-aid-confirm = 核对互助决定
audit-aid-send-back = 退回互助决定
audit-aid-object = 登记公示意见
audit-aid-pay = 发放互助
audit-aid-withdraw = 撤掉互助申请
audit-fund = 资金
audit-fund-enter = 填写进账或更正
audit-fund-confirm = 核对入账
audit-fund-strike = 划掉进账
button-export-aid = 互助金台账

# 不能办的时候
line-too-long = 太长了，请说短些，最多 { $most } 个字。
aid-amount-unclear = 没看懂是多少。请只打数字，像“1200”或“1,200元”。
aid-amount-none = 一分钱都没有。请打出要给多少，像“1200”。
aid-amount-too-fine = 最多写到分，像“1200.50”。一千二请打“1200”。
aid-amount-too-much = 数目太大，最多 { $most } 元。多打了零吗？
aid-not-on-roster = 这一位不在支部名册上，请先请支部书记核一下名册。
aid-under-way = 这一位已经有一份申请在办，等有了结果再说。
aid-held = 这一位的事先停着，等核实了再办。
aid-not-yours = 这份申请不归您办。
aid-not-possible-now = 这一步别人已经办了，或者还没到。发“资金”看眼下的。
aid-own = 这是您自己的申请，要由别人来办。
aid-second-person = 这是您填的，要由另一位核对。
fund-second-person = 这笔是您填的，要由另一位核对。
aid-notice-lasts = 公示到{ DATE($until) }，过了这天才能发。
fund-too-little = 这笔资金里的钱不够，一分都没有动。
aid-nothing-posted = 眼下没有公示的。

# 演示县里的一点家底
demonstration-paper = 灵组〔2026〕12号
demonstration-receipt = 20260081
demonstration-why-urgent = 前阵子家里遭了水，屋顶要重修。
demonstration-why-living = 老伴常年吃药，开销大。
demonstration-why-study = 孙子今年上大学，学费还差一些。
demonstration-passed-up = 村口的桥栏杆松了，请镇里来看看。
