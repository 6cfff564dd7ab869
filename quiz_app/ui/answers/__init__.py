"""How each type of question is answered on the screen: one module a type, registered in `registry`."""
