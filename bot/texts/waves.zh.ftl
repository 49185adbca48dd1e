# 测评的种类、请谁、抽样、纸票：管理人员看的话，和各种问卷的题目。

wave-group-supervisors = 义务监督员
wave-group-deputies = 代表委员
wave-group-service-users = 服务对象
wave-group-staff = 组织部工作人员
wave-group-cadres = 干部
wave-group-former-cadres = 退位村干部
wave-group-members = 党员
wave-group-name = { $group ->
    [supervisors] { wave-group-supervisors }
    [deputies] { wave-group-deputies }
    [service-users] { wave-group-service-users }
    [staff] { wave-group-staff }
    [cadres] { wave-group-cadres }
    [former-cadres] { wave-group-former-cadres }
   *[members] { wave-group-members }
  }
wave-between = 、

button-wave-open-evaluation = 开门评部
button-wave-unit-assessment = 民主测评
button-wave-appointments = 评选人用人
button-wave-own = { $code }
button-wave-paper = 纸票
button-wave-more = 下一页
button-wave-part = 只抽一部分
button-wave-draw = 抽签 { $number }
button-wave-frame = 名单 { $number }
button-sample-day = { DATE($day) }

wave-choose-unit = 测评哪个单位？由本单位的干部和党员评。
wave-ask-people = 这次新提拔了谁？一行一位，写姓名和新任职务，最多 { $most } 位。
wave-people-wanted = 请写上新提拔的人，一行一位。
wave-people-many = 一张票最多评 { $most } 位。多出来的请另开一期。
wave-unit-wanted = 请写明测评哪个单位。
wave-runs-by-itself = 接待评价不用开：有人来访，第二个工作日自动请他评。
wave-list-near = 这一期请的人，和《{ $title }》请的在“{ $unit }”只差 { $number } 人。两期结果一减，就看得出这几个人怎么评的。请换一批人，或者过些时候再开。
wave-left-out = 人数太少，这次没有请：{ $groups }。
wave-cases-left = 还有 { $count } 件办件排不下，留到下一期评。
wave-silent-asked = 同时再问了 { $count } 件一直没有表态的。
wave-copy-hint = 钥匙只有一份，丢了就没有结果。想存第二份，请在服务器上用命令开。
wave-copy-ask = 钥匙的第二份放到哪个文件夹？{ $folders ->
    [one] 写一个文件夹
   *[two] 写两个文件夹，中间用逗号
  }，不要就直接回车：
wave-copy-folders = 第二份钥匙要写 { $count } 个文件夹。

question-appointee = 您对提拔任用{ $person }怎么看？
question-case = { $number } 号（{ $category }，{ $unit }办，{ $state ->
    [answered] 已答复
    [not_rated] 已答复
   *[other] 还在办
  }），您看办得怎么样？
question-unit-overall = 您怎么评价本单位的工作，总的来说？
question-unit-leading = 您怎么评价本单位领导班子的团结和带头？
question-unit-service = 您怎么评价本单位为群众办事？
question-unit-style = 您怎么评价本单位的工作作风？
question-unit-integrity = 您怎么评价本单位的廉洁自律？
question-appointments-work = 您怎么评价本地的选人用人工作，总的来说？
question-appointments-rules = 您怎么评价本地执行干部选拔任用规定的情况？
question-reception-listening = 这次接待，您的话听进去了吗？
question-reception-answer = 您提的事，答得清楚吗？
question-reception-overall = 您怎么评价这次接待，总的来说？
indicator-unit-overall = 单位工作总体
indicator-unit-leading = 班子团结和带头
indicator-unit-service = 为群众办事
indicator-unit-style = 工作作风
indicator-unit-integrity = 廉洁自律
indicator-appointments-work = 选人用人工作总体
indicator-appointments-rules = 执行选拔任用规定
indicator-reception-listening = 听得认真
indicator-reception-answer = 答得清楚
indicator-reception-overall = 接待总体

questionnaire-version-taken = “{ $code }”的第 { $version } 版已经装过，内容不一样。改了内容请换版本号。
questionnaire-mistakes = 这份问卷有 { $count } 处要改，没有装。

# 抽样。
sample-size = 抽的人数要比名单上的 { $people } 人少，至少 1 人。
sample-ask-size = 《{ $title }》请{ $groups }评，名单上有 { $people } 人。抽多少人？打一个数。各镇各组按人数分，抽中谁由公布的数定，谁也换不了人。
sample-strata = 抽 { $size } 人，这样分：
sample-stratum = { $unit }（{ $group }）：{ $people } 人抽 { $drawn }
sample-strata-more = 另有 { $count } 层：{ $people } 人抽 { $drawn }
sample-ask-value = 用哪个公开的数抽签？写清楚是什么、哪天的，比如“{ DATE($day) }上证指数收盘”。要等名单公布以后才产生。
sample-ask-day = 这个数哪天公布？点了就公布名单。
sample-published = 《{ $title }》的抽样名单封好了：{ $people } 人里抽 { $size } 人。{ DAY($day) }起，用“{ $value }”抽签。名单只有代号，请今天就贴出去，连同摘要。
sample-file = 抽样名单{ $number }.txt
sample-file-caption = 摘要 { $hash }
sample-waiting = 抽签 { $number }：《{ $title }》的抽样名单已经公布，{ $known ->
    [yes] 可以用“{ $value }”抽签了。
   *[no] { DAY($day) }起用“{ $value }”抽签。
  }
sample-ask-drawn = 《{ $title }》：请打出“{ $value }”，照公布的原样打。
sample-draw-sure = 用 { $value } 抽签。只抽这一次，请柬马上发给抽中的人。抽吗？
sample-drawn-file = 抽中的代号{ $number }.txt
sample-kept = 请存好这两行，谁都能照着重抽一遍：
  公布的数 { $value }
  种子 { $seed }
sample-number-wanted = 请打一个数。
sample-value-long = 长了些，请收到 { $most } 个字以内。
sample-group-few = { wave-group-name }只抽到 { $number } 人，至少要 { $least } 人。请多抽一些。
sample-value-known = 抽签用的数要等名单公布以后才产生：日期至少是明天。
sample-too-early = 还不到时候：这个数{ DAY($day) }起才有。
sample-unknown = 没有这个抽样。
sample-drawn = 已经抽过了，不能再抽。
sample-none = 这一期没有抽样，请的是全部。
sample-frame-unreadable = 名单文件读不出来，或者改动过。
sample-frame-changed = 存的名单和公布的对不上，请查清楚。

# 纸票。
ballot-on-paper = 这一期您在纸票名单上，请在纸上评。下一期照常。
paper-overview = 《{ $title }》的纸票：名单上 { $listed } 人；录了 { $boxes } 箱 { $entered } 张，{ $waiting ->
    [0] 都核对过
   *[other] { $waiting } 箱等另一位核对
  }。{ $in ->
    [yes] 已经齐了。
   *[no] 齐了才算结果。
  }
paper-choose-unit = 哪里的人用纸票？只有从没用过 Telegram 的会列进去，列了就不能再在聊天里评。先列名单，再发票。
paper-listed = 列了 { $marked } 人，一共 { $listed } 人。
paper-ask-ballots = 第 { $number } 箱有几张票？各单位的票要先混在一起、满 { $least } 张一箱再拆开数。
paper-ask-counts = 第 { $number } 题，共 { $total } 题：{ $indicator }
  依次写 { $options } 个数，中间空格，没填的不算：
  { $labels }
paper-box-few = 一箱至少 { $least } 张。少的并到别的箱里，混好再拆。
paper-counts-wrong = 第 { $number } 题要写 { $options } 个数，中间空格。
paper-counts-many = 第 { $number } 题加起来比 { $ballots } 张还多，请再数一遍。
paper-more-than-listed = 票比名单上的 { $listed } 人还多，没有录。请查清楚。
paper-sheet = 第 { $number } 箱，{ $ballots } 张。
  { $lines }
paper-sheet-line = { $number }. { $indicator }：{ $counts }
paper-entered = 录好了，第 { $number } 箱等另一位核对。
paper-confirmed = 第 { $number } 箱核对过了。
paper-rejected = 第 { $number } 箱删掉了，请重新录。
paper-same-person = 这一箱是您录的，要请另一位核对。
paper-unconfirmed = 第 { $number } 箱还没有核对。
paper-declared = 纸票齐了。到期一起算结果。
paper-not-in = 《{ $title }》的纸票还没有齐，先不算结果；票不再收了。齐了请点“纸票齐了”。
paper-number-wanted = 请写一个数。
button-paper-list = 列名单
button-paper-print = 打印
button-paper-enter = 录一箱
button-paper-confirm = 核对第 { $number } 箱
button-paper-right = 对得上
button-paper-wrong = 不对，删掉
button-paper-keep = 录进去
button-paper-in = 纸票齐了
paper-file = 纸票.pdf
paper-file-caption = 票和计票单。票上不写名字、单位。

# 印在票和计票单上的字。
paper-print-ballot-note = 每题选一项打“√”。不写姓名、单位。折好投入票箱。
paper-print-sheet = { $title } 计票单
paper-print-sheet-note = 各单位的票混在一起，满 { $least } 张装一箱再拆开。一箱一张，两人分别录入、核对，录完封存。
paper-print-box = 第　　　箱
paper-print-ballots = 票数：　　　　张
paper-print-question = 题目
paper-print-signed = 计票人：
paper-print-checked = 核对人：
paper-print-date = 日期：

# 命令行。
command-wave-paper = 纸票：列名单、打印、录入、核对、齐了
command-questionnaire = 问卷
command-questionnaire-load = 装一份自己的问卷（TOML）
command-questionnaire-loaded = 装好了：{ $code } 第 { $version } 版，{ $questions } 道题。
command-sample = 随机抽样
command-sample-publish = 公布抽样名单（不透明的代号）和它的摘要
command-sample-open = 用公布的数抽签，开一期
command-sample-redraw = 重抽一遍，核对抽中的代号
command-sample-published = 抽样 { $number }：《{ $title }》，{ $people } 人中抽 { $size } 人。摘要 { $hash }。名单写进了 { $file }，请现在就公布。
command-sample-seed = 种子 { $seed }
command-wave-cases-left = 还有 { $count } 件办件排不下。
command-option-needed = 还要写 { $option }。
command-paper-by = 谁做的：名册上的姓名或编号
command-paper-counts = 一题一次，按选项顺序，逗号分开：3,5,0,1,0,2

evaluation-missing = 这半年的开门评部还没有开，{ DAY($day) }以前开一期就行。

# 评完以后，办件台看的。
follow-up = 《{ $title }》评完了。{ $low ->
    [0] 没有明显低于上级单位的。
   *[other] 有 { $low } 个单位明显低于上级单位总体，点开可以交办整改、安排谈心。
  }{ $remarks ->
    [0] { "" }
   *[other] 另有 { $remarks } 条留言，要办的可以立件。
  }
low-score = 《{ $title }》：{ $unit }的{ $indicators }明显低于{ $parent }总体。
low-filed = 立件了，编号 { $number }，{ DAY($day) }前答复。办得怎么样，下次开门评部时评。
low-talk = { $new ->
    [yes] 已经提请和{ $unit }的班子谈心，列进谈心安排里了。
   *[no] { $unit }的谈心已经提请过了。
  }
remark-read = 第 { $number } 条，共 { $of } 条：{ $words }{ $filed ->
    [yes] { "" }
    （已立件 { $case }）
   *[no] { "" }
  }
button-low-case = 交办整改
button-low-talk = 安排谈心
button-remarks-read = 看留言
button-remark-file = 立件
button-remark-next = 下一条
