# El modo de presentación: paneles para la pared.
present-bar = Modo de presentación
present-back = Volver a la página
present-keys = Flechas: moverse; F: pantalla completa; Esc: volver.
