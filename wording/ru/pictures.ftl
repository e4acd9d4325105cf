# Words inside maps, drawings, link previews and slides, and in citations.
map-label = Карта мира: где, насколько известно, используется { $name }
map-note = Контуры: Natural Earth. Карта не выражает мнения о каких-либо границах или территориях.
map-planned = запланировано
map-pilot = пилотный проект
map-live = используется постоянно
map-retired = больше не используется
relations-label = Схема: с чем связан компонент { $name }
relation-integrates-with = Работает вместе с
relation-part-of = Входит в состав
relation-parts = Включает части
relation-based-on = Построен на основе
relation-basis-of = Служит основой для
relation-implements = Реализует
relation-implemented-by = Реализован в
relation-successor-of = Заменяет
relation-succeeded-by = Заменён на
relation-more = { $n ->
    [one] и ещё { $shown }
    [few] и ещё { $shown }
    [many] и ещё { $shown }
   *[other] и ещё { $shown }
}
stack-label = { $n ->
    [one] Схема: { $shown } компонент по строительным блокам
    [few] Схема: { $shown } компонента по строительным блокам и связи между ними
    [many] Схема: { $shown } компонентов по строительным блокам и связи между ними
   *[other] Схема: { $shown } компонента по строительным блокам и связи между ними
}
stack-gap = Пока ничего не выбрано
stack-no-block = Строительный блок неизвестен
stack-missing = Нужно, но в наборе нет
picture-used-in = { $n ->
    [one] Используется в { $shown } стране
    [few] Используется в { $shown } странах
    [many] Используется в { $shown } странах
   *[other] Используется в { $shown } страны
}
picture-reviewed = Запись проверена { $day }
picture-stack = { $n ->
    [one] Набор из { $shown } компонента
    [few] Набор из { $shown } компонентов
    [many] Набор из { $shown } компонентов
   *[other] Набор из { $shown } компонента
}
picture-gaps = Пробел: { $names }
cite-accessed = дата обращения: { $day }
