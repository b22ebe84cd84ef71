package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The stories that some watches have found, asked where one article belongs among them. To be made behind the locks of
 * those watches on their pipeline: a statement after the lock sees what was committed while it was waited for.
 *
 * <p>Like articles are looked up once for all watches, by bands of the fingerprint; then which of them each watch has seen.
 * So the cost depends neither on how many stories a watch has found nor, but for one indexed look-up each, on how many
 * watches ask.
 */
final class Stories {
    /** Like articles looked at, the newest; more would be reprints of reprints. */
    private static final int MAX_LIKE = 2000;

    /**
     * Materialized, for else the limit has PostgreSQL walk the prints by time, all of them where few are like, as soon as
     * it plans without the values.
     */
    static final String LIKE = """
            with alike as materialized (
              select article_id, revision, fingerprint, shingles, seen_at from article_print
              where bands && ?::integer[]
            )
            select article_id, revision, fingerprint, shingles from alike
            where seen_at > ? and article_id <> ?
            order by seen_at desc limit ?
            """;

    private static final String SEEN = """
            select s.watch_id, s.article_id, s.revision, s.alert_id, a.matched_at
            from sighting s join alert a on a.id = s.alert_id
            where s.watch_id = any(?) and s.article_id = any(?) and a.matched_at > ?
            """;

    private final EnrichedArticle enriched;
    private final StoryRule rule;
    private final PairSentences sentences;
    private final Map<UUID, List<Own>> own;
    private final Map<UUID, Optional<Set<Long>>> known;
    private final Map<UUID, List<Candidate>> like;

    Stories(
            Pipeline pipeline,
            EnrichedArticle enriched,
            PairSentences sentences,
            StoryRule rule,
            Collection<UUID> watches,
            Instant now)
            throws SQLException {
        this.enriched = enriched;
        this.sentences = sentences;
        this.rule = rule;
        Instant oldest = now.minus(rule.window());
        Optional<Print> print = Print.of(enriched);
        Pipeline.Answer<Own> seen = askOwn(pipeline, watches);
        Optional<Pipeline.Answer<Like>> alike =
                print.isEmpty() ? Optional.empty() : Optional.of(askLike(pipeline, print.get(), oldest));
        this.own = seen.rows().stream().collect(Collectors.groupingBy(Own::watch));
        this.known = known(pipeline);
        this.like = alike.isEmpty()
                ? Map.of()
                : candidates(pipeline, watches, print.orElseThrow(), alike.get().rows(), oldest);
    }

    /** Where the article belongs for a watch that it matches. */
    Place of(Match match) {
        UUID watch = match.watch().id();
        List<Own> before = own.getOrDefault(watch, List.of());
        Optional<Own> latest = before.stream().max(Comparator.comparingInt(Own::revision));
        if (latest.isPresent()) {
            if (latest.get().revision >= enriched.revision()) {
                return new Place.Known();
            }
            if (!saysSomethingNew(match, before)) {
                return new Place.Revised(latest.get().alert);
            }
        }
        return like.getOrDefault(watch, List.of()).stream()
                .filter(candidate -> before.stream().noneMatch(each -> each.alert.equals(candidate.alert)))
                .max(Comparator.comparingDouble(Candidate::similarity)
                        .thenComparing(Candidate::foundAt, Comparator.reverseOrder())
                        .thenComparing(Candidate::alert))
                .<Place>map(candidate -> new Place.Copy(candidate.alert))
                .orElseGet(() ->
                        new Place.First(AlertId.of(watch, enriched.article().id(), enriched.revision())));
    }

    /** False where it was not kept what the stories said: a second notification is worse than none. */
    private boolean saysSomethingNew(Match match, List<Own> before) {
        Set<Long> said = new HashSet<>();
        for (Own each : before) {
            Optional<Set<Long>> story = known.getOrDefault(each.alert, Optional.empty());
            if (story.isEmpty()) {
                return false;
            }
            said.addAll(story.get());
        }
        return !said.containsAll(sentences.of(match.sentences()));
    }

    private Pipeline.Answer<Own> askOwn(Pipeline pipeline, Collection<UUID> watches) throws SQLException {
        return pipeline.ask(
                "select watch_id, alert_id, revision from sighting where watch_id = any(?) and article_id = ?",
                row -> new Own(Sql.uuid(row, "watch_id"), Sql.uuid(row, "alert_id"), row.getInt("revision")),
                watches,
                enriched.article().id());
    }

    private Pipeline.Answer<Like> askLike(Pipeline pipeline, Print print, Instant oldest) throws SQLException {
        return pipeline.ask(
                LIKE,
                Stories::likeRow,
                print.bands(),
                oldest,
                enriched.article().id(),
                MAX_LIKE);
    }

    /** What the stories of earlier revisions said of the pair, in all their articles; empty where it was not kept. */
    private Map<UUID, Optional<Set<Long>>> known(Pipeline pipeline) throws SQLException {
        Map<UUID, Optional<Set<Long>>> said = new HashMap<>();
        List<UUID> revised = own.values().stream()
                .filter(before -> before.stream().allMatch(each -> each.revision < enriched.revision()))
                .flatMap(List::stream)
                .map(Own::alert)
                .toList();
        if (revised.isEmpty()) {
            return said;
        }
        pipeline.query(
                "select alert_id, sentences from sighting where alert_id = any(?)",
                row -> said.merge(
                        Sql.uuid(row, "alert_id"),
                        Optional.ofNullable(row.getBytes("sentences")).map(PairSentences::read),
                        (some, more) -> some.flatMap(all -> more.map(further -> {
                            all.addAll(further);
                            return all;
                        }))),
                revised);
        return said;
    }

    private Map<UUID, List<Candidate>> candidates(
            Pipeline pipeline, Collection<UUID> watches, Print print, List<Like> alike, Instant oldest)
            throws SQLException {
        Map<String, Map<Integer, Double>> articles = new HashMap<>();
        for (Like each : alike) {
            if (rule.isSameStory(print, each.print)) {
                articles.computeIfAbsent(each.article, article -> new HashMap<>())
                        .put(each.revision, print.similarity(each.print));
            }
        }
        Map<UUID, List<Candidate>> candidates = new HashMap<>();
        if (articles.isEmpty()) {
            return candidates;
        }
        pipeline.query(
                SEEN,
                row -> {
                    // The story has the revision that was seen last in it; another one may be of another story.
                    Double similarity = articles.getOrDefault(row.getString("article_id"), Map.of())
                            .get(row.getInt("revision"));
                    return similarity != null
                            && candidates
                                    .computeIfAbsent(Sql.uuid(row, "watch_id"), watch -> new ArrayList<>())
                                    .add(new Candidate(
                                            Sql.uuid(row, "alert_id"), similarity, Sql.instant(row, "matched_at")));
                },
                watches,
                articles.keySet(),
                oldest);
        return candidates;
    }

    private static Like likeRow(ResultSet row) throws SQLException {
        return new Like(
                row.getString("article_id"),
                row.getInt("revision"),
                new Print(
                        Fingerprint.parse(row.getString("fingerprint")),
                        Optional.ofNullable(row.getBytes("shingles")).map(Shingles::read)));
    }

    private record Own(UUID watch, UUID alert, int revision) {}

    private record Like(String article, int revision, Print print) {}

    private record Candidate(UUID alert, double similarity, Instant foundAt) {}
}
