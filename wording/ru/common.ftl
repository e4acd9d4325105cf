# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = Каталог DPI
site-description = Поиск компонентов с открытым исходным кодом для цифровой государственной инфраструктуры (DPI): идентификация, платежи, обмен данными, регистрация актов гражданского состояния, здравоохранение и другие области. Для каждого факта указаны источник и дата.
skip = Перейти к содержанию
nav-site = Основные страницы
nav-search = Поиск
nav-collections = Подборки
nav-building-blocks = Строительные блоки
nav-about = О каталоге
nav-language = Язык:
nav-more = Подробнее о каталоге
nav-inclusion = Что может быть включено
nav-api = Разработчикам
nav-feed = Новое в каталоге (лента)
nav-accessibility = Доступность
foot-listing = Включение в каталог не означает ни одобрения, ни сертификации. Каждый факт взят из источника, указанного рядом с ним.
components-count = { $n ->
    [one] { $shown } компонент
    [few] { $shown } компонента
    [many] { $shown } компонентов
   *[other] { $shown } компонента
}
countries-count = { $n ->
    [one] применение в { $shown } стране
    [few] применение в { $shown } странах
    [many] применение в { $shown } странах
   *[other] применение в { $shown } странах
}
organisations-count = { $n ->
    [one] { $shown } организация
    [few] { $shown } организации
    [many] { $shown } организаций
   *[other] { $shown } организации
}
# Names of facts; filters and rows of tables use the same.
fact-domains = Области
fact-capabilities = Назначение
fact-building-blocks = Строительные блоки
fact-sdgs = Цели в области устойчивого развития
fact-countries = Страны применения
fact-standards = Стандарты
fact-license = Лицензия
fact-kind = Вид
fact-development = Стадия разработки
fact-organisations = Организации
fact-dpg = Цифровое общественное благо
fact-languages = Языки
fact-programming-languages = Языки программирования
