# Words inside maps, drawings, link previews and slides, and in citations.
map-label = Mapa del mundo: dónde se sabe que se usa { $name }
map-note = Contornos de Natural Earth. El mapa no expresa opinión alguna sobre fronteras o territorios.
map-planned = previsto
map-pilot = prueba piloto
map-live = en uso regular
map-retired = ya no se usa
relations-label = Esquema: con qué se relaciona { $name }
relation-integrates-with = Funciona junto con
relation-part-of = Forma parte de
relation-parts = Tiene como partes
relation-based-on = Se basa en
relation-basis-of = Es la base de
relation-implements = Implementa
relation-implemented-by = Lo implementa
relation-successor-of = Sustituye a
relation-succeeded-by = Sustituido por
relation-more = { $n ->
    [one] y { $shown } más
   *[other] y { $shown } más
}
stack-label = { $n ->
    [one] Esquema: { $shown } componente por bloque
   *[other] Esquema: { $shown } componentes por bloque, con sus relaciones
}
stack-gap = Nada elegido todavía
stack-no-block = Ningún bloque conocido
stack-missing = Necesario y ausente del conjunto
picture-used-in = { $n ->
    [one] Se usa en { $shown } país
   *[other] Se usa en { $shown } países
}
picture-reviewed = Ficha revisada el { $day }
picture-stack = { $n ->
    [one] Un conjunto de { $shown } componente
   *[other] Un conjunto de { $shown } componentes
}
picture-gaps = Carencia: { $names }
cite-accessed = consultado el { $day }
