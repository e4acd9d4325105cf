# Curated sets of components.
collections-title = Coleções
collections-lead = Componentes que funcionam juntos para um fim. Cada um tem seu motivo, e cada coleção diz o que deixa em aberto.
collections-own = Montar a própria pilha
collection-stack = Abrir como pilha de componentes
collection-members = Membros
collection-fills = Cobre o bloco de construção
collection-sources = Fontes:
collection-source = Fonte
collection-evidence = Em que se baseiam os motivos
collection-reviewed = Coleção revisada em { $day }.
collection-withdrawn = Retirado do catálogo em { $day }.
