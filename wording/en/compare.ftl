# Components side by side.
compare-title = Compare components
compare-title-of = Compared: { $names }
compare-lead = Two to four components side by side. What differs is marked; what nobody has shown stands as “not known”.
compare-how = Name the components below, or pick them in the results of a search.
compare-how-search = Search the catalogue
compare-equal = same
compare-differs = differs
compare-unknown = not known for all
compare-none = known to have none
compare-not-known = not known
compare-not-applicable = does not apply
compare-own = not in all
compare-more = { $n ->
    [one] { $shown } more
   *[other] { $shown } more
}
compare-too-many = At most four components fit side by side. Left out here: { $names }.
compare-worldwide-use = Countries and territories, by count of the source
compare-first-release = First release
compare-last-activity = Newest change seen
compare-reviewed = Entry reviewed
compare-stack = Look at them as a stack
take-share = Share this
picked-label = Name of a component
picked-add = Add
picked-remove = Remove { $name }
picked-withdrawn = { $name } was taken out of the catalogue on { $day } and is not shown here.
picked-unknown = No component is called “{ $name }”.
picked-instead = Take instead:
picked-search = Search for it
