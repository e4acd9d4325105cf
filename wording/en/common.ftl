# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = DPI catalogue
site-description = Find open-source components for digital public infrastructure: identity, payments, data exchange, civil registration, health and more. Every fact has its source and a date.
skip = Skip to the content
nav-site = Main pages
nav-search = Search
nav-collections = Collections
nav-building-blocks = Building blocks
nav-about = About
nav-language = Language:
nav-more = More about the catalogue
nav-inclusion = What can be listed
nav-api = For developers
nav-feed = What is new (feed)
nav-accessibility = Accessibility
foot-listing = Listing is neither endorsement nor certification. Every fact comes from the source named beside it.
components-count = { $n ->
    [one] { $shown } component
   *[other] { $shown } components
}
countries-count = { $n ->
    [one] used in { $shown } country
   *[other] used in { $shown } countries
}
organisations-count = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
}
# Names of facts; filters and rows of tables use the same.
fact-domains = Domains
fact-capabilities = Used for
fact-building-blocks = Building blocks
fact-sdgs = Sustainable Development Goals
fact-countries = Countries of use
fact-standards = Standards
fact-license = Licence
fact-kind = Kind
fact-development = Development
fact-organisations = Organisations
fact-dpg = Digital public good
fact-languages = Languages
fact-programming-languages = Programming languages
