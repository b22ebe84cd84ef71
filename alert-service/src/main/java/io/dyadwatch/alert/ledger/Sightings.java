package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.contracts.EnrichedArticle;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes that one article was seen: by which watches, in which of their stories. */
final class Sightings {
    private static final String SEEN = """
            insert into sighting (watch_id, article_id, alert_id, revision, source, url, seen_at, sentences)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String REVISED = """
            update sighting set revision = ? where watch_id = ? and article_id = ? and alert_id = ? and revision < ?
            """;

    private static final String PRINT = """
            insert into article_print (article_id, revision, fingerprint, bands, shingles, seen_at)
            values (?, ?, ?, ?::integer[], ?, ?)
            on conflict (article_id, revision) do update set seen_at = excluded.seen_at
            """;

    private final EnrichedArticle enriched;
    private final String source;
    private final Instant now;
    private final List<List<@Nullable Object>> seen = new ArrayList<>();
    private final List<List<@Nullable Object>> revised = new ArrayList<>();

    Sightings(EnrichedArticle enriched, String source, Instant now) {
        this.enriched = enriched;
        this.source = source;
        this.now = now;
    }

    /** @param sentences hashes of what it says of the pair */
    void add(UUID watch, UUID alert, Set<Long> sentences) {
        seen.add(Sql.row(
                watch,
                enriched.article().id(),
                alert,
                enriched.revision(),
                source,
                enriched.article().url(),
                now,
                PairSentences.written(sentences)));
    }

    /** A later revision, that stays in its story. */
    void revise(UUID watch, UUID alert) {
        revised.add(Sql.row(enriched.revision(), watch, enriched.article().id(), alert, enriched.revision()));
    }

    /** Writes what was added since the last time. */
    void write(Pipeline pipeline) throws SQLException {
        pipeline.batch(SEEN, seen);
        pipeline.batch(REVISED, revised);
        seen.clear();
        revised.clear();
    }

    /** That later articles find this one like themselves. */
    void writePrint(Pipeline pipeline) throws SQLException {
        Optional<Print> print = Print.of(enriched);
        if (print.isPresent()) {
            pipeline.update(
                    PRINT,
                    enriched.article().id(),
                    enriched.revision(),
                    print.get().fingerprint().toString(),
                    print.get().bands(),
                    print.get().shingles().map(Shingles::written),
                    now);
        }
    }
}
