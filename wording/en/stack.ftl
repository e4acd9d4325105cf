# Components that are to work together.
stack-title = Make a stack
stack-title-of = { $n ->
    [one] A stack of { $shown } component
   *[other] A stack of { $shown } components
}
stack-lead = Choose components that are to work together. The page shows which building blocks they cover, what connects them, and what is missing.
stack-how = No account is needed: the address of the page holds the whole stack. Begin with a component, with what you need, or with a collection.
stack-blocks = By building block
stack-open = Gap: nothing chosen covers it
stack-gap-short = Gap
stack-unconnected = no connection with the others is known
stack-candidates = Could fill it, with reasons:
stack-no-candidate = No listed component is known to implement it. That means “not known”, not that there is none.
stack-drop-need = Leave this need out
stack-bases = Needed and not in the stack
stack-base-based-on = { $from } is built on { $to }, which is not in the stack.
stack-base-part-of = { $from } is a part of { $to }, which is not in the stack.
stack-relations = What connects them
stack-no-relations = No stated relation among them is known. That means “not known”, not that there is none.
stack-standards = Standards that they share
stack-standards-note = Speaking the same standard does not show that two components work together.
stack-collections = In these collections
stack-needs = What do you need?
stack-needs-lead = Tick building blocks to see what covers them and what could.
stack-needs-show = Show what covers them
stack-starts = Begin with a collection
stack-fit-relation = has a stated relation with { $name }
stack-fit-collection = stands beside a part of the stack in the collection “{ $name }”
stack-fit-standard = speaks a shared standard: { $name }
stack-fit-dpg = recognised digital public good
stack-fit-live = { $n ->
    [one] in regular use in { $shown } country, as far as is known
   *[other] in regular use in { $shown } countries, as far as is known
}
stack-too-many = At most twenty components make a stack here. Left out: { $names }.
stack-qr = QR code with the address of this stack
stack-present = Presenter view
stack-slide = Slide image
stack-card = Preview image
stack-compare = Compare them side by side
