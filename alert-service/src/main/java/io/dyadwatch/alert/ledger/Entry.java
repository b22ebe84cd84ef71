package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import io.dyadwatch.alert.delivery.NewDeliveries;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.alert.watch.Threshold;
import io.dyadwatch.alert.watch.WatchDefinition;
import io.dyadwatch.contracts.EnrichedArticle;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One article in one transaction. */
final class Entry {
    /** Watches written together: thousands may want the same article, and their alerts are held in memory meanwhile. */
    private static final int TOGETHER = 200;

    /** Subscribers in the order in which their quotas are locked, and what may share a delivery side by side. */
    private static final Comparator<Placed> IN_ORDER = Comparator.comparing((Placed placed) -> placed.row.subscriber())
            .thenComparing(placed -> placed.row.endpoint())
            .thenComparing(placed -> placed.row.id());

    private final Pipeline pipeline;
    private final EnrichedArticle enriched;
    private final AlertComposer composer;
    private final Optional<String> traceparent;
    private final StoryRule rule;
    private final Instant now;
    private final Tally tally;
    private final Telling telling;
    private final NewDeliveries deliveries;
    private final PairSentences sentences;
    private final Sightings sightings;

    Entry(
            Pipeline pipeline,
            EnrichedArticle enriched,
            AlertComposer composer,
            Optional<String> traceparent,
            StoryRule rule,
            Instant now,
            Tally tally,
            Telling telling,
            NewDeliveries deliveries) {
        this.pipeline = pipeline;
        this.enriched = enriched;
        this.composer = composer;
        this.traceparent = traceparent;
        this.rule = rule;
        this.now = now;
        this.tally = tally;
        this.telling = telling;
        this.deliveries = deliveries;
        this.sentences = new PairSentences(enriched);
        this.sightings = new Sightings(enriched, composer.source(), now);
    }

    /** A match whose watch is locked, and where the article belongs for it. */
    private record Placed(Match match, WatchRow row, Place place) {
        WatchDefinition definition() {
            return match.watch().definition();
        }
    }

    /** A decision on a story of a watch. */
    private record Decided(Placed placed, Notifying.Decision decision) {}

    void write(List<Match> matches) throws SQLException {
        List<Placed> news = place(matches);
        if (news.isEmpty()) {
            return;
        }
        sightings.writePrint(pipeline);
        for (int from = 0; from < news.size(); from += TOGETHER) {
            writeTogether(news.subList(from, Math.min(news.size(), from + TOGETHER)));
        }
        deliveries.finish();
    }

    /** What is new to its watch, in order. */
    private List<Placed> place(List<Match> matches) throws SQLException {
        List<UUID> watches = matches.stream().map(match -> match.watch().id()).toList();
        Pipeline.Answer<WatchRow> locked = WatchRow.lock(pipeline, watches);
        Stories stories = new Stories(pipeline, enriched, sentences, rule, watches, now);
        Map<UUID, WatchRow> rows = locked.rows().stream().collect(Collectors.toMap(WatchRow::id, Function.identity()));
        List<Placed> news = new ArrayList<>();
        for (Match match : matches) {
            WatchRow row = rows.get(match.watch().id());
            if (row != null && !(stories.of(match) instanceof Place.Known)) {
                news.add(new Placed(match, row, stories.of(match)));
            }
        }
        news.sort(IN_ORDER);
        return news;
    }

    private void writeTogether(List<Placed> some) throws SQLException {
        List<Placed> firsts = new ArrayList<>();
        Map<UUID, Placed> copies = new LinkedHashMap<>();
        for (Placed placed : some) {
            UUID watch = placed.row.id();
            if (placed.place instanceof Place.First) {
                firsts.add(placed);
            } else if (placed.place instanceof Place.Copy copy) {
                sightings.add(watch, copy.alert(), said(placed));
                copies.put(copy.alert(), placed);
            } else if (placed.place instanceof Place.Revised revised) {
                sightings.revise(watch, revised.alert());
            }
        }
        // Before anything asks for sources.
        sightings.write(pipeline);
        tally.addCopies(copies.size());

        Map<UUID, Outcome> joined = AlertRows.outcomes(pipeline, copies.keySet());
        carryOut(decide(firsts, copies, joined));
        update(copies, joined);
    }

    private List<Decided> decide(List<Placed> firsts, Map<UUID, Placed> copies, Map<UUID, Outcome> joined)
            throws SQLException {
        List<Placed> joinsHeld = copies.entrySet().stream()
                .filter(each -> joined.get(each.getKey()) == Outcome.HELD)
                .map(Map.Entry::getValue)
                .toList();
        Map<UUID, List<Notifying.Story>> held = held(firsts, joinsHeld);
        List<Decided> decided = new ArrayList<>();
        for (Placed placed : firsts) {
            UUID alert = ((Place.First) placed.place).alert();
            Notifying.Story story = new Notifying.Story(alert, now, Set.of(composer.source()));
            decided.add(new Decided(
                    placed,
                    Notifying.found(
                            placed.definition(),
                            placed.row.standing(),
                            held.getOrDefault(placed.row.id(), List.of()),
                            story,
                            now)));
        }
        for (Placed placed : joinsHeld) {
            UUID alert = ((Place.Copy) placed.place).alert();
            List<Notifying.Story> all = held.getOrDefault(placed.row.id(), List.of());
            Optional<Notifying.Story> story =
                    all.stream().filter(each -> each.alert().equals(alert)).findFirst();
            if (story.isPresent()) {
                List<Notifying.Story> others =
                        all.stream().filter(each -> !each.alert().equals(alert)).toList();
                decided.add(new Decided(
                        placed,
                        Notifying.joined(placed.definition(), placed.row.standing(), others, story.get(), now)));
            }
        }
        decided.sort(Comparator.comparing(Decided::placed, IN_ORDER));
        return decided;
    }

    private Map<UUID, List<Notifying.Story>> held(List<Placed> firsts, List<Placed> joinsHeld) throws SQLException {
        List<UUID> asked = new ArrayList<>(
                joinsHeld.stream().map(placed -> placed.row.id()).toList());
        Duration longest = Threshold.LONGEST_WINDOW;
        for (Placed placed : firsts) {
            if (placed.definition().threshold() != null) {
                asked.add(placed.row.id());
            }
        }
        return AlertRows.held(pipeline, asked, now.minus(longest));
    }

    private void carryOut(List<Decided> decided) throws SQLException {
        Map<UUID, Found> fresh = writeFirsts(decided);
        Map<Outcome, List<UUID>> older = new EnumMap<>(Outcome.class);
        List<WatchRow.Change> changes = new ArrayList<>();
        List<Telling.Notice> notices = new ArrayList<>();
        for (Decided each : decided) {
            Notifying.Decision decision = each.decision;
            WatchRow row = each.placed.row;
            List<UUID> stories =
                    decision.stories().stream().map(Notifying.Story::alert).toList();
            if (decision.outcome() == Outcome.SENT) {
                notices.add(new Telling.Notice(row, stories, decision.next()));
                continue;
            }
            List<UUID> moved = stories.stream()
                    .filter(alert -> !fresh.containsKey(alert))
                    .filter(alert -> decision.outcome() != Outcome.HELD)
                    .toList();
            older.computeIfAbsent(decision.outcome(), outcome -> new ArrayList<>())
                    .addAll(moved);
            tally.add(decision.outcome(), moved.size() + (isFirst(each) ? 1 : 0));
            if (!decision.next().equals(row.standing())) {
                changes.add(new WatchRow.Change(row.id(), decision.next()));
            }
        }
        for (Map.Entry<Outcome, List<UUID>> each : older.entrySet()) {
            AlertRows.setOutcome(pipeline, each.getValue(), each.getKey(), now);
        }
        WatchRow.save(pipeline, changes);
        telling.tell(notices, fresh);
    }

    /** The new alerts, with the sighting of their article, as they are decided. */
    private Map<UUID, Found> writeFirsts(List<Decided> decided) throws SQLException {
        Map<UUID, Found> fresh = new LinkedHashMap<>();
        for (Decided each : decided) {
            if (each.placed.place instanceof Place.First first) {
                fresh.put(
                        first.alert(),
                        new Found(
                                composer.compose(each.placed.match, first.alert(), now),
                                each.decision.outcome(),
                                1,
                                enriched.article().fetchedAt(),
                                traceparent));
                sightings.add(each.placed.row.id(), first.alert(), said(each.placed));
            }
        }
        AlertRows.insert(pipeline, List.copyOf(fresh.values()), now);
        sightings.write(pipeline);
        return fresh;
    }

    /** Stories that were told and have got a further source, where the watch asks for that. */
    private void update(Map<UUID, Placed> copies, Map<UUID, Outcome> joined) throws SQLException {
        Map<UUID, Placed> wanted = new HashMap<>(copies);
        wanted.entrySet().removeIf(each -> {
            Placed placed = each.getValue();
            return joined.get(each.getKey()) != Outcome.SENT
                    || !Updates.areTold(placed.definition(), placed.row.standing(), now);
        });
        List<Found> due = AlertRows.find(pipeline, wanted.keySet()).stream()
                .filter(found ->
                        Updates.isDue(found.announced(), found.alert().story().sourceCount()))
                .sorted(Comparator.comparing(
                                (Found found) -> placed(wanted, found).row.endpoint())
                        .thenComparing(found -> found.alert().watch().id()))
                .toList();
        AlertRows.setAnnounced(pipeline, due.stream().map(Found::alert).toList());
        for (Found found : due) {
            deliveries.addUpdate(
                    placed(wanted, found).row.endpoint(),
                    new NewDeliveries.Item(found.alert(), enriched.article().fetchedAt(), traceparent));
        }
        tally.addUpdates(due.size());
    }

    private static Placed placed(Map<UUID, Placed> copies, Found found) {
        return Objects.requireNonNull(copies.get(found.alert().id()));
    }

    private Set<Long> said(Placed placed) {
        return sentences.of(placed.match.sentences());
    }

    private static boolean isFirst(Decided each) {
        return each.placed.place instanceof Place.First;
    }
}
