package io.dyadwatch.alert.intake;

import io.dyadwatch.alert.database.DatabaseFailure;
import io.dyadwatch.alert.ledger.Ledger;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.alert.match.Matching;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.operations.fault.Fault;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What is done with one enriched article: look up the watches, decide, write. Nothing is done twice by doing it twice. */
public final class ArticleIntake {
    private static final Logger LOG = Logger.getLogger(ArticleIntake.class);

    private final Function<Matching, List<Match>> lookup;
    private final Ledger ledger;
    private final SourceName sourceName;
    private final Clock clock;
    private final BiConsumer<String, Article> seen;

    /**
     * @param lookup what an article matches; throws {@link Outage} while that is not known
     */
    public ArticleIntake(Function<Matching, List<Match>> lookup, Ledger ledger, SourceName sourceName, Clock clock) {
        this(lookup, ledger, sourceName, clock, (source, article) -> {});
    }

    /** @param seen told of each article that was taken, and its source */
    public ArticleIntake(
            Function<Matching, List<Match>> lookup,
            Ledger ledger,
            SourceName sourceName,
            Clock clock,
            BiConsumer<String, Article> seen) {
        this.lookup = lookup;
        this.ledger = ledger;
        this.sourceName = sourceName;
        this.clock = clock;
        this.seen = seen;
    }

    /**
     * Takes one article. What it led to is committed when this returns.
     *
     * @param value EnrichedArticle as JSON
     * @param traceparent as it came with the record
     * @throws InvalidRecord if the record cannot be read, contradicts itself or brings out a fault of ours; trying again
     *     does not help
     * @throws Outage if PostgreSQL is away, or was since the start, so that the watches are not known
     */
    public Ledger.Written take(byte[] value, Optional<String> traceparent) {
        EnrichedArticle article = Json.read(value, EnrichedArticle.class);
        try {
            Matching matching = new Matching(article, sourceName, clock.instant());
            List<Match> matches = lookup.apply(matching);
            Ledger.Written written = Ledger.Written.NOTHING;
            if (!matches.isEmpty()) {
                AlertComposer composer = new AlertComposer(article, matching.source());
                written = ledger.write(article, composer, matches, traceparent);
            }
            seen.accept(matching.source(), article.article());
            return written;
        } catch (DatabaseFailure e) {
            if (e.isPermanent()) {
                throw new InvalidRecord("$", "was refused by the database with SQLSTATE " + e.sqlState());
            }
            throw new Outage("PostgreSQL is away, SQLSTATE " + e.sqlState(), e);
        } catch (InvalidRecord | Outage e) {
            throw e;
        } catch (RuntimeException e) {
            // A fault of ours that this record brings out would bring the partition to a stop, restart after restart.
            LOG.errorf(
                    "An article could not be processed: articleId=%s fault=%s",
                    article.article().id(), Fault.of(e));
            throw new InvalidRecord(
                    "$", "could not be processed: " + e.getClass().getSimpleName());
        }
    }
}
