# Components side by side.
compare-title = Сравнить компоненты
compare-title-of = Сравнение: { $names }
compare-lead = От двух до четырёх компонентов рядом. Различия отмечены; чего никто не подтвердил, о том сказано «неизвестно».
compare-how = Назовите компоненты ниже или выберите их в результатах поиска.
compare-how-search = Искать в каталоге
compare-equal = одинаково
compare-differs = различается
compare-unknown = известно не для всех
compare-none = известно, что нет
compare-not-known = неизвестно
compare-not-applicable = неприменимо
compare-own = не у всех
compare-more = { $n ->
    [one] ещё { $shown }
    [few] ещё { $shown }
   *[other] ещё { $shown }
}
compare-too-many = Рядом помещается не больше четырёх компонентов. Здесь не показаны: { $names }.
compare-worldwide-use = Страны и территории, по подсчёту источника
compare-first-release = Первый выпуск
compare-last-activity = Последнее замеченное изменение
compare-reviewed = Запись проверена
compare-stack = Рассмотреть их как стек
take-share = Поделиться
picked-label = Название компонента
picked-add = Добавить
picked-remove = Убрать { $name }
picked-withdrawn = Компонент { $name } исключён из каталога { $day } и здесь не показан.
picked-unknown = Нет компонента с названием «{ $name }».
picked-instead = Взять вместо него:
picked-search = Искать
