/** How much the service holds in memory at a time, and who waits. */
@NullMarked
package io.dyadwatch.ingest.admission;

import org.jspecify.annotations.NullMarked;
