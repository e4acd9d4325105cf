# Words inside maps, drawings, link previews and slides, and in citations.
map-label = Carte du monde : où { $name } est utilisé, à notre connaissance
map-note = Contours : Natural Earth. La carte n’exprime aucun avis sur une frontière ou un territoire.
map-planned = prévu
map-pilot = projet pilote
map-live = en service
map-retired = n’est plus utilisé
relations-label = Schéma : les relations de { $name }
relation-integrates-with = Fonctionne avec
relation-part-of = Fait partie de
relation-parts = A pour parties
relation-based-on = Repose sur
relation-basis-of = Sert de base à
relation-implements = Met en œuvre
relation-implemented-by = Est mis en œuvre par
relation-successor-of = Remplace
relation-succeeded-by = Est remplacé par
relation-more = { $n ->
    [one] et { $shown } autre
   *[other] et { $shown } autres
}
stack-label = { $n ->
    [one] Schéma : { $shown } composant par brique
   *[other] Schéma : { $shown } composants par brique, avec leurs relations
}
stack-gap = Rien n’est encore choisi
stack-no-block = Aucune brique connue
stack-missing = Nécessaire et absent de l’ensemble
picture-used-in = { $n ->
    [one] Utilisé dans { $shown } pays
   *[other] Utilisé dans { $shown } pays
}
picture-reviewed = Fiche relue le { $day }
picture-stack = { $n ->
    [one] Un ensemble de { $shown } composant
   *[other] Un ensemble de { $shown } composants
}
picture-gaps = Lacune : { $names }
cite-accessed = consulté le { $day }
