/** Articles in over HTTP, out to Kafka. */
@NullMarked
package io.dyadwatch.ingest;

import org.jspecify.annotations.NullMarked;
