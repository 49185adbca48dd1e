# 操作记录：谁做了什么，记录是不是完整。

word-audit = 操作记录
button-audit = 操作记录
button-trail-all = 全部
button-trail-taken = 拿走了什么
button-trail-looked = 谁看了谁
button-trail-posts = 岗位
button-trail-accounts = 认人和退出
button-trail-settings = 设置和名册
button-trail-verify = 查完整

trail-title-all = <b>操作记录</b>，最近的在前：
trail-title-taken = <b>谁拿走了什么</b>，最近的在前：
trail-title-looked = <b>谁看了本支部以外的人</b>，最近的在前：
trail-title-posts = <b>岗位</b>，最近的在前：
trail-title-accounts = <b>认人和退出</b>，最近的在前：
trail-title-settings = <b>设置和名册</b>，最近的在前：
trail-nothing = 还没有这样的记录。
trail-line = { DATE($at) }{ TIME($at) } { $who } { $what } { $about }
trail-whole = 操作记录完整，共 { $rows } 条。最后一条的校验码是 { $mark }，请另抄一份，以后好对。
trail-broken = 操作记录第 { $at } 条被改过，或者缺了。请马上找管机房的人。
trail-unsealed = 操作记录最后的封印不对：有人整个重写过，或者钥匙不对。请马上找管机房的人。

# 每种操作叫什么
audit-account = 认人
audit-account-bind = 认上了
audit-account-rebind = 换了账号
audit-account-unbind = 放开账号
audit-audit-look = 看操作记录
audit-backup = 备份
audit-calendar-import = 导入放假安排
audit-keys-rotate = 换钥匙
audit-meeting = 约谈
audit-notice-send = 发通知
audit-notice-stop = 停发通知
audit-notice-list = 看没发到的人
audit-person-merge = 合并两条人员
audit-post-end = 结束岗位
audit-post-cover = 请人代管
audit-post-uncover = 代管提前结束
audit-privacy-export = 带走本人资料
audit-privacy-leave = 退出
audit-questionnaire-load = 导入问卷
audit-reception = 接待日
audit-restore = 从备份恢复
audit-roster-decide = 定名册里存疑的行
audit-setting-change = 改设置
audit-talk = 谈心谈话
audit-talk-waived = 免一次谈话
audit-talk-waiver-withdrawn = 谈话不再免
audit-unit = 单位变动
audit-updates = 没办成的消息
audit-updates-drop = 没办成的消息，不办了
audit-updates-retry = 没办成的消息，再办一遍
audit-wave = 满意度测评
audit-wave-open = 开测评
audit-wave-close = 关测评
audit-look = 看人员
audit-look-unseen = 看好久没人去看的人
audit-look-alone = 看没有联系人的老人
audit-look-late = 看到期没办的人
audit-look-today = 看要走访的人
audit-look-elder = 看一位老同志
audit-look-visitors = 看来访的人
audit-look-case = 看一件意见
audit-look-aid = 看一份互助金申请
audit-look-talks = 看谈话对象
audit-look-members = 看支部的人
audit-look-posts = 看谁担任什么
audit-look-people = 按姓名找人
audit-print = 打印
audit-print-sheet = 打印走访表
audit-print-register = 打印来访登记
audit-care-death = 登记去世
audit-roster-import-part = 导入名册（中途停下）
audit-slip = 打纸条

# 命令行
command-audit = 操作记录
command-audit-verify = 查操作记录是不是完整
command-audit-whole = 操作记录完整，共 { $rows } 条，从第 { $since } 条起有封印。最后一条：{ $mark }（请抄在别处，下次用 --since 核对）。
audit-trail-broken = 操作记录第 { $at } 条被改过，或者缺了。
audit-trail-unsealed = 操作记录最后的封印不对：被整个重写过，或者 LIANXIN_DATA_KEYS 少了钥匙。
audit-mark-gone = 操作记录里没有原来抄下的那一条：{ $mark }
command-setting = 规则的设置
command-setting-list = 列出全部设置和现在的值
command-setting-set = 从某一天起改一个设置
command-setting-line = { $code } = { $value }{ $own ->
    [yes] {""}
   *[no] （默认）
  }
command-setting-done = { $code } 从{ DATE($from) }起是 { $value }。
