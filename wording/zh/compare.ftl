# Components side by side.
compare-title = 比较组件
compare-title-of = 比较：{ $names }
compare-lead = 并排比较两到四个组件。差异会标出；未经证实的内容标为“未知”。
compare-how = 在下面输入组件名称，或在搜索结果中选择。
compare-how-search = 搜索目录
compare-equal = 相同
compare-differs = 不同
compare-unknown = 并非全部已知
compare-none = 已知没有
compare-not-known = 未知
compare-not-applicable = 不适用
compare-own = 并非都有
compare-more = { $n ->
   *[other] 另有 { $shown } 项
}
compare-too-many = 最多并排比较四个组件。此处未显示：{ $names }。
compare-worldwide-use = 国家和地区数（按来源统计）
compare-first-release = 首次发布
compare-last-activity = 所见最新改动
compare-reviewed = 条目审阅日期
compare-stack = 作为技术栈查看
take-share = 分享
picked-label = 组件名称
picked-add = 添加
picked-remove = 移除 { $name }
picked-withdrawn = { $name } 已于 { $day } 从目录中移除，此处不显示。
picked-unknown = 没有名为“{ $name }”的组件。
picked-instead = 可改用：
picked-search = 搜索它
