# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = Domaines
terms-list-building-blocks = Briques fonctionnelles
terms-list-standards = Normes
terms-list-countries = Pays et territoires
terms-list-sdgs = Objectifs de développement durable
terms-list-capabilities = À quoi servent les composants
terms-list-organisations = Organisations
terms-lead-domains = À quoi servent les composants. Le nombre à côté de chaque domaine indique combien de composants inscrits en relèvent.
terms-lead-building-blocks = Les éléments réutilisables que décrit GovStack, et le nombre de composants inscrits qui mettent en œuvre chacun d’eux. Les lacunes sont signalées.
terms-lead-standards = Les normes techniques et de données que prennent en charge les composants inscrits.
terms-lead-countries = Où les composants inscrits sont ou ont été utilisés, d’après des sources publiques. Un pays sans nombre est un pays pour lequel aucune utilisation n’est connue, non un pays où il n’y en a pas.
terms-lead-sdgs = Les objectifs des Nations Unies, et les composants qui contribuent à chacun.
terms-lead-capabilities = Les tâches que l’on cherche à accomplir, par domaine.
terms-lead-organisations = Les organismes qui détiennent, maintiennent, hébergent, financent ou soutiennent des composants inscrits. Le nombre indique combien.
terms-more = { $n ->
    [one] { $shown } pays ou territoire sans utilisation connue
   *[other] { $shown } pays et territoires sans utilisation connue
}
tier-core = Infrastructure de base
tier-core-note = Commune à tous les secteurs.
tier-sector = Systèmes propres à un secteur
tier-sector-note = Comptés parmi les infrastructures publiques numériques par certaines définitions, non par toutes.
terms-map = Pays et territoires où l’utilisation d’un composant inscrit est connue
trail = Fait partie de
definition-source = Source de la définition :
gap-none = Lacune : aucun composant inscrit n’est connu pour la mettre en œuvre. Cela signifie « on ne sait pas », non qu’il n’en existe pas.
gap-not-mature = Des composants la mettent en œuvre, mais aucun n’est connu pour être à un stade stable.
term-tier = Niveau
term-broader = Domaine
term-narrower = Usages
term-version = Version la plus récente relevée de la spécification
term-official = Sur la liste officielle de GovStack
term-official-yes = oui
term-official-no = non
term-publisher = Éditeur
term-address = Publiée à l’adresse
term-elsewhere = Dans d’autres classifications
term-words = Mots courants
list-comma = {", "}
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = Alliance pour les biens publics numériques
scheme-govstack = GovStack
scheme-world-bank = Banque mondiale
term-heading-domains = Composants de ce domaine
term-heading-building-blocks = Qui la met en œuvre
term-heading-standards = Qui la prend en charge
term-heading-countries = En usage ici
term-heading-sdgs = Qui contribue à cet objectif
term-heading-capabilities = Composants pour cet usage
term-heading-organisations = Composants auxquels elle participe
term-nobody = Aucun n’est connu. Personne n’en a encore montré ; cela ne signifie pas qu’il n’en existe pas.
term-search = Rechercher parmi ces composants
take-title = Emporter ces données
take-feed = Flux de ces composants
# Who says that a component and a term belong together.
claim-tested = testé
claim-said = déclaré par le projet
claim-read = lu par un curateur
# States of use in a country.
use-live = En service
use-pilot = À l’essai
use-planned = Prévu
use-retired = Plus en service
use-unknown = Utilisation connue, état inconnu
sources-count = { $n ->
    [one] { $shown } source
   *[other] { $shown } sources
}
organisation-aliases = Autres noms
organisation-kind = Type d’organisme
organisation-country = Siège
organisation-site = Site
organisation-government = Organisme public
organisation-intergovernmental = Organisation intergouvernementale
organisation-nonprofit = Organisme à but non lucratif
organisation-academic = Université ou institut de recherche
organisation-company = Entreprise
organisation-community = Communauté ouverte
