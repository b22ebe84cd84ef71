package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.match.Match;
import io.dyadwatch.contracts.EnrichedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The stories of one watch, in memory: places articles as {@link Stories} does in the database, for a watch that has none
 * there. To be asked in the order in which the articles came.
 */
public final class RehearsedStories {
    private final StoryRule rule;
    private final UUID watch;
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<UUID, Instant> foundAt = new HashMap<>();

    /** @param watch whose stories; any id will do for one that is not saved */
    public RehearsedStories(StoryRule rule, UUID watch) {
        this.rule = rule;
        this.watch = watch;
    }

    /** What is kept of an article to tell stories apart. */
    public static final class Trace {
        private final String article;
        private final int revision;
        private final Optional<Print> print;
        private final Set<Long> said;

        private Trace(String article, int revision, Optional<Print> print, Set<Long> said) {
            this.article = article;
            this.revision = revision;
            this.print = print;
            this.said = said;
        }

        /** @throws io.dyadwatch.contracts.InvalidRecord if the article's spans point to where nothing is */
        public static Trace of(EnrichedArticle article, Match match) {
            return new Trace(
                    article.article().id(),
                    article.revision(),
                    Print.of(article),
                    new PairSentences(article).of(match.sentences()));
        }
    }

    /** Where an article belongs. */
    public sealed interface Placed {
        /** Nothing that the watch had not seen. */
        record Known() implements Placed {}

        /** A further source of a story. */
        record Copy(UUID story) implements Placed {}

        /** The first article of a story. */
        record First(UUID story) implements Placed {}
    }

    private static final class Sighting {
        private final Trace trace;
        private final UUID story;
        private final Instant at;
        private int revision;
        private Optional<Print> print;

        Sighting(Trace trace, UUID story, Instant at) {
            this.trace = trace;
            this.story = story;
            this.at = at;
            this.revision = trace.revision;
            this.print = trace.print;
        }
    }

    private record Candidate(UUID story, double similarity, Instant foundAt) {}

    /** Takes an article that the watch matches. */
    public Placed place(Trace trace, Instant at) {
        List<Sighting> own = sightings.stream()
                .filter(each -> each.trace.article.equals(trace.article))
                .toList();
        Optional<Sighting> latest = own.stream().max(Comparator.comparingInt(each -> each.revision));
        if (latest.isPresent()) {
            if (latest.get().revision >= trace.revision) {
                return new Placed.Known();
            }
            if (!saysSomethingNew(trace, own)) {
                latest.get().revision = trace.revision;
                latest.get().print = trace.print;
                return new Placed.Known();
            }
        }
        Optional<UUID> copied = like(trace, own, at);
        UUID story = copied.orElseGet(() -> AlertId.of(watch, trace.article, trace.revision));
        foundAt.putIfAbsent(story, at);
        sightings.add(new Sighting(trace, story, at));
        return copied.isPresent() ? new Placed.Copy(story) : new Placed.First(story);
    }

    private boolean saysSomethingNew(Trace trace, List<Sighting> own) {
        Set<UUID> stories = new HashSet<>();
        own.forEach(each -> stories.add(each.story));
        Set<Long> said = new HashSet<>();
        sightings.stream().filter(each -> stories.contains(each.story)).forEach(each -> said.addAll(each.trace.said));
        return !said.containsAll(trace.said);
    }

    private Optional<UUID> like(Trace trace, List<Sighting> own, Instant at) {
        if (trace.print.isEmpty()) {
            return Optional.empty();
        }
        Instant oldest = at.minus(rule.window());
        List<Candidate> candidates = new ArrayList<>();
        for (Sighting each : sightings) {
            Instant found = foundAt.getOrDefault(each.story, each.at);
            boolean remembered = each.at.isAfter(oldest) && found.isAfter(oldest);
            boolean another = own.stream().noneMatch(mine -> mine.story.equals(each.story));
            if (remembered && another && each.print.isPresent()) {
                Print print = each.print.get();
                if (print.sharesABand(trace.print.get()) && rule.isSameStory(trace.print.get(), print)) {
                    candidates.add(new Candidate(each.story, trace.print.get().similarity(print), found));
                }
            }
        }
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::similarity)
                        .thenComparing(Candidate::foundAt, Comparator.reverseOrder())
                        .thenComparing(Candidate::story))
                .map(Candidate::story);
    }
}
