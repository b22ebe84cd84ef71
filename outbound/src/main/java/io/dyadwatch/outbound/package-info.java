/** The one way out: HTTP to addresses that somebody else chose, checked, pinned and bounded. */
@NullMarked
package io.dyadwatch.outbound;

import org.jspecify.annotations.NullMarked;
