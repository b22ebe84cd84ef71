/** Whom a client believes that a server is who it says. */
@NullMarked
package io.dyadwatch.operations.trust;

import org.jspecify.annotations.NullMarked;
