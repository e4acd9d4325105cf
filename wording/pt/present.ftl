# O modo de apresentação: painéis para a parede.
present-bar = Modo de apresentação
present-back = Voltar à página
present-keys = Setas: mover; F: tela cheia; Esc: voltar.
