# Components side by side.
compare-title = Comparar componentes
compare-title-of = Comparación: { $names }
compare-lead = De dos a cuatro componentes, uno junto a otro. Lo que difiere está marcado; lo que nadie ha demostrado figura como «no se sabe».
compare-how = Escriba abajo los nombres de los componentes o selecciónelos en los resultados de una búsqueda.
compare-how-search = Buscar en el catálogo
compare-equal = igual
compare-differs = distinto
compare-unknown = no se sabe de todos
compare-none = consta que no tiene
compare-not-known = no se sabe
compare-not-applicable = no procede
compare-own = no en todos
compare-more = { $n ->
    [one] { $shown } más
   *[other] { $shown } más
}
compare-too-many = Caben como máximo cuatro componentes uno junto a otro. Aquí se omiten: { $names }.
compare-worldwide-use = Países y territorios, según el recuento de la fuente
compare-first-release = Primera versión
compare-last-activity = Último cambio observado
compare-reviewed = Ficha revisada
compare-stack = Verlos como pila de componentes
take-share = Compartir
picked-label = Nombre de un componente
picked-add = Añadir
picked-remove = Quitar { $name }
picked-withdrawn = { $name } se retiró del catálogo el { $day } y no se muestra aquí.
picked-unknown = Ningún componente se llama «{ $name }».
picked-instead = En su lugar:
picked-search = Buscarlo
