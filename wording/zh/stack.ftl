# Components that are to work together.
stack-title = 组成技术栈
stack-title-of = { $n ->
   *[other] 由 { $shown } 个组件组成的技术栈
}
stack-lead = 选择要协同工作的组件。页面会显示它们覆盖哪些构建模块、由什么连接、还缺什么。
stack-how = 无需账户：页面地址包含整个技术栈。可以从一个组件、一项需求或一个专题组合开始。
stack-blocks = 按构建模块
stack-open = 缺口：所选组件均未覆盖
stack-gap-short = 缺口
stack-unconnected = 未知与其他组件的联系
stack-candidates = 可填补的组件及理由：
stack-no-candidate = 未知有已收录组件实现它。这表示“未知”，并不表示不存在。
stack-drop-need = 去掉这项需求
stack-bases = 需要但不在技术栈中
stack-base-based-on = { $from } 基于 { $to }，而后者不在技术栈中。
stack-base-part-of = { $from } 是 { $to } 的一部分，而后者不在技术栈中。
stack-relations = 它们之间的联系
stack-no-relations = 未知它们之间有已声明的关系。这表示“未知”，并不表示不存在。
stack-standards = 共同支持的标准
stack-standards-note = 支持同一标准并不证明两个组件可以协同工作。
stack-collections = 所在的专题组合
stack-needs = 您需要什么？
stack-needs-lead = 勾选构建模块，查看由什么覆盖、可以由什么覆盖。
stack-needs-show = 显示覆盖情况
stack-starts = 从专题组合开始
stack-fit-relation = 与 { $name } 有已声明的关系
stack-fit-collection = 在专题组合“{ $name }”中与技术栈的一部分并列
stack-fit-standard = 支持共同的标准：{ $name }
stack-fit-dpg = 已获认可的数字公共产品
stack-fit-live = { $n ->
   *[other] 据目前所知，正在 { $shown } 个国家使用
}
stack-too-many = 此处一个技术栈最多二十个组件。未显示：{ $names }。
stack-qr = 含此技术栈地址的二维码
stack-present = 演示视图
stack-slide = 幻灯片图片
stack-card = 预览图片
stack-compare = 并排比较
