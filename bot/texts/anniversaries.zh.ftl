# 政治生日、满七十岁、光荣在党50年。

joining-days = 下周有政治生日：{ $people }{ $more ->
    [0] {""}
   *[other] 等，还有 { $more } 位
  }。
joining-day-one = { $name }（{ DATE($on) }，{ $years } 年）
seventieth = { $people }{ $count ->
    [1] {""}
   *[other] {" "}{ $count } 位
  }这周满70岁了，往后列入走访慰问。
joining-day-greeting = 今天是您的政治生日，入党 { $years } 年了。祝您身体好，日子顺。
fifty-digest = 到{ DATE($day) }党龄满50年的有 { $count } 位，名单算好了，请对照档案核一核。
button-fifty = 核对名单

greeting-ask = 您是{ DATE($on) }入党的。到了这天，要不要发您一句问候？{ $now ->
    [yes] 现在是：发。
   *[no] 现在是：不发。
  }
greeting-kept = { $wished ->
    [yes] 好，到那天早上问候您。
   *[no] 好，不发了。
  }
greeting-no-day = 名册上没有您的入党时间，请支部书记补上再来。
button-greeting = 政治生日问候
button-greet-yes = 发一句
button-greet-no = 不用发

button-export-fifty = 在党50年名单
audit-greeting = 政治生日问候
audit-greeting-wish = 愿意收政治生日问候
audit-greeting-end = 不收政治生日问候
