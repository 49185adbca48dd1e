# 结果：一期评完以后，人人看得到的那一张，和往细里看的几张。

result-none = 还没有评完的。评完了，发“结果”就能看。
result-not-yet = 这一期还没有评完，评完以前谁也看不到结果。
result-which = 评完的有这几期，您看哪一期？

result-head = <b>{ $title }</b>
  { $unit }
result-participation = 请了 { $invited } 人，评了 { $cast } 人，占 { $rate }%。
result-participation-few = 请了多少、评了多少：人数少，不显示。
result-exact = { $name } <b>{ $mean }</b> 分
result-band = { $name } { $low }–{ $high } 分之间
result-few = { $name } 人数少，不显示
result-all-few = 这里评的人少，分数不显示，免得认出是谁。上级单位的看得到。
result-up-down = { $text }，比上期{ $direction ->
    [up] 高
   *[down] 低
  } { $points } 分
result-steady = 没写高低的，和上期分不出来。
result-note-band = 只说一档的：说细了，会带出少数几个人。
result-note-few = 人数少的不显示，免得认出是谁。

# 往细里看：误差、上级、名次、不了解的。
result-closer = <b>{ $unit }，细看</b>
result-closer-sure = <b>{ $name }</b>　{ $mean } 分
result-closer-exact = <b>{ $name }</b>　{ $mean } 分，误差范围 { $low }–{ $high }
result-weighted = 各单位按人数折算 { $mean } 分
result-change = 比上期{ $direction ->
    [up] 高
   *[down] 低
  } { $points } 分
result-change-indistinct = 和上期分不出高低
result-no-change-other-units = 和上期数的单位不一样，不和上期比。
result-no-change-other-scale = 和上期的选项不一样，不和上期比。
result-no-change-earlier-few = 有的上期人数少，不和上期比。
result-parent = 比{ $parent }总的{ $direction ->
    [up] 高
   *[down] 低
  } { $points } 分
result-parent-indistinct = 和{ $parent }总的分不出高低
result-rank = 同级 { $among } 个单位里第 { $place }（分得出高低才排）
result-unaware = 不了解的占 { $share }%
result-closer-note = 误差范围：换一批人来评，20 次里有 19 次落在里面。差得比误差小，就说分不出高低。

# 和公布过的放在一起看。
result-beside-head = <b>{ $unit }，和公布过的放在一起看</b>
result-beside-own = <b>{ $name }</b>　这里 { $mean } 分
result-beside = { $where } { $score }，这里{ $direction ->
    [up] 高
   *[down] 低
  } { $points }
result-beside-indistinct = { $where } { $score }，分不出高低
result-beside-none = 人数少，这里的分数不显示，没法对照。
result-beside-note = 别处的年份和请的人不一样，只作参照。
benchmark-national-2008 = 全国 2008 年
benchmark-national-2012 = 全国 2012 年
benchmark-national-survey-year = 全国某年
benchmark-city-survey-year = 某市同年

# 分人群看。
result-groups = <b>{ $unit }，分人群看</b>
result-group = <b>{ $group }</b>
result-group-paper = 用纸评的（不算在上面各处）

# 图。
result-picture = 《{ $title }》，{ $unit }。{ $waves ->
    [1] { "" }
   *[other] 最近 { $waves } 期放在一起看。
  }
result-picture-none = 这里评的人少，没有可画的分数。
picture-few = 人数少，不显示
picture-absent = 没问这个
picture-change = 比上期{ $direction ->
    [up] 高
   *[down] 低
  } { $points }
picture-wave = { $year }
  { $month }月
picture-national-2008 = 全国
  2008年
picture-national-2012 = 全国
  2012年
picture-national-survey-year = 全国
  某年
picture-city-survey-year = 某市
  同年
picture-legend-score = 红点：得分，满分 100。浅红：误差范围。
picture-legend-moved = 粗红线：和上期分得出高低。
picture-legend-band = 金色：说细了会带出少数几个人，只说在哪一档。
picture-legend-few = 灰色：人数少，不显示，免得认出是谁。
picture-legend-published = 蓝色：公布过的分数，年份和请的人不一样，只作参照。

# 表格：别的问卷的表头，和各期走势那一页。
chart-satisfaction-scores = 各单位得分（满分100）
column-satisfaction-answers = 各项得分
column-satisfaction-secondary = 其他各项得分
course-title = { $unit }各期得分
course-label = 期次
course-reach = 误差±
course-published = { $name }（公布过的）
own-wording = { $en ->
   *[other] { $zh }
  }

button-result-closer = 细看
button-result-beside = 对照
button-result-picture = 看图
button-result-groups = 分人群
button-result-others = 别的几期
button-result-back = 回到结果
