# Curated sets of components.
collections-title = 专题组合
collections-lead = 为同一目的协同工作的组件。每个组件都说明入选理由，每个组合都说明尚未涵盖的内容。
collections-own = 组成自己的技术栈
collection-stack = 作为技术栈打开
collection-members = 成员
collection-fills = 对应构建模块
collection-sources = 来源：
collection-source = 来源
collection-evidence = 理由的依据
collection-reviewed = 组合审阅日期：{ $day }。
collection-withdrawn = 已于 { $day } 从目录中移除。
