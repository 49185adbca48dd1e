# The command line.

command-line = 连心：县委组织部和基层支部的 Telegram 机器人。
command-serve = 接通 Telegram，一直运行到停止
command-playground = 不用 Telegram 试用：一个演示县和浏览器里的聊天页
command-check = 自查，并告诉怎样修好
command-database = 数据库
command-database-upgrade = 把数据库升级到最新
command-database-current = 查看数据库版本
command-database-is-at = 数据库版本：{ $revision }。
command-database-stands = 数据库版本：{ $revision }；程序需要：{ $newest }。
command-database-away = 连不上数据库，什么都没有改动。
command-keys = 封存钥匙
command-keys-new = 生成一把新钥匙，放进 LIANXIN_DATA_KEYS
command-calendar = 工作日和节日
command-calendar-due = 从收到之日起算期限
command-calendar-festivals = 列出一年的节日
command-calendar-import = 导入一年的放假安排（JSON）
command-calendar-due-on = { DATE($received) }收到，{ DAY($due) }到期。不算的日子：
command-calendar-is-provisional = 暂定：那一年的放假安排还没有公布。
command-calendar-imported = 已导入{ $year }年放假安排，共 { $days } 天。
