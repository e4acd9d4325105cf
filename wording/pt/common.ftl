# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = Catálogo DPI
site-description = Encontre componentes de código aberto para a infraestrutura pública digital (DPI): identidade, pagamentos, troca de dados, registro civil, saúde e outras áreas. Cada informação traz a sua fonte e uma data.
skip = Ir para o conteúdo
nav-site = Páginas principais
nav-search = Pesquisar
nav-collections = Coleções
nav-building-blocks = Blocos de construção
nav-about = Sobre o catálogo
nav-language = Idioma:
nav-more = Mais sobre o catálogo
nav-inclusion = O que pode ser incluído
nav-api = Para desenvolvedores
nav-feed = Novidades (feed)
nav-accessibility = Acessibilidade
foot-listing = A inclusão no catálogo não constitui endosso nem certificação. Cada informação vem da fonte indicada ao lado.
components-count = { $n ->
    [one] { $shown } componente
   *[other] { $shown } componentes
}
countries-count = { $n ->
    [one] em uso em { $shown } país
   *[other] em uso em { $shown } países
}
organisations-count = { $n ->
    [one] { $shown } organização
   *[other] { $shown } organizações
}
# Names of facts; filters and rows of tables use the same.
fact-domains = Áreas
fact-capabilities = Usos
fact-building-blocks = Blocos de construção
fact-sdgs = Objetivos de Desenvolvimento Sustentável
fact-countries = Países de uso
fact-standards = Padrões
fact-license = Licença
fact-kind = Tipo
fact-development = Estágio de desenvolvimento
fact-organisations = Organizações
fact-dpg = Bem público digital
fact-languages = Idiomas
fact-programming-languages = Linguagens de programação
