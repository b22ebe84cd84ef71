/** Enriched articles from Kafka into the ledger. */
@NullMarked
package io.dyadwatch.alert.intake;

import org.jspecify.annotations.NullMarked;
