## 台账的表头、标题、页脚和固定用语。标题、栏名以规则第十节为准。

# 每张表都有的
workbook-title = { $unit }{ $sheet }（{ $period }）
workbook-pages = 第 { $page } 页 共 { $pages } 页
workbook-nothing = 本期没有记录
workbook-withheld = 注：本表不列“{ $what }”，{ $why }。
workbook-between = 、
workbook-filled-by = 填表人：
workbook-checked-by = 审核人：
workbook-signed-on = 日期：
workbook-too-long = 记录太多，一张表装不下。请缩短时间，或者只选一个镇、一个支部。

# 期间
period-day = { $year }年{ $month }月{ $day }日
period-month = { $year }年{ $month }月
period-quarter = { $year }年第{ $quarter ->
    [1] 一
    [2] 二
    [3] 三
   *[4] 四
}季度
period-half = { $year }年{ $half ->
    [1] 上
   *[2] 下
}半年
period-year = { $year }年
period-range = { $first }至{ $last }
period-until = 截至{ $last }

# 为什么不列
withheld-sealed = 属加密保存内容，不进聊天，需写入指定文件夹并注明缘由
withheld-units = 只含您负责的单位
withheld-few = 人数少，列出来就认得出是谁
withheld-confidential = 来访人、反映人姓名只有经办人知道
withheld-small-groups = 人数少的单位的得分

# 格子里的固定用语
value-withheld = 人数少，不显示
value-indistinct = 看不出差别
value-sex-male = 男
value-sex-female = 女
value-category-full = 正式党员
value-category-probationary = 预备党员
value-category-former-cadre = 离任村干部
value-category-staff = 工作人员
value-category-relative = 家属
value-category-guest = 受邀人员
value-honour-national = 中央表彰
value-honour-province = 省级表彰
value-honour-prefecture = 市级表彰
value-honour-county = 县级表彰
value-standing-aged-70 = 70岁以上
value-standing-aged-80 = 80岁以上
value-standing-honour = 获得荣誉
value-standing-hardship = 生活困难
value-standing-unable = 不能自理
value-standing-alone = 独居
value-standing-in-hospital = 住院
value-standing-away = 在外居住
value-way-home = 到家
value-way-phone = 电话
value-way-hospital = 医院
value-way-proxy = 家人代
value-way-gathering = 集体慰问
value-way-farewell = 慰问家属
value-timing-on-time = 按时
value-timing-entered-late = 补记
value-timing-late = 逾期
value-timing-undone = 未办
value-timing-waived = 免
value-rung-owner = 责任人
value-rung-deputy = 副书记
value-rung-town = 镇
value-rung-county = 县
value-outcome-answered = 当场答复
value-outcome-promised = 交办
value-verdict-satisfied = 满意
value-verdict-not-satisfied = 不满意
value-verdict-not-rated = 未表态
value-verdict-by-self = 本人
value-verdict-by-relative = 家属或联系人
value-verdict-by-witness = 见证人
value-verdict-by-evaluation = 开门评部
value-privacy-named = 实名
value-privacy-confidential = 保密
value-privacy-anonymous = 匿名
value-comparable-yes = 可比
value-comparable-no = 不可比
value-fifty-basis-full = 转正时间
value-fifty-basis-at-once = 入党时间（无预备期）
value-fifty-basis-assumed = 缺转正时间，暂按入党后一年，请核
value-talk-held = 已办
value-talk-owed = 未办
value-talk-waived = 免
value-feedback-reject = 不收
value-feedback-warn = 收下，有疑问
value-feedback-skip = 跳过
value-feedback-transfer = 转支部
value-feedback-leave = 名册上没有了

# 走访慰问台账
sheet-visits = 老党员走访慰问台账
column-visits-serial = 序号
column-visits-unit = 单位
column-visits-name = 姓名
column-visits-sex = 性别
column-visits-born = 出生年月
column-visits-joined = 入党时间
column-visits-category = 类别
column-visits-standing = 享受情形
column-visits-owner = 责任人
column-visits-matter = 事项
column-visits-owed = 应办起止
column-visits-visited = 走访日期
column-visits-way = 方式
column-visits-visitor = 走访人
column-visits-on-time = 是否按时
column-visits-cases = 反映事项（编号）
column-visits-note = 备注

sheet-visit-form = 走访登记表
column-visit-form-id = 人员编号
column-visit-form-unit = 单位
column-visit-form-name = 姓名
column-visit-form-matter = 事项
column-visit-form-due = 期限
column-visit-form-ways = 可用方式
column-visit-form-on = 走访日期
column-visit-form-way = 方式
column-visit-form-visitor = 走访人
column-visit-form-note = 备注

# 部长接待登记
sheet-reception = 部长接待登记
column-reception-number = 编号
column-reception-day = 接待日期
column-reception-hours = 时段
column-reception-host = 接待领导
column-reception-place = 地点
column-reception-visitor = 来访人
column-reception-unit = 单位
column-reception-party = 人数
column-reception-category = 事项类别
column-reception-line = 简要事项
column-reception-outcome = 处理
column-reception-in-charge = 承办单位
column-reception-due = 办理期限
column-reception-answered = 答复日期
column-reception-verdict = 本人意见
column-reception-remark = 备注

# 意见建议办理台账
sheet-cases = 意见建议办理台账
column-cases-number = 编号
column-cases-received = 收到日期
column-cases-source = 来源
column-cases-category = 类别
column-cases-summary = 内容摘要
column-cases-privacy = 署名方式
column-cases-in-charge = 承办单位
column-cases-owner = 责任人
column-cases-deputy = 协办（AB岗）
column-cases-due = 期限及算法
column-cases-extension = 延期
column-cases-answered = 答复日期
column-cases-days-used = 用工作日
column-cases-verdict = 是否满意
column-cases-verdict-by = 表态人
column-cases-closed = 销号日期

# 满意度报告
sheet-satisfaction = 组织工作满意度报告
chart-satisfaction-composites = 公信度和满意度（满分100）
column-satisfaction-unit = 单位
column-satisfaction-invited = 应答
column-satisfaction-cast = 实答
column-satisfaction-response = 应答率
column-satisfaction-scores = 四项得分
column-satisfaction-overall = 组织工作总体
column-satisfaction-officers = 组工干部
column-satisfaction-selection = 干部选拔任用
column-satisfaction-integrity = 防止和纠正用人不正之风
column-satisfaction-credibility = 公信度
column-satisfaction-satisfaction = 满意度
column-satisfaction-interval = 95%区间
column-satisfaction-unaware = 不了解率
column-satisfaction-change = 较上期
column-satisfaction-comparable = 是否可比

# 未办事项
sheet-undone = 未办事项
column-undone-serial = 序号
column-undone-unit = 单位
column-undone-name = 姓名
column-undone-category = 类别
column-undone-standing = 享受情形
column-undone-matter = 事项
column-undone-owed = 应办起止
column-undone-days-late = 逾期天数
column-undone-owner = 责任人
column-undone-rung = 已提醒到
column-undone-remark = 备注

# 谈心谈话覆盖
sheet-talks = 谈心谈话覆盖
column-talks-serial = 序号
column-talks-unit = 单位
column-talks-name = 谈话对象
column-talks-post = 职务
column-talks-occasion = 事由
column-talks-due = 应办期限
column-talks-held = 办理日期
column-talks-speaker = 谈话（走访）人
column-talks-state = 是否已办
column-talks-follow-up = 后续日期
column-talks-remark = 备注

# 互助金台账
sheet-aid = 互助金台账
column-aid-serial = 序号
column-aid-day = 日期
column-aid-fund = 资金
column-aid-subject = 摘要
column-aid-name = 对象
column-aid-unit = 单位
column-aid-category = 类别
column-aid-income = 收入（元）
column-aid-expense = 支出（元）
column-aid-balance = 结余（元）
column-aid-paper = 审批文号
column-aid-notice-until = 公示截止
column-aid-receipt = 收据号

# 工作月报汇总
sheet-monthly = 工作月报汇总
column-monthly-serial = 序号
column-monthly-unit = 单位
column-monthly-month = 月份
column-monthly-branch-day = 主题党日日期
column-monthly-visits = 走访次数
column-monthly-tasks-due = 应办事项
column-monthly-tasks-done = 已办事项
column-monthly-cases-raised = 收到意见
column-monthly-cases-answered = 答复意见
column-monthly-passed-up = 需要上级帮助的事
column-monthly-sent-by = 报送人
column-monthly-sent = 报送日期

# 光荣在党50年拟颁发名单
sheet-fifty = 光荣在党50年拟颁发名单
column-fifty-serial = 序号
column-fifty-unit = 单位
column-fifty-name = 姓名
column-fifty-sex = 性别
column-fifty-born = 出生年月
column-fifty-joined = 入党时间
column-fifty-full-since = 转正时间
column-fifty-counted-from = 党龄起算
column-fifty-correction = 校正（月）
column-fifty-reached = 满50年日期
column-fifty-basis = 依据
column-fifty-checked = 核对意见

# 党员名册
sheet-roster = 党员名册
column-roster-serial = 序号
column-roster-unit = 单位
column-roster-name = 姓名
column-roster-sex = 性别
column-roster-born = 出生日期
column-roster-joined = 入党时间
column-roster-full-since = 转正时间
column-roster-party-age = 党龄（年）
column-roster-category = 类别
column-roster-standing = 享受情形
column-roster-honour = 荣誉
column-roster-phone = 联系电话
column-roster-contact = 结对联系人
column-roster-remark = 备注

# 名册核对结果
sheet-roster-feedback = 名册核对结果
column-roster-feedback-row = 行号
column-roster-feedback-name = 姓名
column-roster-feedback-verdict = 结论
column-roster-feedback-reasons = 原因

# 操作记录
sheet-audit = 操作记录
column-audit-number = 序号
column-audit-at = 时间
column-audit-who = 操作人
column-audit-what = 操作
column-audit-object = 对象
column-audit-seal = 校验码
