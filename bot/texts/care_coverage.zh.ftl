# How units were seen to, and the sheets of paper.

word-coverage = 走访情况
word-cover = 代看
button-coverage = 走访情况
care-coverage = { $unit }，{ $period }走访慰问：应办 { $owed }，按时 { $on_time }，补记 { $entered_late }，逾期办了 { $late }，没办 { $missed }，免 { $waived }，还没到日子 { $waiting }。
    70岁以上 { $elders } 位，{ $without } 位还没有结对联系人。
care-coverage-silent = 有 { $count } 个支部没人收得到消息，可以打印走访表：{ $units }。
button-coverage-unit = { $unit }（没办 { $missed }/{ $owed }）
button-coverage-back-0 = 本季度
button-coverage-back-1 = 上季度
button-unseen = 最久没看
button-alone = 没联系人
button-print-sheet = 打印走访表
button-enter-sheet = 照表补记
care-unseen = 最久没人看望的 { $count } 位：
care-unseen-none = 眼下没有该走访的人。
care-unseen-line = { $unit } { $name }{ $age ->
    [0] {""}
   *[other] { " " }{ $age }岁
  }，{ $seen ->
    [yes] 上次是{ DATE($on) }
   *[no] 还没有记录
  }
care-alone = 70岁以上还没有结对联系人的 { $count } 位：
care-alone-none = 70岁以上的都有结对联系人。

# Paper.
visit-sheet-document = 走访表
visit-sheet-title = { $unit }走访表（{ $year }年{ DATE($on) }）
visit-sheet-note = 看过谁，在方式上打勾，写上日期，走访人签名。
visit-sheet-number = 序号
visit-sheet-name = 姓名
visit-sheet-what = 事项
visit-sheet-due = 期限
visit-sheet-ways = 方式
visit-sheet-date = 走访日期
visit-sheet-signature = 走访人
visit-sheet-by = 到{ DATE($on) }
visit-sheet-signed-filled = 填表人：
visit-sheet-signed-checked = 审核人：
visit-sheet-signed-date = 日期：
visit-sheet-sent = { $count ->
    [1] 走访表，打印出来交给支部。填好收回来，点“照表补记”录进来。
   *[other] { $count } 个支部的走访表，一个支部一页起。填好收回来，在各支部下点“照表补记”。
  }
visit-sheet-nothing = 那里眼下没有要走访的，不用打印。

# Filled sheets on the command line.
command-visits = 走访表
command-visits-sheet = 打印走访表（PDF）：一个支部，或一个镇的各支部
command-visits-import = 录入填好的走访表（工作簿或 CSV），逐行说明
command-visits-row = 第 { $row } 行 { $name }：{ $said }
command-visits-done = 新记 { $recorded } 条，早先记过 { $already } 条，空行 { $blank } 条，要看一看的 { $refused } 条。
command-visits-printed = 已写好 { $count } 个支部的走访表：{ $path }
visits-no-header = 没找到表头。至少要有这几列：{ $columns }。
visits-no-day = 没写日期，或日期认不出
visits-no-way = 没写方式，或方式认不出
visits-nobody = 名册上没有这个人，或单位对不上
visits-several = 同名的不止一位，请写上编号
visits-no-visitor = 没写走访人，支部书记也没有（或就是本人）
visits-visitor-unknown = 名册上没有走访人“{ $visitor }”
