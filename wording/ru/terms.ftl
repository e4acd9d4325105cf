# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = Области
terms-list-building-blocks = Строительные блоки
terms-list-standards = Стандарты
terms-list-countries = Страны и территории
terms-list-sdgs = Цели в области устойчивого развития
terms-list-capabilities = Для чего нужны компоненты
terms-list-organisations = Организации
terms-lead-domains = Для чего нужны компоненты. Число рядом с областью показывает, сколько компонентов каталога к ней относится.
terms-lead-building-blocks = Повторно используемые части, описанные GovStack, и число компонентов каталога, реализующих каждую из них. Пробелы названы прямо.
terms-lead-standards = Технические стандарты и стандарты данных, которые поддерживают компоненты каталога.
terms-lead-countries = Где компоненты каталога применяются или применялись, по открытым источникам. Страна без числа — та, о применении в которой ничего не известно, а не та, где его нет.
terms-lead-sdgs = Цели Организации Объединённых Наций и компоненты, которые служат каждой из них.
terms-lead-capabilities = Задачи, решение которых ищут люди, по областям.
terms-lead-organisations = Организации, которые владеют компонентами каталога, сопровождают, принимают у себя, финансируют или поддерживают их. Число показывает, сколько таких компонентов.
terms-more = { $n ->
    [one] { $shown } страна или территория, о применении в которой ничего не известно
    [few] { $shown } страны и территории, о применении в которых ничего не известно
   *[other] { $shown } стран и территорий, о применении в которых ничего не известно
}
tier-core = Базовая инфраструктура
tier-core-note = Общая для всех отраслей.
tier-sector = Системы отдельных отраслей
tier-sector-note = Одни определения относят их к цифровой общественной инфраструктуре, другие нет.
terms-map = Страны и территории, где известно применение хотя бы одного компонента каталога
trail = Раздел
definition-source = Источник определения:
gap-none = Пробел: неизвестно ни одного компонента каталога, который его реализует. Это значит «неизвестно», а не «такого нет».
gap-not-mature = Его реализуют компоненты, но ни об одном не известно, что он достиг стабильной стадии.
term-tier = Уровень
term-broader = Область
term-narrower = Назначение
term-version = Новейшая известная версия спецификации
term-official = В официальном списке GovStack
term-official-yes = да
term-official-no = нет
term-publisher = Издатель
term-address = Опубликован по адресу
term-elsewhere = В других классификациях
term-words = Обиходные слова
list-comma = {", "}
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = Альянс цифровых общественных благ
scheme-govstack = GovStack
scheme-world-bank = Всемирный банк
term-heading-domains = Компоненты этой области
term-heading-building-blocks = Кто его реализует
term-heading-standards = Кто его поддерживает
term-heading-countries = Применяется здесь
term-heading-sdgs = Кто служит этой цели
term-heading-capabilities = Компоненты для этой задачи
term-heading-organisations = Компоненты, за которыми она стоит
term-nobody = Ни одного не известно. Никто пока не показал такого компонента; это не значит, что его нет.
term-search = Искать и отбирать среди этих компонентов
take-title = Взять с собой
take-feed = Лента этих компонентов
# Who says that a component and a term belong together.
claim-tested = проверено испытанием
claim-said = заявлено проектом
claim-read = установлено куратором по документам
# States of use in a country.
use-live = Используется постоянно
use-pilot = Проходит испытание
use-planned = Планируется
use-retired = Больше не используется
use-unknown = Применение известно, состояние нет
sources-count = { $n ->
    [one] { $shown } источник
    [few] { $shown } источника
   *[other] { $shown } источников
}
organisation-aliases = Другие названия
organisation-kind = Вид организации
organisation-country = Местонахождение
organisation-site = Сайт
organisation-government = Государственный орган
organisation-intergovernmental = Межправительственная организация
organisation-nonprofit = Некоммерческая организация
organisation-academic = Университет или научный институт
organisation-company = Компания
organisation-community = Открытое сообщество
