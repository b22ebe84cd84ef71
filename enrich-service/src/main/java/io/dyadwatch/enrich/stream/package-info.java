/** The Kafka Streams topology, its settings, its life and its health. */
@NullMarked
package io.dyadwatch.enrich.stream;

import org.jspecify.annotations.NullMarked;
