/** Articles into Kafka. */
@NullMarked
package io.dyadwatch.ingest.publish;

import org.jspecify.annotations.NullMarked;
