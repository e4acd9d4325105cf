# Components that are to work together.
stack-title = Montar uma pilha de componentes
stack-title-of = { $n ->
    [one] Uma pilha de { $shown } componente
   *[other] Uma pilha de { $shown } componentes
}
stack-lead = Escolha componentes que devem funcionar juntos. A página mostra que blocos de construção eles cobrem, o que os liga e o que falta.
stack-how = Não é preciso ter conta: o endereço da página contém a pilha inteira. Comece por um componente, pelo que precisa ou por uma coleção.
stack-blocks = Por bloco de construção
stack-open = Lacuna: nada do que foi escolhido o cobre
stack-gap-short = Lacuna
stack-unconnected = não se conhece ligação com os outros
stack-candidates = Poderiam cobri-lo, com os motivos:
stack-no-candidate = Não se conhece nenhum componente incluído que o implemente. Isso significa “não se sabe”, não que não exista.
stack-drop-need = Retirar esta necessidade
stack-bases = Necessário e ausente da pilha
stack-base-based-on = { $from } baseia-se em { $to }, que não está na pilha.
stack-base-part-of = { $from } é parte de { $to }, que não está na pilha.
stack-relations = O que os liga
stack-no-relations = Não se conhece nenhuma relação declarada entre eles. Isso significa “não se sabe”, não que não exista.
stack-standards = Padrões que têm em comum
stack-standards-note = Adotar o mesmo padrão não demonstra que dois componentes funcionam juntos.
stack-collections = Nestas coleções
stack-needs = Do que você precisa?
stack-needs-lead = Marque blocos de construção para ver o que os cobre e o que poderia cobri-los.
stack-needs-show = Ver o que os cobre
stack-starts = Começar por uma coleção
stack-fit-relation = tem uma relação declarada com { $name }
stack-fit-collection = aparece com uma parte da pilha na coleção “{ $name }”
stack-fit-standard = adota um padrão em comum: { $name }
stack-fit-dpg = bem público digital reconhecido
stack-fit-live = { $n ->
    [one] em uso regular em { $shown } país, pelo que se sabe
   *[other] em uso regular em { $shown } países, pelo que se sabe
}
stack-too-many = Aqui uma pilha tem no máximo vinte componentes. Ficaram de fora: { $names }.
stack-qr = Código QR com o endereço desta pilha
stack-present = Modo de apresentação
stack-slide = Imagem para slide
stack-card = Imagem de pré-visualização
stack-compare = Compará-los lado a lado
