# Components side by side.
compare-title = Comparer des composants
compare-title-of = Comparaison : { $names }
compare-lead = De deux à quatre composants côte à côte. Les différences sont signalées ; ce que personne n’a démontré est indiqué « on ne sait pas ».
compare-how = Nommez les composants ci-dessous, ou sélectionnez-les dans les résultats d’une recherche.
compare-how-search = Chercher dans le catalogue
compare-equal = identique
compare-differs = différent
compare-unknown = pas connu pour tous
compare-none = aucun, d’après les sources
compare-not-known = on ne sait pas
compare-not-applicable = sans objet
compare-own = pas chez tous
compare-more = { $n ->
    [one] { $shown } de plus
   *[other] { $shown } de plus
}
compare-too-many = Quatre composants au plus tiennent côte à côte. Laissés de côté ici : { $names }.
compare-worldwide-use = Pays et territoires, selon le décompte de la source
compare-first-release = Première version
compare-last-activity = Dernier changement relevé
compare-reviewed = Fiche relue
compare-stack = Les voir comme une pile de composants
take-share = Partager
picked-label = Nom d’un composant
picked-add = Ajouter
picked-remove = Retirer { $name }
picked-withdrawn = { $name } a été retiré du catalogue le { $day } et n’est pas affiché ici.
picked-unknown = Aucun composant ne s’appelle « { $name } ».
picked-instead = À la place :
picked-search = Le rechercher
