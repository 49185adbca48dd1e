# 运行和维护：钥匙、备份、自查。

command-keys-rotate = 把封存的内容全部改用最新的钥匙封
command-keys-rotated = 重新封好了 { $count } 条。旧钥匙还要打开旧备份，请另外收好。
command-keys-slips = 还有 { $count } 张没用的纸条只有旧钥匙认得：{ DAY($until) }以前，旧钥匙留在 LIANXIN_DATA_KEYS 里；不想等就重打纸条。
keys-only-one = LIANXIN_DATA_KEYS 里只有一把钥匙。先用 keys new 生成一把，放在最前面，旧的留在后面，重启以后再来。
keys-bot-unaware = 正在运行（或者上次运行）的连心还不认得新钥匙，请先重启它：systemctl restart lianxin
keys-lost = 有 { $count } 处内容，LIANXIN_DATA_KEYS 里的钥匙都打不开，原样留着。请把封它们的旧钥匙找回来，再来一次。

command-backup = 备份整个数据库，运行中也可以
command-backup-done = 备份写在 { $file }。封存的内容照旧封着：钥匙（LIANXIN_DATA_KEYS）和测评钥匙都不在里面，请分开保存。
backup-exists = { $file } 已经有了，不覆盖。
backup-no-program = 没有找到 pg_dump，备份不了，后面的事也没有做。请在机器上装好 PostgreSQL 的客户端程序。
backup-failed = 没有备份成，后面的事也没有做。请看看磁盘还有没有空，再试一次。
backup-not-ours = { $file } 不是连心的备份，或者坏了。
backup-newer = 备份比这个程序新（{ $revision }），请先升级程序。
restore-failed = 没有恢复成，原来的数据库没有动。
command-restore = 从备份恢复（先停下运行）
command-restore-done = 已经恢复。
command-restore-kept = 原来的数据库留在 { $file }，确认没事以后请删掉。
command-restore-messages = 备份以后该发的消息没有发，先列在这里，共 { $count } 条：
command-restore-message = { $when }  { $name }  { $kind }
command-restore-updates = 备份时还没办完的来信 { $count } 条，没有自动接着办：parked list 看是哪些，parked retry 接着办，parked drop 不办了。
command-restore-wave = 备份里还开着的测评“{ $title }”，{ $key ->
    [there] 钥匙还在，可以接着评。
   *[gone] 钥匙已经不在，不能再计票：wave close { $wave } --key-lost
  }
restore-no-program = 没有找到 pg_restore。请在机器上装好 PostgreSQL 的客户端程序。
command-simulate = 编一份任意大小的名册，用来试导入、量机器
command-simulate-done = 编了 { $count } 人，写在 { $file }。导入试试：roster preview
simulate-size = 人数在 { $least } 到 { $most } 之间。
