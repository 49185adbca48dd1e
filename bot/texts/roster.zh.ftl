# 名册导入、纸条、任职：聊天里和命令行里说的话。

word-roster = 名册
word-slips = 纸条
button-roster = 导入名册
button-slips = 打纸条

# 怎么发
roster-explain = 把名册的 Excel 工作簿（.xlsx）直接发到这里，20 MB 以内。我先核对，把要增、要改、要转的都说清楚，您点“就这样导入”才会改动。要有的栏：姓名、出生日期（或身份证号码）、人员类别、所在党支部。身份证号码和住址看过就丢，不存。
roster-file-not-taken = 文件我没有收。名册由管理员导入，您要办别的事，请发“菜单”。
roster-reading = 收到了，正在核对，一般不到一分钟。这会儿您可以先忙别的。

# 核对结果
roster-checked = 名册核对好了。
roster-sentence = { $what }。
roster-comma = 、
roster-creates = 新增 { $count } 人
roster-updates = 有变化 { $count } 人
roster-moved = 转支部 { $count } 人
roster-gone-count = 名册上没有了 { $count } 人
roster-unchanged = 没变化 { $count } 人
roster-branches = 新开支部 { $count } 个
roster-posts-opened = 书记、副书记、结对联系人新任 { $count } 个
roster-posts-ended = 卸任 { $count } 个
roster-rejects = 不收 { $count } 行
roster-doubts = 等您定 { $count } 行
roster-odd = 有疑问或跳过 { $count } 行
roster-owed = 照这样，要办的事{ $what }。导入时不给谁发消息，以后照常提醒。
roster-owed-created = 多出 { $count } 件
roster-owed-cancelled = 取消 { $count } 件
roster-owed-moved = 换支部 { $count } 件
roster-owed-nothing = 要办的事没有变化。
roster-transfers = 转支部：
roster-leaves = 名册上没有了（人和记录都留着，只是不再算这个支部的）：
roster-transfer = { $name }：{ $from } → { $to }
roster-leave = { $name }：{ $branch }
roster-no-branch = 不在支部
roster-more = ……还有 { $count } 人，都在表里。
roster-regrouped = 支部有变动：
roster-branch-renamed = { $branch } → { $into }：{ $count } 人一起过去，像是改了名字
roster-branch-merged = { $branch } 并入 { $into }：{ $count } 人
roster-branch-split = { $branch } 分到 { $into }：{ $count } 人
roster-held = 名册上没有，但报过去世、还没核实，先不动：{ $names }
roster-alarming = 请看清楚：一下子少了 { $count } 人，会不会是表不全？
roster-row = 第 { $row } 行 { $name }【{ $verdict }】{ $reasons }
roster-between = ；
roster-see-workbook = 哪一行为什么，都在这张表里。改好再发一次也行，已经收下的不会重复。
roster-apply-or-not = 点“就这样导入”才会改动。
roster-nothing-to-do = 和现在的名册一样，没有要改动的。
button-roster-apply = 就这样导入
button-roster-drop = 放弃
button-roster-again = 重新核对
button-roster-ask = 有 { $count } 处请您定

# 拿不准的，一处一处定
roster-ask-several-candidates = 第 { $row } 行：{ $name }，{ $year } 年生，{ $branch }。
    库里同名同生日的：
    { $people }
    是哪一位？（还有 { $left } 处）
roster-ask-perhaps-known = 第 { $row } 行：{ $name }，{ $year } 年生，{ $branch }。
    库里同支部有同名的，出生日期不一样：
    { $people }
    是同一个人吗？（还有 { $left } 处）
roster-ask-namesake-elsewhere = 第 { $row } 行：{ $name }，{ $year } 年生，{ $branch }。
    名册里另一行也是这个姓名、生日和入党日期。是同一个人写了两遍吗？（还有 { $left } 处）
roster-ask-other-person-has-key = 第 { $row } 行：{ $name }，{ $year } 年生，{ $branch }。
    这个人员编号在库里是这一位的：
    { $people }
    是同一个人吗？（还有 { $left } 处）
roster-ask-renamed = { $name } 的 { $people } 人，名册上都在 { $into }。是支部改了名字吗？（还有 { $left } 处）
roster-candidate = { $number }. { $name }，{ $year } 年生，{ $branch }
roster-decided = 都定好了，以后导入也照这样办。
roster-doubt-gone = 这一处已经定过了，或者名册换过了。
button-roster-same = 是同一个人
button-roster-same-as = 是第 { $number } 位
button-roster-other = 不是，是新人
button-roster-none = 都不是
button-roster-later = 以后再定
button-roster-renamed = 是改名
button-roster-new-branch = 不是改名

# 导入
roster-copying = 先给现在的数据留一份底……
roster-planning = 正在核对，一会儿就开始。
roster-progress = 正在导入 { $bar }
    { $done } / { $total } 人
roster-halted = 停下了。前面的 { $done } 人已经导入，不会退回；点“重新核对”，接着导入剩下的。
roster-done = 导入好了：{ $what }。
roster-nobody = 没有人要改动
roster-done-rest = 还有 { $count } 行没收或等您定，照表里的原因改好再发一次就行。
roster-failed = 导入没能做完，已经导入的不会退回。请过一会儿再发一次名册，接着办剩下的。
roster-dropped = 好，不导入了，文件已经删掉。
roster-gone = 这份名册已经办过，或者放过了一夜，文件删掉了。要导入，请再发一次。
roster-overtaken = 刚才有人也在导入名册。请重新核对，已经收下的不会重复。
roster-county-needed = 数据库里还没有县。第一次导入请写明县名，例如：--county 灵湖县
errand-running-roster = 上一份名册还在导入，等它完了再发。
button-roster-stop = 停下

# 两条记录是同一个人
button-roster-records = 合并两条记录
records-name = 同一个人有两条记录？请打出姓名。
records-first = 留下哪一条？
records-other = 好。另一条是谁？再打一次姓名，名字写法不一样也行。
records-second = 哪一条并进去？
button-record = { $name }（{ $branch }）
records-nobody = 没找到这个姓名的人。请打全名。
records-ask = { $gone } 的这一条并进 { $name }：走访 { $encounter } 次，情况 { $fact } 条，职务 { $post } 个，提的事 { $case } 件，预约 { $appointment } 次。支部以留下的为准。并了就分不开，原来写的另外留着底。
button-records-merge = 并成一个
records-merged = 并好了，{ $name }只有一条记录了。
merge-not-two = 这两条不能并，或者已经并过了。
merge-both-joined = 两条都认上了聊天，分不清哪个是本人的。请本人先在一边发“隐私”解除，再来并。
merge-dead = 其中一条报过去世，先核实，再来并。
merge-clash = 两条里有对不上的地方（{ $what }），没有并。请先把其中一边办完。

# 支部改名、合并、分开
button-roster-branches = 支部变动
branches-which = 哪个支部（或者镇）？请打出名字。
branches-unit = { $unit }
branches-branch = { $unit }：{ $people } 人，任职 { $posts } 个。
button-branches-rename = 改名字
button-branches-merge = 并入别的支部
button-branches-split = 分出新支部
branches-new-name = 新名字叫什么？人、职务和要办的事都跟着不动。
branches-renamed = 改好了：{ $before } → { $name }。以前的名册写旧名字，也认得。
branches-into = 并到哪个支部？请打出名字。
branches-ask-merge = { $unit } 并入 { $into }：{ $people } 人转过去，以前在哪里留着底；{ $unit } 的 { $posts } 个职务到昨天为止，{ $into } 的不变。
button-branches-merge-yes = 合并
branches-merged = 并好了，{ $people } 人转过去了，{ $unit } 撤了。
branches-tick = { $unit }：谁去新支部？点名字，再点一下去掉。选了 { $count } 人。
button-branches-these = 就这些人
branches-split-name = 新支部叫什么？
branches-split = 分好了：{ $unit }，{ $people } 人。书记请用“职务”来定。
unit-no-branch = 这不是现有的支部。
unit-itself = 不能并到自己里面。
unit-nobody = 选的人已经不在这个支部了，请重新选。
unit-name-taken = 这里已经有叫“{ $name }”的了。

# 工作簿打不开
upload-unreadable = 这个文件打不开，不像 Excel 工作簿。请用 Excel 或 WPS 另存为 .xlsx 再发。
upload-locked = 这个工作簿加了密码。请去掉打开密码，再发一次。
upload-old-format = 这是老格式的 .xls。请用 Excel 或 WPS 另存为 .xlsx 再发。
upload-is-text = 这是文本文件。请用 Excel 或 WPS 打开，另存为 .xlsx 再发。
upload-too-big = 这个文件展开后太大，超过 { $most } MB，没有打开。请只留名册一张表再发。
upload-too-long = 表太长，超过 { $most } 行。请删掉名册下面多余的内容，或者分镇发。
upload-too-wide = 表太宽，超过 { $most } 列。请删掉名册右边多余的内容再发。
upload-lacks-columns = 表里少了这些栏：{ $columns }。请补上栏名（在前十行里）再发。
upload-several-rosters = 有几张表都像名册：{ $sheets }。请只留一张，或者把别的隐藏起来。

# 每一行的原因
roster-reason-blank-row = 空行
roster-reason-repeated-header = 重复的表头
roster-reason-name-missing = 没有姓名
roster-reason-name-too-long = 姓名太长，像是填错了格
roster-reason-branch-missing = 没有写所在党支部
roster-reason-category-missing = 没有写人员类别
roster-reason-category-unknown = 人员类别看不懂，应为正式党员、预备党员或离任村干部
roster-reason-birth-missing = 没有出生日期，身份证号码也没有或不对
roster-reason-birth-unreadable = 出生日期看不懂，或者没有这一天
roster-reason-birth-in-future = 出生日期在今天以后
roster-reason-birth-too-early = 出生日期太早，超过 120 岁
roster-reason-joined-before-birth = 入党日期不晚于出生日期
roster-reason-joined-in-future = 入党日期在今天以后
roster-reason-listed-twice = 同名、同出生日期、同支部，前面已有一行
roster-reason-roster-key-twice = 人员编号前面已经用过
roster-reason-birth-day-unknown = 出生日期只到月，先按 1 日记
roster-reason-joined-missing = 没有入党日期
roster-reason-joined-unreadable = 入党日期看不懂，先空着
roster-reason-joined-day-unknown = 入党日期只到月，先按 1 日记
roster-reason-full-since-missing = 没有转正日期
roster-reason-full-since-unreadable = 转正日期看不懂，先空着
roster-reason-full-since-in-future = 正式党员的转正日期在今天以后，先空着
roster-reason-full-since-before-joined = 转正日期早于入党日期，先空着
roster-reason-party-age-unreadable = 党龄校正值不是整月数，先不算
roster-reason-id-check-failed = 身份证号码的校验位不对，没有用它
roster-reason-sex-unreadable = 性别看不懂
roster-reason-sex-differs-from-id = 性别和身份证号码不一致，以表里写的为准
roster-reason-phone-unreadable = 电话号码位数不对，没有记
roster-reason-town-missing = 没有写镇街，先当作县直属
roster-reason-duty-unknown = 党内职务看不懂，没有记
roster-reason-honour-unknown = 表彰层级看不懂，没有记
roster-reason-fact-unreadable = 是否困难、独居、失能里有看不懂的，没有记
roster-reason-contact-several = 结对联系人写了几个，只记第一个
roster-reason-contact-not-found = 本支部、本镇都找不到这位结对联系人
roster-reason-contact-ambiguous = 结对联系人有同名的，分不清是谁，没有记
roster-reason-named-as-contact = 有人的结对联系人是这一行，收不下就先空着
roster-reason-secretary-twice = 一个支部写了两位书记，先都不动
roster-reason-several-candidates = 库里有几位同名同生日的，分不清是谁，先不动。加一栏人员编号就能分清
roster-reason-perhaps-known = 同支部有同名的，出生日期不一样，可能是同一人，先不动。请核对出生日期
roster-reason-namesake-elsewhere = 别的支部有同名同生日同入党日期的一行，可能是同一人，先不动
roster-reason-other-person-has-key = 这个人员编号在库里是另一个人的，先不动
roster-reason-fact-disputed = 后来有人报过不一样的情况，以后报的为准
roster-reason-death-disputed = 报过去世，名册上还在，先不动，请核实
roster-reason-move-disputed = 支部报过搬走，名册上还在原来的支部，以后报的为准
roster-reason-post-disputed = 这个职务已经另外指定过人，以指定的为准

# 纸条
slips-choose-unit = 给哪里的人打纸条？点单位，或者打出姓名来找人。
slips-choose-member = { $unit }：给谁一张新纸条？点名字，或者打出姓名来找。打 ✓ 的已经认上了，换了手机才用再给。
slips-nobody = { $unit }没有可以给纸条的人。
slips-no-unit = 现在没有归您给纸条的单位。
slips-found = 找到这些人，给谁？名字不全可以多打一个字。
slips-found-nobody = 没找到这个名字的人。换个写法再打一次，或者发“纸条”从头选。
slips-not-yours = 这个人不在您管的支部里，纸条要由那边的书记给。
slips-person = { $name }
slips-person-joined = ✓ { $name }
slips-person-of = { $name }（{ $unit }）
slips-person-of-joined = ✓ { $name }（{ $unit }）
slips-unit = { $unit }
slip-given = { $name }同志的新纸条：<code>{ $code }</code>
    请本人用 Telegram 扫这个码，或者打开链接，再打出姓名就行。{ DATE($until) }前有效，以前给的作废。
    { $link }
slips-ask-print = { $unit }还有 { $count } 人没有认上，给他们每人打一张新纸条？以前给他们的就作废了。
slips-all-joined = { $unit }的人都已经认上了，不用打。
slips-too-many = 一次最多打 { $most } 张，这里有 { $count } 张。请一个镇一个镇地打，或者在机房用命令行打。
slips-printing = 正在打 { $count } 张，一会儿就好。
slips-printed = { $unit }的纸条，{ $count } 张。打出来裁开，当面交给本人。
slips-file = { $unit }纸条
button-slips-print = 整个打印
button-slips-print-now = 打印

# 纸条上印的字
slip-title = 连心纸条
slip-hint = 沿虚线裁开，当面交给本人
slip-code = 您的九位数字
slip-scan = 用 Telegram 扫，不要用微信扫
slip-step-1 = 1. 用 Telegram 扫码，或者找 @{ $bot }。
slip-step-2 = 2. 打出九位数字，再打出您的姓名。
slip-step-3 = 3. 60 天内有效，一人一张。

# 职务
role-organiser = 镇组织委员
role-staff = 组织部干事
role-head = 承办单位负责人
role-minister = 部长
role-admin = 管理员
role-supervisor = 义务监督员
role-representative = 代表委员
role-host = 接待领导

# 命令行
command-roster = 名册
command-roster-preview = 核对一份名册，什么都不改
command-roster-apply = 导入一份名册
command-slips = 给还没有认上的人打纸条（PDF）
command-grant = 给一个人任一个职务
command-roster-applying = 导入
command-roster-outcome = 导入好了：新增 { $creates } 人，更新 { $updates } 人（其中转支部 { $transfers } 人），离开 { $leaves } 人，没收或等定 { $rest } 行。
command-slips-done = { $count } 张纸条，写在 { $path }
command-slips-nobody = 都已经认上了，没有要打的纸条。
command-grant-done = { $name }：{ $role }（{ $unit }），从今天起。
command-grant-instead = { $name }：{ $role }（{ $unit }），从今天起，接替{ $before }。
command-grant-already = { $name }本来就是{ $role }（{ $unit }），没有改动。
person-unknown = 找不到这个人：{ $name }
person-ambiguous = 有 { $count } 个人叫{ $name }，请用上面的编号。
unit-ambiguous = 有几个单位叫{ $name }，请写成“镇/支部”：{ $units }
grant-not-for-units = 这个职务不是对单位的，不在这里给：{ $role }
grant-needs-unit = 这个职务要写明单位（--unit）：{ $role }
grant-unit-unfit = { $unit }不能有这个职务：{ $role }
command-slips-no-bot = 问不到机器人叫什么名字。请检查网络和令牌，或者写明 --bot 机器人的用户名
