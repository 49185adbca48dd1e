# Cases: raising, one's own, verdicts, the desk, the ledger.

case-category-branch = 支部建设
case-category-cadres = 干部工作
case-category-members = 党员服务
case-category-talent = 人才工作
case-category-elders = 老同志
case-category-village = 村里的事
case-category-conduct = 干部作风
case-category-discipline = 换届纪律
case-category-election = 村委会换届
case-category-other = 别的事
case-between = 、
case-date = { DATE($day) }

# Raising, in the order people meet it.
case-what = 想说哪方面的事？点最接近的就行，拿不准就点“别的事”。
case-what-for = 替{ $name }提。是哪方面的事？
case-for-whom = 替谁提？点名字，或者打出全名。
case-for-which = 同名的不止一位，是哪一位？
case-for-unknown = 没找到这个名字，或者不归您替。请把全名再打一遍。
case-write = { $category }。请说说是什么事：打字、照片、语音、文件都行，分几条也行。
case-write-nameless = { $again ->
    [yes] 匿名的不留草稿，刚才写的已经扔掉了，请重新打一遍。
   *[no] 匿名提：谁也看不到是您。
  }请用一条文字说完，发出来就递上去了。语音照片认得出人，不收；话里也别带名字。
case-more = 收着了。还有就接着发，说完点“说完了”。
case-nothing-yet = 还没写呢。请打几个字，或者发张照片。
case-check = 看看对不对（{ $category }）：“{ $text }”{ $files ->
    [0] {""}
   *[other] 附件 { $files } 个。
  }
    要补就接着打。用哪种方式提？
case-files-only = （见附件）
case-anonymous-text-only = 匿名的只收文字：语音、照片认得出人。请打字。
case-too-long = 太长了，最多 { $most } 个字，请分开说或者短一点。
case-too-many-files = 附件最多 { $most } 个。
case-category-unknown = 这一类现在没有了。请发“意见”重新挑一挑。
case-numbers-used-up = { $year }年的编号用完了（最多 { $most } 个），请联系管理员。
case-no-county = 名册还没有导入，暂时收不了意见。
button-case-nameless = 匿名提
button-case-named = 写上我的名字
button-case-confidential = 只让组织部知道
button-case-done = 说完了
button-case-for = 替别人提
button-case-for-one = { $name }

# Received, and how its day was computed.
case-received = 收到了，编号 { $number }。由{ $unit }办，{ DAY($due) }前答复您。{ $how }
case-received-nameless = 收到了，编号 { $number }，没有留您的名字。由{ $unit }办，{ DAY($due) }前答复，答复照样发到这里。{ $how }
case-how = 日子是这么算的：从{ $start ->
    [tomorrow] 明天
   *[day] { DATE($start_on) }
  }起数{ $count }{ $unit ->
    [calendar-days] 天，周末节假日也算
   *[working-days] 个工作日{ $off ->
        [both] ：周末和{ $holidays }放假不算
        [holidays] ：{ $holidays }放假不算
        [weekends] ，周末不算
       *[none] {""}
      }
  }{ $made ->
    [yes] ，{ $make_ups }调休上班算
   *[no] {""}
  }{ $extension ->
    [0] {""}
   *[other] ，再延长{ $extension }个工作日
  }。{ $provisional ->
    [yes] 明年放假安排还没公布，公布后日子有变会告诉您。
   *[no] {""}
  }
button-case-add = 再补充
button-case-reply = 回答
button-case-quit = 撤回
button-case-progress = 看进度

# One's own.
case-mine = { $number }，{ $category }{ $whose ->
    [other] （{ $about }的事）
   *[own] {""}
  }：{ $state ->
    [answered] 有答复了，等您一句话
    [not-rated] 有答复了，等您一句话
    [merged] 和别人提的一起办
   *[other] 正在办，{ DATE($due) }前答复
  }{ $asked ->
    [yes] ，想跟您核实一下
   *[no] {""}
  }。
button-case-look = 看{ $number }
case-own = { $number }（{ $category }），{ DATE($day) }提的{ $round ->
    [1] {""}
   *[other] ，第 { $round } 轮，一共用了 { $days } 个工作日
  }。
case-own-received = 组织部收着了，{ DAY($due) }前答复。
case-own-routed = 转到{ $unit }了，{ DAY($due) }前答复。
case-own-in-hand = { $unit }正在办，{ DAY($due) }前答复。
case-own-proposed = { $unit }拟好了答复，正在审，{ DAY($due) }前给您。
case-own-answered = 答复是：“{ $answer }”办得怎么样，您说了算。
case-own-not-rated = 答复是：“{ $answer }”您还没说满不满意，什么时候说都行。
case-own-closed = 您说满意，已经销号。
case-own-transferred = 不归组织部管，已经转走，没有算办结。
case-own-withdrawn = 已经撤回。
case-own-merged = 和别人提的是同一件事，一起办。
case-own-question = 想跟您核实：“{ $question }”
case-add = 编号 { $number }。请打字，或者发照片、语音、文件，发一条就行。
case-add-nameless = 编号 { $number }。请打字，一条说完；没有人知道是您。
case-added = 补上了，编号 { $number }，办的人会看到。
case-quit = 编号 { $number } 撤回就不办了。真要撤回吗？
case-withdrawn = 编号 { $number } 已经撤回。想再提随时可以。
button-case-quit-yes = 撤回
button-case-quit-no = 不撤

# News of a case.
case-news-question = 您提的事（{ $number }）想跟您核实一下：“{ $text }”方便时点“回答”，不急。
case-news-raised = 答应您的事记下了，编号 { $number }，由{ $unit }办，{ DAY($due) }前答复您。{ $how }
case-news-extended = 您提的事（{ $number }）要多等几天，改到{ DAY($due) }前答复。原因：“{ $text }”。只延这一次。{ $how }
case-news-due-changed = 您提的事（{ $number }），放假安排公布了，改到{ DAY($due) }前答复。{ $how }
case-news-due-changed-owner = { $number } 的期限随放假安排改到{ DAY($due) }。{ $how }
case-news-transferred = 您提的事（{ $number }）不归组织部管，已经转给“{ $text }”，请向那里问结果。
case-news-merged = 您提的事（{ $number }）和别人提的是同一件，一起办；办好了一样问您满不满意。

# Satisfied or not.
case-verdict = 您{ DATE($day) }提的事（{ $number }）有答复了：“{ $answer }”{ $round ->
    [1] {""}
   *[other] 前后用了 { $days } 个工作日。
  }办得怎么样，您说了算。
case-verdict-for = { $about }的事（{ $number }，{ DATE($day) }提的）有答复了：“{ $answer }”办得怎么样，您替老人家说一句。
case-verdict-again = 您{ DATE($day) }提的事（{ $number }），答复是：“{ $answer }”现在看办得怎么样？
case-witness = 请您方便时问一问{ $about }：{ DATE($day) }提的事（{ $number }）有答复了：“{ $answer }”本人满不满意？
button-case-yes = 满意，可以销号
button-case-no = 不满意，接着办
button-case-later = 过几天再说
button-case-witness-yes = 问了，满意
button-case-witness-no = 问了，不满意
button-case-witness-later = 过几天再问
button-case-word = 说一句
button-case-day = { DATE($day) }
case-witness-day = { $said ->
    [yes] 本人说满意。
   *[no] 本人说不满意。
  }是哪天问的？
case-witnessed-closed = 记下了：{ DATE($day) }问的，本人满意，{ $number } 销号。{ $days ->
    [0] 当天就办完了。
   *[other] 一共用了 { $days } 个工作日。
  }
case-witnessed-on = 记下了：{ DATE($day) }问的。{ $number } 接着办，{ DAY($due) }前再答复。
case-closed = 好，{ $number } 销号了，{ $days ->
    [0] 当天就办完了
   *[other] 一共用了 { $days } 个工作日
  }。想说一句就打出来，不说也行。
case-next-round = 好，不算完，接着办：{ $number } 第 { $round } 轮，{ DAY($due) }前再答复您{ $days ->
    [0] {""}
   *[other] ，到今天用了 { $days } 个工作日
  }。差在哪里，方便就说一句，不说也行。
case-others-asked = 记下了，您满意。别人也提了这件事，他们都满意了才销号（{ $number }）。
case-word-kept = 记下了，谢谢您说得这么细。
case-contradiction = 您点的是满意，可话里像是还没解决。再问一次：解决了吗？
case-stays-closed = 好，{ $number } 就销号了。
case-later = 好，{ DAY($day) }再问您，不用记着。
button-case-fine = 解决了
button-case-again = 没解决，接着办
case-asked-day = 这一天不对：要在提了以后、今天以前。

# Refusals.
case-not-possible-now = 这件事已经有了变化，现在不能这样办。发“我的”看看到哪一步了。
case-not-allowed = 这一步不归您办。
case-not-yours = 这一步不归您办：满不满意，只有提的人能说。
case-of-ones-own = 自己提的事，要请别人来办，您好说满不满意。
case-extended-already = 已经延过一次，不能再延。
case-extension-too-long = 最多延 { $most } 个工作日。
case-extension-too-late = 已经过了期限，不能再延；请先答复，说明情况。
case-owner-is-deputy = 责任人不能同时做协办。
case-merge-unknown = 没有这个编号。请照着打，比如 YJ20260158。
case-merge-unfit = 这两件不能并：被并的那件自己没有并进别的，且还没答复才行。
case-number-unknown = 没找到 { $number }，或者不归您办。
case-not-evaluated = 要等下一次开门评议有了结果才能记。

# The desk.
desk-empty = 眼下没有要答复的。打出编号（如 YJ20260158）可以查以前的。
desk-queue = 要答复的 { $total } 件，逾期 { $late } 件，急的在前。打出编号可以直接查。
desk-line = { $number } { $category } { DATE($due) }{ $when ->
    [late] （过了{ $days }个工作日）
    [today] （今天到期）
   *[left] （还有{ $days }天）
  } { $owner }{ $waits ->
    [head] ，待负责人审
   *[no] {""}
  }
desk-nobody = 没人
desk-card = { $number } { $category }，{ $state }。{ DATE($day) }{ $source }，{ $privacy }{ $named ->
    [yes] ，{ $person }
   *[no] {""}
  }{ $merged ->
    [0] {""}
   *[other] ，并入 { $merged } 件
  }。
    “{ $text }”
    { $unit }，责任人{ $owner }，协办{ $deputy }。{ DAY($due) }前答复{ $late ->
    [0] {""}
   *[other] ，已过{ $late }个工作日
  }{ $round ->
    [1] {""}
   *[other] ；第 { $round } 轮，共 { $days } 个工作日
  }。
desk-merged-into = 已并入 { $number }。
desk-entry = · { DATE($day) } { $what }{ $who ->
    [named] （{ $by }）
    [person] （提的人）
   *[nobody] {""}
  }{ $said ->
    [yes] ：{ $text }
   *[no] {""}
  }{ $files ->
    [0] {""}
   *[other] ，附件 { $files } 个
  }
case-source-chat = 聊天里提
case-source-letter = 来信
case-source-phone = 来电
case-source-reception = 接待日交办
case-source-visit = 走访时提
case-source-meeting = 约谈转来
case-source-talk = 谈话、调研时提
case-source-notice = 公示反映
case-source-remark = 评价附言
case-source-low-score = 低分整改
case-state-received = 已收
case-state-routed = 已转
case-state-in-hand = 在办
case-state-proposed = 待负责人审
case-state-answered = 已答复
case-state-not-rated = 已答复未评
case-state-closed = 已销号
case-state-transferred = 已转出
case-state-withdrawn = 已撤回
case-state-merged = 已合并
case-kind-raised = 提出
case-kind-added = 补充
case-kind-question = 核实
case-kind-proposed = 拟答复
case-kind-answer = 答复
case-kind-returned = 退回
case-kind-routed = 转办
case-kind-taken = 接手
case-kind-handed-over = 移交
case-kind-deputed = 定协办
case-kind-extended = 延期
case-kind-due-changed = 期限改动
case-kind-satisfied = 满意
case-kind-not-satisfied = 不满意
case-kind-reopened = 重新办
case-kind-remark = 留言
case-kind-silent = 没有回音
case-kind-transferred = 转出
case-kind-withdrawn = 撤回
case-kind-merged = 并入
case-kind-merged-in = 并来
button-choice = { $name }
button-desk-case = { $number }
button-desk-queue = 回到列表
button-desk-enter = 录来信来电
button-desk-files = 附件 { $count } 个
button-desk-days = { $days } 个工作日
button-desk-take = 接手
button-desk-approve = 同意，发出
button-desk-return = 退回重拟
button-desk-answer = 答复
button-desk-ask = 核实
button-desk-route = 转办
button-desk-hand-over = 移交
button-desk-depute = 定协办
button-desk-extend = 延期
button-desk-merge = 合并
button-desk-transfer = 转出
desk-route = 转给哪个单位办？
desk-hand-over = 移交给谁？期限不变。
desk-depute = 谁做协办（AB岗）？
desk-extend = { $number } 延多久？只能延一次，要把原因告诉提的人。
desk-type-answer = 请打出对 { $number } 的答复，提的人会原样看到。
desk-type-ask = 想向提的人核实什么？请打出来，期限照走。（{ $number }）
desk-type-return = { $number } 退回，请说一句要怎么改。
desk-type-transfer = { $number } 转到哪个部门？请打出名称，会告诉提的人。
desk-type-merge = { $number } 和哪一件是同一件事？请打出那件的编号。
desk-type-extend = 延 { $days } 个工作日，原因是什么？会原样告诉提的人。
desk-enter = 怎么来的？
desk-enter-who = 是谁来的？请打出姓名。没有署名就点下面。
desk-enter-which = 名册上有同名的，是哪一位？
desk-enter-words = { $named ->
    [yes] { $who }说了什么事？请打出来。
   *[no] 请打出说了什么事。
  }
button-enter-phone = 来电
button-enter-letter = 来信
button-enter-unsigned = 没有署名
button-enter-none = 都不是

# What owners, heads and the minister are told.
desk-files-gone = 有 { $count } 个附件在 Telegram 上已经打不开了。需要的话，点“核实”请本人再发一次。
desk-digest = { $weekly ->
    [yes] 您手上要答复的 { $total } 件{ $late ->
        [0] {""}
       *[other] ，逾期 { $late } 件
      }，这周到期 { $soon } 件。
   *[no] 您手上有新情况。
  }
desk-digest-line = · { $number } { $category }，{ $new ->
    [yes] 有新情况，
   *[no] {""}
  }{ $when ->
    [late] 已过{ $days }个工作日
    [today] 今天到期
   *[left] { DAY($due) }到期
  }
desk-digest-rest = 其余 { $count } 件不急。
desk-chase-due = { $number }（{ $category }）今天到期。还差一步也可以先答复情况。
desk-chase-late = { $number }（{ $category }）{ DAY($due) }到期，还没有答复。要人帮忙就点开移交。
desk-chase-late-head = { $unit }的 { $number }（{ $category }）{ DAY($due) }到期，还没有答复，责任人{ $owner }。请您过问一下。
desk-minister = 有 { $count } 件意见过期五个工作日以上还没答复：{ $numbers }。
button-desk-open = 看这一件

# The public ledger.
ledger-empty = { $year }年还没有人提意见。发“意见”就能提。
ledger = { $year }年意见办理（不写名字）：提了 { $raised } 件，答复 { $answered } 件，其中按时 { $in_time } 件{ $known ->
    [yes] ，一般用 { $days } 个工作日
   *[no] {""}
  }；表了态的 { $rated } 件，满意 { $satisfied } 件。
ledger-category = · { $name }：提 { $raised }，答复 { $answered }{ $known ->
    [yes] （一般 { $days } 个工作日）
   *[no] {""}
  }，满意 { $satisfied }/{ $rated }
ledger-recurring = 反复有人提的：{ $themes }。
ledger-unit = { $name }：答复 { $answered } 件，一般 { $days } 个工作日，按时 { $in_time } 件。
ledger-withheld = 另有 { $units } 个单位答复的件数少，不显示。
ledger-voices = 表态的人：本人 { $by_self }，家属或结对联系人 { $by_relative }，见证人 { $by_witness }，开门评议 { $by_evaluation }。没有回音的不算满意。

# A need noted at a visit.
button-case-need = 家里有难处
case-need = 有什么难处？请打一两句，转给能办的人，记成一件事，办完为止。
case-need-kept = 记下了，编号 { $number }，由{ $unit }办，{ DAY($due) }前答复。您不用再报。

# In the audit trail and the workbook.
audit-case = 办理意见
case-due-cell = { $due }（{ $how }）
case-extension-cell = { $days } 个工作日
case-how-cell = 从{ $start }起数{ $count }{ $unit }
case-how-cell-holidays = 从{ $start }起数{ $count }{ $unit }，{ $holidays }放假不算
case-unit-working-days = 个工作日
case-unit-calendar-days = 天
