/** Text in, enriched article out, nothing published. */
@NullMarked
package io.dyadwatch.enrich.dryrun;

import org.jspecify.annotations.NullMarked;
