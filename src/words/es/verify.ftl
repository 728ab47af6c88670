# Lo que dice `verify` de los archivos que llevan una constancia, de las listas y de las claves perdidas.

verify-altered-page = Alterada: la constancia que lleva dentro es la firmada, pero la página o imagen que la rodea se cambió. No confíe en lo que ve; lea las líneas de abajo.
verify-lost-key = Emisor desconocido: la clave que la firmó se declaró perdida el { $date } y ningún registro de aquí contiene esta constancia. Pregunte a la organización.
verify-what-status-list = la lista de estado del emisor
verify-what-page = la página o imagen tal como se exportó
verify-why-no-page = si se cambió la página o imagen que usted ve (no lleva un sello en el que usted pueda confiar)
verify-domain = Dominio
verify-domain-not-asked = { $domain }, según la constancia; no se consultó el dominio
