# Words inside maps, drawings, link previews and slides, and in citations.
map-label = World map: where { $name } is known to be used
map-note = Outlines by Natural Earth. The map expresses no opinion on any border or territory.
map-planned = planned
map-pilot = pilot
map-live = in regular use
map-retired = no longer in use
relations-label = Drawing: what { $name } is related to
relation-integrates-with = Works together with
relation-part-of = Is part of
relation-parts = Has as parts
relation-based-on = Is built on
relation-basis-of = Is the basis of
relation-implements = Implements
relation-implemented-by = Is implemented by
relation-successor-of = Takes the place of
relation-succeeded-by = Is replaced by
relation-more = { $n ->
    [one] and { $shown } more
   *[other] and { $shown } more
}
stack-label = { $n ->
    [one] Drawing: { $shown } component by building block
   *[other] Drawing: { $shown } components by building block, with the relations among them
}
stack-gap = Nothing chosen yet
stack-no-block = No building block known
stack-missing = Needed and not in the stack
picture-used-in = { $n ->
    [one] Used in { $shown } country
   *[other] Used in { $shown } countries
}
picture-reviewed = Entry reviewed { $day }
picture-stack = { $n ->
    [one] A stack of { $shown } component
   *[other] A stack of { $shown } components
}
picture-gaps = Gap: { $names }
cite-accessed = accessed { $day }
