# The menu and help.

menu = { $name }同志，您好。要办什么，点一下就行；要看说明，发“帮助”。
help = 我是连心，替县委组织部跑腿。点按钮或者发“菜单”“评价”“预约”“我的”就能办事，发“取消”随时停下。
button-today = 要走访的
button-rate = 评一评
button-book = 约部长
button-suggest = 提意见
button-desk = 办意见
button-mine = 我的
button-reception = 接待名单
button-wave = 满意度
button-export = 导出台账
button-help = 帮助
button-language = English
