# 导出台账：聊天里和命令行里说的话。

word-export = 导出台账
command-export = 导出台账，写进文件夹或指定的 .xlsx 文件；加 --reason 写明缘由，才含加密保存的内容

export-which = 要哪一本？点一下就做，做好发到这里。
export-which-unit = 要哪个单位的？
export-large = 内容多，要做一会儿，做好就发来，您先忙别的。
errand-running-export = 上一本还在做，做好就发来。要别的，等它到了再点。
export-done = { $rows ->
    [0] 做好了，这段时间没有记录。
   *[other] 做好了，{ $rows } 行。
  }{ $left ->
    [0] {""}
   *[other] 有的按规定不列，表尾写明了是哪些、为什么。
  }要别的时间或单位，点下面。
export-filed = { $rows ->
    [0] 做好了，这段时间没有记录。
   *[other] 做好了，{ $rows } 行。
  }{ $left ->
    [0] {""}
   *[other] 有的按规定不列，表尾写明了是哪些、为什么。
  }放在：{ $file }
export-reason = 加密保存的内容也写进去的话，请说一句为什么要，这句话记进操作记录。不写进去，发“取消”就行。
export-reason-long = 一句话就行，最多 { $most } 个字。
export-too-heavy = 文件太大，聊天里发不了。请缩短时间，或者只选一个单位。
export-broke-off = 内容太多，没做完就停了。请缩短时间，或者只选一个单位。
export-failed = 这一本没做成，不是您的问题。请过一会儿再点一次。
export-cannot-write = 写不进文件夹 { $folder }：{ $why }
export-no-wave = 还没有结束的满意度调查，结束了才有报告。
export-whole-only = 这一本只有全县的，不分单位。
export-no-county = 还没有导入名册，没有可以导出的。
export-unknown = 没有这一本：{ $name }。有这些：{ $known }
export-dates-reversed = 日期反了：从 { $first } 到 { $last }。
export-no-folder = 没有这个文件夹：{ $folder }。请写一个已有的文件夹，或者以 .xlsx 结尾的文件名。
export-file-exists = 这个文件已经有了，没有动它：{ $file }

button-export-visits = 走访慰问台账
button-export-visit-form = 走访登记表
button-export-undone = 未办事项
button-export-reception = 部长接待登记
button-export-talks = 谈心谈话覆盖
button-export-cases = 意见建议台账
button-export-satisfaction = 满意度报告
button-export-roster = 党员名册
button-export-audit = 操作记录
button-export-period = { $period }
button-period-month = { $year }年{ $month }月
button-period-quarter = { $year }年{ $quarter ->
    [1] 一
    [2] 二
    [3] 三
   *[other] 四
  }季度
button-period-half = { $year }年{ $half ->
    [1] 上
   *[other] 下
  }半年
button-period-year = { $year }年全年
button-export-unit = 只要一个单位
button-export-sealed = 含加密内容

# 表里的话
withheld-other-units = 其他单位
export-no-show = 没有来
export-walk-in = 当天排队
export-nobody = 不列名

# 操作记录里的操作
audit-export = 导出台账
audit-export-sealed = 导出台账（含加密内容）
audit-slip-issue = 发纸条
audit-slip-print = 打印纸条
audit-post-grant = 任职
audit-roster-import = 导入名册
