/** What a sender is told when something is refused (RFC 9457). */
@NullMarked
package io.dyadwatch.ingest.problem;

import org.jspecify.annotations.NullMarked;
