/** The vocabulary over HTTP: what it has, what was changed, and changes to it. */
@NullMarked
package io.dyadwatch.enrich.change;

import org.jspecify.annotations.NullMarked;
