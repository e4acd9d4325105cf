# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = DPI 目录
site-description = 查找用于数字公共基础设施（DPI）的开源组件：身份、支付、数据交换、民事登记、卫生健康等。每项信息均注明来源和日期。
skip = 跳至正文
nav-site = 主要页面
nav-search = 搜索
nav-collections = 专题组合
nav-building-blocks = 构建模块
nav-about = 关于本目录
nav-language = 语言：
nav-more = 目录的更多信息
nav-inclusion = 收录范围
nav-api = 开发者
nav-feed = 最新动态（订阅源）
nav-accessibility = 无障碍
foot-listing = 收录既不表示认可，也不表示认证。每项信息均来自其旁边注明的来源。
components-count = { $n ->
   *[other] { $shown } 个组件
}
countries-count = { $n ->
   *[other] 在 { $shown } 个国家和地区使用
}
organisations-count = { $n ->
   *[other] { $shown } 个组织
}
# Names of facts; filters and rows of tables use the same.
fact-domains = 领域
fact-capabilities = 用途
fact-building-blocks = 构建模块
fact-sdgs = 可持续发展目标
fact-countries = 使用国家和地区
fact-standards = 标准
fact-license = 许可证
fact-kind = 类型
fact-development = 开发状态
fact-organisations = 组织
fact-dpg = 数字公共产品
fact-languages = 语言
fact-programming-languages = 编程语言
