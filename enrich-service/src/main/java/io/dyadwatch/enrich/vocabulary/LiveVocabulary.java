package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.tag.ArticleTagger;
import io.dyadwatch.enrich.vocabulary.AmendedVocabulary.Built;
import io.dyadwatch.tagging.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary in force on this instance. A changed one is built aside, on a thread of its own, and takes the place of the
 * other in one step; of changes that come while one is being built only the last state is built next.
 */
public final class LiveVocabulary implements ArticleTagger {
    private static final Logger LOG = Logger.getLogger(LiveVocabulary.class);

    private final Vocabulary base;
    private final Executor builder;
    private final VocabularyMetrics metrics;
    private final Object lock = new Object();
    private final AtomicLong builds = new AtomicLong();
    private volatile @Nullable InForce inForce;
    private @Nullable Standing pending;
    private boolean building;

    /**
     * @param base the vocabulary of the files
     * @param builder runs one task at a time
     */
    public LiveVocabulary(Vocabulary base, Executor builder, VocabularyMetrics metrics) {
        this.base = base;
        this.builder = builder;
        this.metrics = metrics;
    }

    /** The vocabulary of the files, which every change is a change of. */
    public Vocabulary base() {
        return base;
    }

    /** What is in force; absent until the topic was read to its end. */
    public Optional<InForce> inForce() {
        return Optional.ofNullable(inForce);
    }

    /**
     * What is in force.
     *
     * @throws VocabularyNotRead until the topic was read to its end
     */
    public InForce required() {
        InForce now = inForce;
        if (now == null) {
            throw new VocabularyNotRead();
        }
        return now;
    }

    /**
     * How many vocabularies were begun to be built, those among them that were tried to find out which records do not fit:
     * another number whenever a long build gets on.
     */
    public long builds() {
        return builds.get();
    }

    @Override
    public EnrichedArticle tag(Article article, int revision) {
        return required().tagger().tag(article, revision);
    }

    /**
     * Waits for something to be in force.
     *
     * @return what is; absent if it was not in time
     */
    public Optional<InForce> await(Predicate<InForce> wanted, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (lock) {
            InForce now = inForce;
            while (now == null || !wanted.test(now)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return Optional.empty();
                }
                lock.wait(left);
                now = inForce;
            }
            return Optional.of(now);
        }
    }

    /** Puts what was read in force as soon as it is built; to be called only with all that stood on the topic at first. */
    void follow(Standing standing) {
        synchronized (lock) {
            pending = standing;
            if (!building) {
                building = true;
                builder.execute(this::build);
            }
        }
    }

    private void build() {
        Standing next = takePending();
        while (next != null) {
            try {
                swap(built(next));
            } catch (RuntimeException | Error e) {
                // No record is known to do this; what is in force stays, and the next change is tried.
                LOG.error("A changed vocabulary could not be built, the one in force stays", e);
            }
            next = takePending();
        }
    }

    private @Nullable Standing takePending() {
        synchronized (lock) {
            Standing next = pending;
            pending = null;
            building = next != null;
            return next;
        }
    }

    private void swap(InForce next) {
        metrics.inForce(next.vocabulary().version());
        synchronized (lock) {
            inForce = next;
            lock.notifyAll();
        }
    }

    private InForce built(Standing standing) {
        InForce before = inForce;
        if (before != null && before.standing().differing().equals(standing.differing())) {
            return new InForce(standing, before.amended());
        }
        return metrics.timed(() -> {
            List<VocabularyEntry> differing =
                    standing.differing().stream().map(Followed::entry).toList();
            AmendedVocabulary amended = AmendedVocabulary.of(base, differing, this::built);
            reportSkipped(before, standing, amended);
            metrics.changed(amended.applied().size());
            InForce next = new InForce(standing, amended);
            LOG.infof(
                    "The vocabulary is in force: version=%s changed=%d skipped=%d",
                    next.vocabulary().version(),
                    amended.applied().size(),
                    amended.skipped().size());
            return next;
        });
    }

    private Built built(Vocabulary vocabulary) {
        builds.incrementAndGet();
        InForce before = inForce;
        if (before != null && before.vocabulary().version().equals(vocabulary.version())) {
            return before.amended().built();
        }
        return before == null ? Built.of(vocabulary) : before.amended().built().followedBy(vocabulary);
    }

    private void reportSkipped(@Nullable InForce before, Standing standing, AmendedVocabulary amended) {
        for (Followed followed : standing.differing()) {
            String key = followed.entry().key();
            String problem = amended.skipped().get(key);
            boolean known = before != null
                    && before.amended().skipped().containsKey(key)
                    && before.standing().differing().contains(followed);
            if (problem != null && !known) {
                metrics.skipped(VocabularyMetrics.Reason.INVALID);
                LOG.warnf(
                        "A vocabulary record is skipped: recordKey=%s partition=%d offset=%d error=%s",
                        key, followed.partition(), followed.offset(), problem);
            }
        }
    }
}
