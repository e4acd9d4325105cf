# Curated sets of components.
collections-title = Colecciones
collections-lead = Componentes que funcionan juntos para un fin. Cada uno tiene su motivo, y cada colección dice lo que deja abierto.
collections-own = Formar una pila propia
collection-stack = Abrir como pila de componentes
collection-members = Miembros
collection-fills = Cubre el bloque de construcción
collection-sources = Fuentes:
collection-source = Fuente
collection-evidence = En qué se basan los motivos
collection-reviewed = Colección revisada el { $day }.
collection-withdrawn = Retirado del catálogo el { $day }.
