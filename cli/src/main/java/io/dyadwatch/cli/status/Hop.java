package io.dyadwatch.cli.status;

import org.jspecify.annotations.Nullable;

/**
 * How far behind a hop is.
 *
 * @param hop {@code ingest}, {@code enrich}, {@code alert}
 * @param records that wait for it, at most; absent where that is not known, or not counted
 * @param seconds age of the oldest that waits; 0 when none does, absent where that is not known
 */
record Hop(String hop, @Nullable Long records, @Nullable Double seconds) {}
