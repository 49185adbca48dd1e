# Dates and what every conversation shares.

weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
format-day = { $month }{ $day }日（{ $weekday }）
format-date = { $month }{ $day }日
format-time = { $half ->
    [am] 上午{ $hour }:{ $minute }
    [noon] 中午{ $hour12 }:{ $minute }
    [evening] 晚上{ $hour12 }:{ $minute }
   *[pm] 下午{ $hour12 }:{ $minute }
  }

button-back = 返回
button-cancel = 取消
button-menu = 菜单
button-yes = 是
button-no = 不是
button-more = 下一页
button-previous = 上一页

# What people type instead of a command.
word-start = 开始
word-menu = 菜单
word-rate = 评价
word-book = 预约
word-suggest = 意见
word-mine = 我的
word-result = 结果
word-help = 帮助
word-cancel = 取消
word-back = 返回
word-today = 今天
word-pause = 请假
word-reception = 接待
word-desk = 办件
word-ledger = 公开
word-wave = 满意度
word-language = 语言
word-privacy = 隐私

something-wrong = 刚才这一步没做成，不是您的问题。您发的话留着，我们会看。要接着办事，请发“菜单”。
edits-not-taken = 改过的话我看不到。请把要说的再发一遍。
groups-not-served = 我只在一对一的聊天里办事。请单独找我说话。
old-button = 这个按钮已经过时了。请发“菜单”从头来。
not-allowed = 这一步不归您办。要办别的事，请发“菜单”。
text-wanted = 这里请打字，照片和语音我看不懂。不办了发“取消”。
name-too-long = 名字最多 { $most } 个字。
file-too-large = 文件太大了，最大 { $megabytes } MB。
cancelled = 好，不办了。有事发“菜单”。
left-unfinished = 刚才写了一半的没有交上去，也没有留着。还要办的话，请再发一遍。
