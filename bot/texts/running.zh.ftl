# 启动和停止时对管理人员说的话。

already-running = 这个数据库上已有一个连心在运行，本次没有启动。
lease-lost = 与数据库的锁断开，可能已有另一个连心接手，本进程停止。
token-refused = Telegram 不认这个机器人令牌（LIANXIN_BOT_TOKEN），请到 @BotFather 核对。
