# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = Domains
terms-list-building-blocks = Building blocks
terms-list-standards = Standards
terms-list-countries = Countries and territories
terms-list-sdgs = Sustainable Development Goals
terms-list-capabilities = What components are used for
terms-list-organisations = Organisations
terms-lead-domains = What components are for. The number beside each domain says how many listed components belong to it.
terms-lead-building-blocks = The reusable parts that GovStack describes, and how many listed components implement each. Gaps are named as such.
terms-lead-standards = Technical and data standards that listed components speak.
terms-lead-countries = Where listed components are or were in use, as far as public sources say. A country without a number is one for which no use is known, not one without any.
terms-lead-sdgs = The goals of the United Nations, and the components that serve each of them.
terms-lead-capabilities = Tasks that people look for, by domain.
terms-lead-organisations = The bodies that own, maintain, host, fund or support listed components. The number says how many.
terms-more = { $n ->
    [one] { $shown } country or territory for which no use is known
   *[other] { $shown } countries and territories for which no use is known
}
tier-core = Core infrastructure
tier-core-note = Shared by all sectors.
tier-sector = Systems of one sector
tier-sector-note = Counted as digital public infrastructure by some definitions, not by all.
terms-map = Countries and territories where use of a listed component is known
trail = Part of
definition-source = Source of the meaning:
gap-none = Gap: no listed component is known to implement it. That means “not known”; it does not mean that there is none.
gap-not-mature = Components implement it, but the development status of none is known to be stable.
term-tier = Tier
term-broader = Domain
term-narrower = Used for
term-version = Newest specification seen
term-official = On the official GovStack list
term-official-yes = yes
term-official-no = no
term-publisher = Publisher
term-address = Published at
term-elsewhere = In other schemes
term-words = Everyday words
list-comma = {", "}
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = Digital Public Goods Alliance
scheme-govstack = GovStack
scheme-world-bank = World Bank
term-heading-domains = Components of this domain
term-heading-building-blocks = Who implements it
term-heading-standards = Who speaks it
term-heading-countries = In use here
term-heading-sdgs = Who serves this goal
term-heading-capabilities = Components for it
term-heading-organisations = Components it stands behind
term-nobody = None is known. Nobody has shown one yet; that does not mean that there is none.
term-search = Search and narrow these components
take-title = Take this along
take-feed = Feed of these components
# Who says that a component and a term belong together.
claim-tested = tested
claim-said = said by the project
claim-read = read by a curator
# States of use in a country.
use-live = In regular use
use-pilot = On trial
use-planned = Planned
use-retired = No longer in use
use-unknown = Use is known, its state is not
sources-count = { $n ->
    [one] { $shown } source
   *[other] { $shown } sources
}
organisation-aliases = Also called
organisation-kind = Kind of body
organisation-country = Seat
organisation-site = Site
organisation-government = Government body
organisation-intergovernmental = Intergovernmental body
organisation-nonprofit = Non-profit body
organisation-academic = University or research institute
organisation-company = Company
organisation-community = Open community
