# Curated sets of components.
collections-title = Collections
collections-lead = Components that work together for a purpose. Each has a reason, and each collection says what it leaves open.
collections-own = Make a stack of your own
collection-stack = Open as a stack
collection-members = Members
collection-fills = Fills the building block
collection-sources = Sources:
collection-source = Source
collection-evidence = What the reasons rest on
collection-reviewed = Collection reviewed on { $day }.
collection-withdrawn = Taken out of the catalogue on { $day }.
