# Curated sets of components.
collections-title = Collections
collections-lead = Des composants qui fonctionnent ensemble dans un but donné. Chacun a sa raison, et chaque collection dit ce qu’elle laisse ouvert.
collections-own = Composer sa propre pile
collection-stack = Ouvrir comme pile de composants
collection-members = Membres
collection-fills = Remplit la brique fonctionnelle
collection-sources = Sources :
collection-source = Source
collection-evidence = Sur quoi reposent les raisons
collection-reviewed = Collection relue le { $day }.
collection-withdrawn = Retiré du catalogue le { $day }.
