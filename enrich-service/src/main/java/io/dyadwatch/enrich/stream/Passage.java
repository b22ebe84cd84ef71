package io.dyadwatch.enrich.stream;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.enrich.deadletter.Rejection;
import io.dyadwatch.enrich.revision.Seen;
import io.dyadwatch.enrich.tag.Outcome;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Where a record stands on its way through the topology; its headers travel beside it, as they came, to the end. */
sealed interface Passage {
    /**
     * Readable.
     *
     * @param raw the record's value as it came
     */
    record Arrived(Bytes raw, Article article) implements Passage {}

    /**
     * News.
     *
     * @param raw the record's value as it came
     * @param seen what is to be remembered of it once it is published
     */
    record Revised(Bytes raw, Article article, Seen seen) implements Passage {}

    /**
     * Tagged.
     *
     * @param seen what is to be remembered of it once it is published
     */
    record Tagged(Article article, Seen seen, Outcome.Enriched found) implements Passage {}

    /**
     * Never to be enriched.
     *
     * @param raw the record's value as it came
     */
    record Rejected(@Nullable Bytes raw, Rejection rejection) implements Passage {}
}
