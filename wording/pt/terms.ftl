# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = Áreas
terms-list-building-blocks = Blocos de construção
terms-list-standards = Padrões
terms-list-countries = Países e territórios
terms-list-sdgs = Objetivos de Desenvolvimento Sustentável
terms-list-capabilities = Para que servem os componentes
terms-list-organisations = Organizações
terms-lead-domains = Para que servem os componentes. O número ao lado de cada área diz quantos componentes incluídos pertencem a ela.
terms-lead-building-blocks = As partes reutilizáveis que o GovStack descreve e quantos componentes incluídos implementam cada uma. As lacunas são indicadas como tais.
terms-lead-standards = Padrões técnicos e de dados que os componentes incluídos adotam.
terms-lead-countries = Onde os componentes incluídos são ou foram usados, segundo fontes públicas. Um país sem número é um país do qual não se conhece nenhum uso, não um país sem uso.
terms-lead-sdgs = Os objetivos das Nações Unidas e os componentes que contribuem para cada um.
terms-lead-capabilities = Tarefas que as pessoas procuram resolver, por área.
terms-lead-organisations = As entidades que detêm, mantêm, abrigam, financiam ou apoiam componentes incluídos. O número diz quantos.
terms-more = { $n ->
    [one] { $shown } país ou território do qual não se conhece nenhum uso
   *[other] { $shown } países e territórios dos quais não se conhece nenhum uso
}
tier-core = Infraestrutura básica
tier-core-note = Comum a todos os setores.
tier-sector = Sistemas de um só setor
tier-sector-note = Algumas definições os contam como infraestrutura pública digital; outras, não.
terms-map = Países e territórios onde se conhece o uso de um componente incluído
trail = Faz parte de
definition-source = Fonte da definição:
gap-none = Lacuna: não se conhece nenhum componente incluído que o implemente. Isso significa “não se sabe”, não que não exista.
gap-not-mature = Há componentes que o implementam, mas de nenhum se sabe que o desenvolvimento seja estável.
term-tier = Nível
term-broader = Área
term-narrower = Usos
term-version = Especificação mais recente consultada
term-official = Na lista oficial do GovStack
term-official-yes = sim
term-official-no = não
term-publisher = Editor
term-address = Publicado em
term-elsewhere = Em outras classificações
term-words = Palavras do dia a dia
list-comma = {", "}
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = Aliança para Bens Públicos Digitais
scheme-govstack = GovStack
scheme-world-bank = Banco Mundial
term-heading-domains = Componentes desta área
term-heading-building-blocks = Quem o implementa
term-heading-standards = Quem o adota
term-heading-countries = Em uso aqui
term-heading-sdgs = Quem contribui para este objetivo
term-heading-capabilities = Componentes para este uso
term-heading-organisations = Componentes de que participa
term-nobody = Não se conhece nenhum. Ninguém mostrou um ainda; isso não significa que não exista.
term-search = Pesquisar e filtrar estes componentes
take-title = Levar estes dados
take-feed = Feed destes componentes
# Who says that a component and a term belong together.
claim-tested = testado
claim-said = declarado pelo projeto
claim-read = lido por um curador
# States of use in a country.
use-live = Em uso regular
use-pilot = Em teste
use-planned = Previsto
use-retired = Fora de uso
use-unknown = O uso é conhecido, o estado não
sources-count = { $n ->
    [one] { $shown } fonte
   *[other] { $shown } fontes
}
organisation-aliases = Também chamada
organisation-kind = Tipo de entidade
organisation-country = Sede
organisation-site = Site
organisation-government = Órgão público
organisation-intergovernmental = Organismo intergovernamental
organisation-nonprofit = Entidade sem fins lucrativos
organisation-academic = Universidade ou instituto de pesquisa
organisation-company = Empresa
organisation-community = Comunidade aberta
