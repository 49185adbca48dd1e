# 满意度:选票、题目、选项、结果,和管理人员开、收一期的话。

own-words = { $words }

ballot-intro = 请您评一评{ $kind ->
    [open-evaluation] 组织部门的工作和在办的事
    [unit-assessment] 本单位的工作
    [appointments] 选人用人工作
    [reception-rating] 接待您的这一次
    [headline] 组织工作
    [full] 组织工作
   *[own] 《{ $title }》
  }：{ $total } 道题，点一点就行，一两分钟。您选了什么不留底，县里、镇里、支部里都查不到；只记“交过一份”，免得重复，评完连这个也删掉。请您自己选，怎么想就怎么选。交了就改不了。
ballot-reminder = 《{ $title }》到{ DAY($day) }为止。已经交过的不用理会。还没评的，{ $total } 道题，一两分钟，怎么想就怎么选。
ballot-which = 现在有这几项可以评，您先评哪一项？
ballot-secrecy = 您的选择封好了才存，评完一次拆开、只算总数，人少的支部并到镇里、县里，随后连封口的钥匙一起销毁。两句实话：消息由 Telegram 传送，那一段我们管不到；评的这几天里，掌握机房里这套程序的人理论上盯得出来，别人都不能。
ballot-later = 好，不急。{ DAY($day) }以前，发“评价”两个字就能评。
ballot-question = 第 { $number } 题，共 { $total } 题。{ $question }
ballot-review = 都答完了，您看一眼。交上去以前随便改，交了就改不了。
  { $lines }
ballot-review-line = { $number }. { $indicator }：{ $answer }
ballot-done = 收下了，谢谢您。您的选择已经封好，谁也翻不出来。谁要您截图，您都不用给。{ DATE($day) }起，发“结果”就能看总的情况。
ballot-ended = 《{ $title }》已经结束，封口的钥匙也销毁了。发“结果”就能看总的情况。
ballot-lost = 《{ $title }》没有算出结果就结束了：拆封的钥匙丢了，交上来的谁也拆不开，已经全部删掉。对不住您。

ballot-none = 现在没有要评的。有了会告诉您。
ballot-already = 您已经交过一份了，封好了，不用再交。
ballot-over = 这一期已经结束，不再收了。发“结果”看总的情况。
ballot-not-invited = 这一期没有请您评，不用交。
ballot-bound-again = 这一期开始以后，您的名字重新认过一次账号，这一期就不能评了。这样谁也不能拿别人的名字再评一遍。下一期照常。
ballot-other-wave = 这个按钮是另一期的。请点“重新开始”。
ballot-out-of-date = 这个按钮已经过时了，什么都没有交。请点“重新开始”。
ballot-forged = 这个按钮用不了，什么都没有交。请点“重新开始”。

remark-ask = 还有想说的，打成一条消息发来，几百字以内。这句话封好了才存，不记是谁写的；满 10 条才拿出来，打乱了只给县里看，不满就一起删掉。写到具体的人和事，别人可能猜得出是您。
remark-done = 这句话也封好了，谢谢您。原话已从聊天里删掉；要是还在，您自己删一下。
remark-given = 一期收一句，前面那句已经封好了。后面这句没有留。
remark-after-ballot = 先评完交上，再写这句话。发“评价”就能开始。
remark-empty = 还没看到字。请打一条消息发来。
remark-too-long = 这句话长了些，没有留。请收到 { $most } 个字以内再发一遍。

button-ballot-begin = 开始
button-ballot-later = 晚点再说
button-ballot-secrecy = 怎么保密的
button-ballot-back = 上一题
button-ballot-submit = 交上去
button-ballot-change = 改第 { $number } 题
button-ballot-again = 重新开始
button-remark = 写一句话
button-no-remark = 不写了

# 题目(`.` 之前是问法)和指标名称。
question-overall = 您怎么评价本县的组织工作，总的来说？
question-officers = 您怎么评价组工干部？
question-selection = 您怎么评价干部选拔任用工作？
question-integrity = 您怎么评价防止和纠正用人不正之风的工作？
question-recommendation = 您怎么评价选干部时的民主推荐？
question-inspection = 您怎么评价对干部人选的考察？
question-notice = 您怎么评价干部任前公示？
question-competition = 您怎么评价竞争性选拔干部的工作？
question-supervision = 您怎么评价对干部选拔任用的监督？
question-talks = 您怎么评价组织部门找干部谈心谈话？
question-care = 您怎么评价对党员的关心关爱？
question-branches = 您怎么评价党支部建设？
question-openness = 您怎么评价组织部门的部务公开？
question-responses = 您怎么评价对意见建议的答复办理？
indicator-overall = 组织工作总体
indicator-officers = 组工干部
indicator-selection = 干部选拔任用
indicator-integrity = 防止和纠正用人不正之风
indicator-recommendation = 民主推荐
indicator-inspection = 干部考察
indicator-notice = 任前公示
indicator-competition = 竞争性选拔
indicator-supervision = 选拔任用监督
indicator-talks = 谈心谈话
indicator-care = 关心关爱党员
indicator-branches = 支部建设
indicator-openness = 部务公开
indicator-responses = 意见建议办理
composite-credibility = 选人用人公信度
composite-satisfaction = 组织工作满意度

# 选项。
answer-very-satisfied = 很满意
answer-satisfied = 满意
answer-mostly-satisfied = 基本满意
answer-rather-dissatisfied = 不太满意
answer-dissatisfied = 不满意
answer-unaware = 不了解

# 管理人员:开一期、收一期。
wave-title = { $year }年{ $half ->
    [first] 上半年
   *[second] 下半年
  }{ $kind ->
    [open-evaluation] 开门评部
    [unit-assessment] { $unit }民主测评
    [appointments] 选人用人评议
    [reception-rating] { $unit }接待评价
    [own] 测评
   *[headline] 组织工作满意度
  }
wave-none = 现在没有在评的。要开一期吗？名册上的党员都请，没有 Telegram 的也在名单里。
wave-running = 《{ $title }》正在评，到{ DAY($day) }为止，过后自动收。收完以前谁也看不到结果，谁交了谁没交也查不到。{ $more ->
    [0] { "" }
   *[other] 另有 { $more } 项在评。
  }
wave-open-sure = 《{ $title }》：{ $questions } 道题，请{ $groups }评。名单和单位从今天起固定不动，请柬马上发出。开吗？
wave-opened = 《{ $title }》开始了，请了 { $invited } 人，到{ DAY($day) }为止。{ $left ->
    [0] { "" }
   *[other] 有 { $left } 人不在任何单位，没有请到。
  }
wave-close-sure = 现在就收《{ $title }》？收了就不能再交，马上算出结果，钥匙随即销毁。
wave-closed = 《{ $title }》收了，结果已经算好，钥匙已经销毁。发“结果”就能看。
button-wave-headline = 开一期（四项）
button-wave-full = 开一期（十四项）
button-wave-close = 提前收

wave-unknown = 没有这一期。
wave-over = 这一期已经收了。
wave-already-open = 《{ $title }》还在评，到{ DAY($day) }为止。同一种一次只开一期。
wave-group-small = “{ wave-group-name }”这一组不到 { $least } 人，不能开：人太少，结果永远显示不了。
wave-group-unknown = 没有“{ $group }”这一组。可以用：{ $known }。
wave-length = 一期最短 1 天，最长 { $most } 天。
wave-boxes-differ = 封好的票 { $boxes } 张，名单上交过的 { $places } 人，对不上，没有拆。请先查清楚。
wave-key-missing = 在 { $folder } 里找不到这一期的钥匙，没有收成。有第二份的，用 --copy 指给它；确实丢了，用 --key-lost。
wave-key-not-lost = 这一期的钥匙还在，直接收就行。
wave-keys-in-data = 钥匙不能放在 { $folder }：它在数据库的文件夹里，备份时会一起带走。请把 LIANXIN_WAVE_KEYS 指到别处。
wave-keys-unwritable = { $folder } 写不进去，这一期没有开。
wave-which = 现在有几期在评，请写明是哪一期。
wave-none-runs = 现在没有在评的。
box-unreadable = 有一张票拆不开，没有收成。请先查清楚。
units-not-one-tree = 单位没有连成一棵树：应当只有一个最上级单位，其余都有上级。
setting-wave-k = 最少 { $least } 人才给数字，不能再少。

questionnaire-unknown = 没有“{ $code }”这份问卷。
questionnaire-unreadable = 问卷文件读不出来，请检查是不是 TOML。
questionnaire-code-taken = “{ $code }”是自带问卷的代号，请换一个。
questionnaire-scale-unknown = 没有“{ $scale }”这种选项。
questionnaire-value-wrong = 问卷里“{ $key }”的内容不对。
questionnaire-questions-count = 问卷要有 1 到 { $most } 道题。
questionnaire-composite-parts = 综合指标“{ $code }”要由问卷里的两道以上的题组成。
questionnaire-wording-missing = “{ $code }”没有写问法。
questionnaire-key-missing = 问卷里缺“{ $key }”。
questionnaire-key-unknown = 问卷里的“{ $key }”不认识。
questionnaire-code-wrong = 代号“{ $code }”不对：只用小写字母、数字和连字符，最多 24 个。
questionnaire-code-twice = 代号“{ $code }”用了两次。
scale-value-range = 选项的分值要在 { $least } 到 { $most } 之间。
scale-options-count = 选项要有 2 到 { $most } 个。
scale-says-nothing = 选项“{ $scale }”分不出高低。

# 命令行。
command-wave = 满意度的一期
command-wave-open = 开一期：名单固定，请柬发出
command-wave-close = 收一期：拆封、计数、公布、销毁钥匙
command-wave-copied = 钥匙的第二份在 { $folder }。收的时候请一并销毁。
command-wave-given-up = 《{ $title }》结束了，没有结果：钥匙丢了，交上来的已全部删掉。
command-wave-destroy-copies = 钥匙若另有存放，现在请一并销毁。
command-ballots = 选票
command-ballots-audit = 核对票数：封着的票与名单，或结果各格的合计
command-ballots-right = 对得上（{ $state }）：{ $found }。
command-ballots-wrong = 对不上：{ $found }，应为 { $expected }。
