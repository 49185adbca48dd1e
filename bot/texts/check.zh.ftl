# The self-check.

check-found = 有 { $wrong } 处要处理。
check-database = 数据库是最新的。
check-database-old = 数据库要升级：python -m bot database upgrade
check-disk = 磁盘剩余 { $megabytes } MB（至少要 1024 MB）。
check-wave-keys = 测评钥匙放在数据目录之外。
check-wave-keys-beside = 测评钥匙不能放在数据目录里：请改 LIANXIN_WAVE_KEYS。
check-token = Telegram 认得这个机器人：@{ $name }。
check-token-missing = 还没有填 LIANXIN_BOT_TOKEN：向 @BotFather 要一个。
check-token-refused = 连不上 Telegram（{ $error }）：请核对 LIANXIN_BOT_TOKEN、LIANXIN_PROXY_URL 和网络。
check-calendar = 放假安排齐全。
check-calendar-missing = { $year }年放假安排还没有：公布后用 calendar import 导入。
check-parked = 没办成、留待查看的消息：{ $count } 条。
check-messages = 没送到的通知：{ $count } 条；等着发的：{ $waiting } 条。
