# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = 领域
terms-list-building-blocks = 构建模块
terms-list-standards = 标准
terms-list-countries = 国家和地区
terms-list-sdgs = 可持续发展目标
terms-list-capabilities = 组件的用途
terms-list-organisations = 组织
terms-lead-domains = 组件的用途所属领域。各领域旁的数字表示属于该领域的已收录组件数量。
terms-lead-building-blocks = GovStack 描述的可复用部分，以及实现各部分的已收录组件数量。缺口会明确指出。
terms-lead-standards = 已收录组件所支持的技术标准和数据标准。
terms-lead-countries = 根据公开来源，已收录组件正在使用或曾经使用的地方。没有数字表示未知有使用情况，并不表示没有使用。
terms-lead-sdgs = 联合国的各项目标，以及服务于各目标的组件。
terms-lead-capabilities = 人们要完成的任务，按领域排列。
terms-lead-organisations = 拥有、维护、托管、资助或支持已收录组件的机构。数字表示组件数量。
terms-more = { $n ->
   *[other] { $shown } 个尚不知有使用情况的国家和地区
}
tier-core = 核心基础设施
tier-core-note = 各行业共用。
tier-sector = 单一行业的系统
tier-sector-note = 有些定义将其视为数字公共基础设施，有些则不然。
terms-map = 已知有已收录组件在使用的国家和地区
trail = 所属
definition-source = 定义来源：
gap-none = 缺口：未知有已收录组件实现它。这表示“未知”，并不表示不存在。
gap-not-mature = 有组件实现它，但尚不知其中有开发状态为稳定的组件。
term-tier = 层级
term-broader = 领域
term-narrower = 用途
term-version = 所见最新规范版本
term-official = 在 GovStack 官方列表中
term-official-yes = 是
term-official-no = 否
term-publisher = 发布机构
term-address = 发布地址
term-elsewhere = 在其他分类中
term-words = 日常用语
list-comma = 、
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = 数字公共产品联盟
scheme-govstack = GovStack
scheme-world-bank = 世界银行
term-heading-domains = 该领域的组件
term-heading-building-blocks = 实现它的组件
term-heading-standards = 支持它的组件
term-heading-countries = 在此使用的组件
term-heading-sdgs = 服务于该目标的组件
term-heading-capabilities = 可用于此的组件
term-heading-organisations = 它所支持的组件
term-nobody = 尚未知有任何组件。目前还没有人证明，但这并不表示不存在。
term-search = 搜索并筛选这些组件
take-title = 获取这些数据
take-feed = 这些组件的订阅源
# Who says that a component and a term belong together.
claim-tested = 经过测试
claim-said = 项目自述
claim-read = 编目者据文档判断
# States of use in a country.
use-live = 正在使用
use-pilot = 试点
use-planned = 计划中
use-retired = 已停用
use-unknown = 已知有使用，状态未知
sources-count = { $n ->
   *[other] { $shown } 个来源
}
organisation-aliases = 其他名称
organisation-kind = 机构类型
organisation-country = 所在地
organisation-site = 网站
organisation-government = 政府机构
organisation-intergovernmental = 政府间组织
organisation-nonprofit = 非营利机构
organisation-academic = 大学或研究机构
organisation-company = 公司
organisation-community = 开放社区
