/** Pixazo's dialect: submit, poll or be told, download; two models under public names of their own. */
@NullMarked
package dev.acestep.http.pixazo;

import org.jspecify.annotations.NullMarked;
