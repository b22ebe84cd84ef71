/** Tokens, who holds them, and what their roles are. Knows no framework; {@code http} wires it into a service. */
@NullMarked
package io.dyadwatch.access;

import org.jspecify.annotations.NullMarked;
