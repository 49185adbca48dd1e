# The self-check.

check-found = 有 { $wrong } 处要处理。
check-database = 数据库是最新的。
check-database-old = 数据库要升级：python -m bot database upgrade
check-database-away = 连不上数据库（{ $error }）：请核对 LIANXIN_DATABASE_URL，看数据库开着没有、这个账号有没有权限。
check-disk = 磁盘剩余 { $megabytes } MB（至少要 1024 MB）。不够就把旧备份挪到别处，或者加盘。
check-wave-keys = 测评钥匙放在数据目录之外。
check-wave-keys-beside = 测评钥匙不能放在数据目录里：请改 LIANXIN_WAVE_KEYS。
check-token = Telegram 认得这个机器人：@{ $name }。
check-token-missing = 还没有填 LIANXIN_BOT_TOKEN：向 @BotFather 要一个。
check-token-refused = 连不上 Telegram（{ $error }）：请核对 LIANXIN_BOT_TOKEN、LIANXIN_PROXY_URL 和网络。
check-calendar = 放假安排齐全。
check-calendar-missing = { $year }年放假安排还没有：公布后用 calendar import 导入。
check-parked = 没办成、留待查看的消息：{ $count } 条，发的人已经得到说明。python -m bot parked list 看是哪些，原因在日志里；parked retry 再办一遍，parked drop 不办了。
check-messages = 这一周没送到的消息：{ $count } 条；该发没发出去的：{ $waiting } 条。看“通知”的进度和日志；一直发不出去，多半是网络或代理。
check-not-pooled = 直接连着 PostgreSQL，中间没有连接池。
check-pooled = PostgreSQL 前面有连接池（如 pgbouncer）：主备锁会失灵。请把 LIANXIN_DATABASE_URL 改成直接连数据库的地址。
check-clock = 本机和 Telegram 的时间相差 { $seconds } 秒（不能超过 30 秒）。差得多就开时间同步：timedatectl set-ntp true
check-keys = 封存的内容都打得开，钥匙 { $count } 把。
check-keys-older = 封存的内容都打得开，有些还是旧钥匙封的：方便时运行 keys rotate。
check-keys-missing = 有内容是别的钥匙封的（{ $count } 把），现在打不开：把原来的钥匙补进 LIANXIN_DATA_KEYS。
check-wave-keys-there = 开着的测评 { $count } 次，钥匙都在。
check-wave-keys-lost = { $count } 次开着的测评找不到钥匙（{ $title }）：把另存的一份放回 LIANXIN_WAVE_KEYS；没有了就 wave close --key-lost
check-owners = 有岗位的人里关了聊天的 { $blocked } 位，还没认上的 { $without } 位；他们的事由下一位接。关了聊天的请打电话，或在“岗位”里换人。
check-trail = 操作记录完整，{ $rows } 条。
check-trail-broken = 操作记录被改过或者缺了：audit verify 看是哪一条。

command-parked = 没办成、留待查看的消息
command-parked-list = 列出没办成的消息：编号、什么时候来的、为什么（内容不显示）
command-parked-retry = 让下次启动再办一遍（不写编号就是全部）
command-parked-drop = 不办了，内容删掉
command-parked-nothing = 没有没办成的消息。
command-parked-retried = { $count } 条，重启后再办一遍。
command-parked-dropped = { $count } 条不办了，内容已删。
