# Words inside maps, drawings, link previews and slides, and in citations.
map-label = 世界地图：已知使用 { $name } 的国家和地区
map-note = 轮廓数据来自 Natural Earth。地图不表示对任何边界或领土的立场。
map-planned = 计划中
map-pilot = 试点
map-live = 正在使用
map-retired = 已停用
relations-label = 关系图：与 { $name } 相关的组件
relation-integrates-with = 协同工作
relation-part-of = 属于
relation-parts = 包含
relation-based-on = 基于
relation-basis-of = 是以下组件的基础
relation-implements = 实现
relation-implemented-by = 由以下组件实现
relation-successor-of = 取代
relation-succeeded-by = 被取代为
relation-more = { $n ->
   *[other] 另有 { $shown } 个
}
stack-label = { $n ->
   *[other] 示意图：按构建模块排列的 { $shown } 个组件及其关系
}
stack-gap = 尚未选择
stack-no-block = 构建模块未知
stack-missing = 需要但不在组合中
picture-used-in = { $n ->
   *[other] 用于 { $shown } 个国家和地区
}
picture-reviewed = 条目审阅于 { $day }
picture-stack = { $n ->
   *[other] { $shown } 个组件的组合
}
picture-gaps = 缺口：{ $names }
cite-accessed = 访问日期：{ $day }
