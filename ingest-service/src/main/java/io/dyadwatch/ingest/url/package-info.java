/** One URL for one article. */
@NullMarked
package io.dyadwatch.ingest.url;

import org.jspecify.annotations.NullMarked;
