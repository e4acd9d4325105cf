# Words inside maps, drawings, link previews and slides, and in citations.
map-label = Mapa do mundo: onde se sabe que { $name } é usado
map-note = Contornos da Natural Earth. O mapa não exprime opinião sobre fronteiras ou territórios.
map-planned = previsto
map-pilot = projeto-piloto
map-live = em uso regular
map-retired = já não é usado
relations-label = Esquema: com o que { $name } se relaciona
relation-integrates-with = Funciona em conjunto com
relation-part-of = Faz parte de
relation-parts = Tem como partes
relation-based-on = Baseia-se em
relation-basis-of = É a base de
relation-implements = Implementa
relation-implemented-by = É implementado por
relation-successor-of = Substitui
relation-succeeded-by = É substituído por
relation-more = { $n ->
    [one] e mais { $shown }
   *[other] e mais { $shown }
}
stack-label = { $n ->
    [one] Esquema: { $shown } componente por bloco
   *[other] Esquema: { $shown } componentes por bloco, com as suas relações
}
stack-gap = Nada escolhido ainda
stack-no-block = Nenhum bloco conhecido
stack-missing = Necessário e ausente do conjunto
picture-used-in = { $n ->
    [one] Usado em { $shown } país
   *[other] Usado em { $shown } países
}
picture-reviewed = Ficha revisada em { $day }
picture-stack = { $n ->
    [one] Um conjunto de { $shown } componente
   *[other] Um conjunto de { $shown } componentes
}
picture-gaps = Lacuna: { $names }
cite-accessed = consultado em { $day }
