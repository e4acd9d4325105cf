# Curated sets of components.
collections-title = Подборки
collections-lead = Компоненты, которые вместе служат одной цели. Выбор каждого обоснован, и каждая подборка говорит, что она оставляет открытым.
collections-own = Составить свой стек
collection-stack = Открыть как стек
collection-members = Состав
collection-fills = Закрывает строительный блок
collection-sources = Источники:
collection-source = Источник
collection-evidence = На чём основаны обоснования
collection-reviewed = Подборка проверена { $day }.
collection-withdrawn = Исключён из каталога { $day }.
