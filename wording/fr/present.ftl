# Le mode présentation : des panneaux pour l’écran de la salle.
present-bar = Mode présentation
present-back = Retour à la page
present-keys = Flèches : se déplacer ; F : plein écran ; Échap : revenir.
