/** A request that comes again with the same Idempotency-Key is answered as it was the first time, and done once. */
@NullMarked
package io.dyadwatch.alert.idempotency;

import org.jspecify.annotations.NullMarked;
