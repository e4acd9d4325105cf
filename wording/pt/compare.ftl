# Components side by side.
compare-title = Comparar componentes
compare-title-of = Comparação: { $names }
compare-lead = De dois a quatro componentes lado a lado. O que difere está marcado; o que ninguém demonstrou aparece como “não se sabe”.
compare-how = Escreva abaixo os nomes dos componentes ou selecione-os nos resultados de uma pesquisa.
compare-how-search = Pesquisar no catálogo
compare-equal = igual
compare-differs = diferente
compare-unknown = não se sabe de todos
compare-none = consta que não tem
compare-not-known = não se sabe
compare-not-applicable = não se aplica
compare-own = não em todos
compare-more = { $n ->
    [one] mais { $shown }
   *[other] mais { $shown }
}
compare-too-many = Cabem no máximo quatro componentes lado a lado. Ficaram de fora aqui: { $names }.
compare-worldwide-use = Países e territórios, segundo a contagem da fonte
compare-first-release = Primeira versão
compare-last-activity = Última mudança observada
compare-reviewed = Ficha revisada
compare-stack = Vê-los como pilha de componentes
take-share = Compartilhar
picked-label = Nome de um componente
picked-add = Adicionar
picked-remove = Remover { $name }
picked-withdrawn = { $name } foi retirado do catálogo em { $day } e não aparece aqui.
picked-unknown = Nenhum componente se chama “{ $name }”.
picked-instead = Em vez dele:
picked-search = Pesquisar
