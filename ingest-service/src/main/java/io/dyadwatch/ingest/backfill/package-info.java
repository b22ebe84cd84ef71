/** Archive material waits for live news. */
@NullMarked
package io.dyadwatch.ingest.backfill;

import org.jspecify.annotations.NullMarked;
