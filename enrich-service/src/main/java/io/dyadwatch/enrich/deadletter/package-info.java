/** Records that can never be enriched: why, and what is kept of them. */
@NullMarked
package io.dyadwatch.enrich.deadletter;

import org.jspecify.annotations.NullMarked;
