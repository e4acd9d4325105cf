# Lists of terms, the page of a term, and the page of an organisation.
terms-list-domains = Ámbitos
terms-list-building-blocks = Bloques de construcción
terms-list-standards = Estándares
terms-list-countries = Países y territorios
terms-list-sdgs = Objetivos de Desarrollo Sostenible
terms-list-capabilities = Para qué sirven los componentes
terms-list-organisations = Organizaciones
terms-lead-domains = Para qué sirven los componentes. El número junto a cada ámbito indica cuántos componentes incluidos pertenecen a él.
terms-lead-building-blocks = Las partes reutilizables que describe GovStack y cuántos componentes incluidos implementan cada una. Las carencias se señalan como tales.
terms-lead-standards = Estándares técnicos y de datos que admiten los componentes incluidos.
terms-lead-countries = Dónde se usan o se han usado los componentes incluidos, según fuentes públicas. Un país sin número es uno del que no se conoce ningún uso, no uno donde no lo haya.
terms-lead-sdgs = Los objetivos de las Naciones Unidas y los componentes que contribuyen a cada uno.
terms-lead-capabilities = Tareas que la gente busca resolver, por ámbito.
terms-lead-organisations = Los organismos que poseen, mantienen, acogen, financian o apoyan componentes incluidos. El número indica cuántos.
terms-more = { $n ->
    [one] { $shown } país o territorio del que no se conoce ningún uso
   *[other] { $shown } países y territorios de los que no se conoce ningún uso
}
tier-core = Infraestructura básica
tier-core-note = Común a todos los sectores.
tier-sector = Sistemas de un solo sector
tier-sector-note = Algunas definiciones los cuentan como infraestructura pública digital; otras, no.
terms-map = Países y territorios donde se conoce el uso de un componente incluido
trail = Forma parte de
definition-source = Fuente de la definición:
gap-none = Carencia: no se conoce ningún componente incluido que lo implemente. Eso significa «no se sabe», no que no exista.
gap-not-mature = Hay componentes que lo implementan, pero de ninguno se sabe que su desarrollo sea estable.
term-tier = Nivel
term-broader = Ámbito
term-narrower = Usos
term-version = Especificación más reciente consultada
term-official = En la lista oficial de GovStack
term-official-yes = sí
term-official-no = no
term-publisher = Editor
term-address = Publicado en
term-elsewhere = En otras clasificaciones
term-words = Palabras corrientes
list-comma = {", "}
scheme-cdpi = Centre for Digital Public Infrastructure
scheme-dpga = Alianza para los Bienes Públicos Digitales
scheme-govstack = GovStack
scheme-world-bank = Banco Mundial
term-heading-domains = Componentes de este ámbito
term-heading-building-blocks = Quién lo implementa
term-heading-standards = Quién lo admite
term-heading-countries = En uso aquí
term-heading-sdgs = Quién contribuye a este objetivo
term-heading-capabilities = Componentes para este uso
term-heading-organisations = Componentes en los que participa
term-nobody = No se conoce ninguno. Nadie ha mostrado uno todavía; eso no significa que no exista.
term-search = Buscar y filtrar estos componentes
take-title = Llevarse estos datos
take-feed = Canal web de estos componentes
# Who says that a component and a term belong together.
claim-tested = probado
claim-said = declarado por el proyecto
claim-read = leído por un curador
# States of use in a country.
use-live = En uso regular
use-pilot = En prueba
use-planned = Previsto
use-retired = Ya no se usa
use-unknown = Se conoce su uso, no su estado
sources-count = { $n ->
    [one] { $shown } fuente
   *[other] { $shown } fuentes
}
organisation-aliases = También llamada
organisation-kind = Tipo de organismo
organisation-country = Sede
organisation-site = Sitio web
organisation-government = Organismo público
organisation-intergovernmental = Organismo intergubernamental
organisation-nonprofit = Entidad sin ánimo de lucro
organisation-academic = Universidad o instituto de investigación
organisation-company = Empresa
organisation-community = Comunidad abierta
