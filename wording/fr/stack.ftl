# Components that are to work together.
stack-title = Composer une pile de composants
stack-title-of = { $n ->
    [one] Une pile de { $shown } composant
   *[other] Une pile de { $shown } composants
}
stack-lead = Choisissez des composants destinés à fonctionner ensemble. La page montre quelles briques ils couvrent, ce qui les relie et ce qui manque.
stack-how = Aucun compte n’est nécessaire : l’adresse de la page contient toute la pile. Commencez par un composant, par un besoin ou par une collection.
stack-blocks = Par brique fonctionnelle
stack-open = Lacune : rien de ce qui est choisi ne la couvre
stack-gap-short = Lacune
stack-unconnected = aucun lien connu avec les autres
stack-candidates = Pourraient la combler, avec les raisons :
stack-no-candidate = Aucun composant inscrit n’est connu pour la mettre en œuvre. Cela signifie « on ne sait pas », non qu’il n’en existe pas.
stack-drop-need = Retirer ce besoin
stack-bases = Nécessaire et absent de la pile
stack-base-based-on = { $from } repose sur { $to }, qui n’est pas dans la pile.
stack-base-part-of = { $from } fait partie de { $to }, qui n’est pas dans la pile.
stack-relations = Ce qui les relie
stack-no-relations = Aucune relation déclarée entre eux n’est connue. Cela signifie « on ne sait pas », non qu’il n’en existe pas.
stack-standards = Normes qu’ils partagent
stack-standards-note = Prendre en charge la même norme ne prouve pas que deux composants fonctionnent ensemble.
stack-collections = Dans ces collections
stack-needs = De quoi avez-vous besoin ?
stack-needs-lead = Cochez des briques fonctionnelles pour voir ce qui les couvre et ce qui pourrait les couvrir.
stack-needs-show = Voir ce qui les couvre
stack-starts = Commencer par une collection
stack-fit-relation = a une relation déclarée avec { $name }
stack-fit-collection = figure avec une partie de la pile dans la collection « { $name } »
stack-fit-standard = prend en charge une norme commune : { $name }
stack-fit-dpg = bien public numérique reconnu
stack-fit-live = { $n ->
    [one] en service dans { $shown } pays, d’après ce que l’on sait
   *[other] en service dans { $shown } pays, d’après ce que l’on sait
}
stack-too-many = Une pile compte ici vingt composants au plus. Laissés de côté : { $names }.
stack-qr = Code QR avec l’adresse de cette pile
stack-present = Vue de présentation
stack-slide = Image pour diapositive
stack-card = Image d’aperçu
stack-compare = Les comparer côte à côte
