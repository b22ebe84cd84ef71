/** What the tagger knows: told to Kafka at start, and to whoever asks over HTTP. */
@NullMarked
package io.dyadwatch.enrich.vocabulary;

import org.jspecify.annotations.NullMarked;
