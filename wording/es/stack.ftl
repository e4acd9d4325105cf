# Components that are to work together.
stack-title = Formar una pila de componentes
stack-title-of = { $n ->
    [one] Una pila de { $shown } componente
   *[other] Una pila de { $shown } componentes
}
stack-lead = Elija componentes que deban funcionar juntos. La página muestra qué bloques de construcción cubren, qué los une y qué falta.
stack-how = No hace falta cuenta: la dirección de la página contiene toda la pila. Empiece por un componente, por lo que necesita o por una colección.
stack-blocks = Por bloque de construcción
stack-open = Carencia: nada de lo elegido lo cubre
stack-gap-short = Carencia
stack-unconnected = no se conoce conexión con los demás
stack-candidates = Podrían cubrirlo, con los motivos:
stack-no-candidate = No se conoce ningún componente incluido que lo implemente. Eso significa «no se sabe», no que no exista.
stack-drop-need = Quitar esta necesidad
stack-bases = Necesario y ausente de la pila
stack-base-based-on = { $from } se basa en { $to }, que no está en la pila.
stack-base-part-of = { $from } es parte de { $to }, que no está en la pila.
stack-relations = Qué los une
stack-no-relations = No se conoce ninguna relación declarada entre ellos. Eso significa «no se sabe», no que no exista.
stack-standards = Estándares que comparten
stack-standards-note = Admitir el mismo estándar no demuestra que dos componentes funcionen juntos.
stack-collections = En estas colecciones
stack-needs = ¿Qué necesita?
stack-needs-lead = Marque bloques de construcción para ver qué los cubre y qué podría cubrirlos.
stack-needs-show = Ver qué los cubre
stack-starts = Empezar por una colección
stack-fit-relation = tiene una relación declarada con { $name }
stack-fit-collection = figura junto a una parte de la pila en la colección «{ $name }»
stack-fit-standard = admite un estándar común: { $name }
stack-fit-dpg = bien público digital reconocido
stack-fit-live = { $n ->
    [one] en uso regular en { $shown } país, según lo que se sabe
   *[other] en uso regular en { $shown } países, según lo que se sabe
}
stack-too-many = Aquí una pila tiene como máximo veinte componentes. Se omiten: { $names }.
stack-qr = Código QR con la dirección de esta pila
stack-present = Vista de presentación
stack-slide = Imagen para diapositiva
stack-card = Imagen de vista previa
stack-compare = Compararlos uno junto a otro
