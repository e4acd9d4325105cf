# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = Catalogue DPI
site-description = Trouvez des composants open source pour l’infrastructure publique numérique (DPI) : identité, paiements, échange de données, état civil, santé, entre autres. Chaque information est accompagnée de sa source et d’une date.
skip = Aller au contenu
nav-site = Pages principales
nav-search = Rechercher
nav-collections = Collections
nav-building-blocks = Briques fonctionnelles
nav-about = À propos
nav-language = Langue :
nav-more = En savoir plus sur le catalogue
nav-inclusion = Ce qui peut être inscrit
nav-api = Pour les développeurs
nav-feed = Nouveautés (flux)
nav-accessibility = Accessibilité
foot-listing = L’inscription au catalogue ne vaut ni approbation ni certification. Chaque information provient de la source indiquée à côté d’elle.
components-count = { $n ->
    [one] { $shown } composant
   *[other] { $shown } composants
}
countries-count = { $n ->
    [one] en usage dans { $shown } pays
   *[other] en usage dans { $shown } pays
}
organisations-count = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
}
# Names of facts; filters and rows of tables use the same.
fact-domains = Domaines
fact-capabilities = Usages
fact-building-blocks = Briques fonctionnelles
fact-sdgs = Objectifs de développement durable
fact-countries = Pays d’utilisation
fact-standards = Normes
fact-license = Licence
fact-kind = Type
fact-development = État du développement
fact-organisations = Organisations
fact-dpg = Bien public numérique
fact-languages = Langues
fact-programming-languages = Langages de programmation
