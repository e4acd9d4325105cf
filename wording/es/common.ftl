# What every page says. `$n` chooses the plural form, `$shown` is the same number as the language writes it.
site-name = Catálogo DPI
site-description = Encuentre componentes de código abierto para la infraestructura pública digital (DPI): identidad, pagos, intercambio de datos, registro civil, salud y otros ámbitos. Cada dato lleva su fuente y una fecha.
skip = Ir al contenido
nav-site = Páginas principales
nav-search = Buscar
nav-collections = Colecciones
nav-building-blocks = Bloques de construcción
nav-about = Acerca del catálogo
nav-language = Idioma:
nav-more = Más sobre el catálogo
nav-inclusion = Qué puede incluirse
nav-api = Para desarrolladores
nav-feed = Novedades (canal web)
nav-accessibility = Accesibilidad
foot-listing = La inclusión en el catálogo no supone ni aval ni certificación. Cada dato procede de la fuente indicada junto a él.
components-count = { $n ->
    [one] { $shown } componente
   *[other] { $shown } componentes
}
countries-count = { $n ->
    [one] en uso en { $shown } país
   *[other] en uso en { $shown } países
}
organisations-count = { $n ->
    [one] { $shown } organización
   *[other] { $shown } organizaciones
}
# Names of facts; filters and rows of tables use the same.
fact-domains = Ámbitos
fact-capabilities = Usos
fact-building-blocks = Bloques de construcción
fact-sdgs = Objetivos de Desarrollo Sostenible
fact-countries = Países donde se usa
fact-standards = Estándares
fact-license = Licencia
fact-kind = Tipo
fact-development = Estado de desarrollo
fact-organisations = Organizaciones
fact-dpg = Bien público digital
fact-languages = Idiomas
fact-programming-languages = Lenguajes de programación
