/** The trace an article travels under (W3C Trace Context). */
@NullMarked
package io.dyadwatch.ingest.trace;

import org.jspecify.annotations.NullMarked;
