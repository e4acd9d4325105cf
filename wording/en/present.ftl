# The presenter view: panels for the wall.
present-bar = Presenter view
present-back = Back to the page
present-keys = Arrow keys move, F fills the screen, Esc leads back.
