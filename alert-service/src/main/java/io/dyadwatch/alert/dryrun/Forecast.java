package io.dyadwatch.alert.dryrun;

import io.dyadwatch.alert.dryrun.DryRunResult.Basis;
import io.dyadwatch.alert.dryrun.DryRunResult.Day;
import io.dyadwatch.alert.dryrun.DryRunResult.MatchedArticle;
import io.dyadwatch.alert.dryrun.DryRunResult.Warning;
import io.dyadwatch.alert.ledger.RehearsedStories;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.watch.Watch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would have become of matches: goes through them in the order of time, as the ledger would have, and counts. It knows
 * nothing of the time before the first of them: a story that began earlier counts as new.
 */
public final class Forecast {
    /** Notifications a day above which a subscriber is warned. */
    static final long MANY = 50;

    private final StoryRule rule;

    /** @param rule by which the ledger tells stories apart */
    public Forecast(StoryRule rule) {
        this.rule = rule;
    }

    record Told(
            List<MatchedArticle> matches,
            List<Day> days,
            @Nullable Warning warning) {}

    /**
     * @param hits newest first
     * @param from where reading stopped
     * @param to when it began
     */
    Told of(Watch watch, List<Hit> hits, Instant from, Instant to) {
        Rehearsal rehearsal = new Rehearsal(watch, rule);
        Map<Hit, RehearsedStories.Placed> places = new LinkedHashMap<>();
        for (Hit hit : oldestFirst(hits)) {
            places.put(hit, rehearsal.take(hit));
        }
        rehearsal.passTo(to);
        List<MatchedArticle> matches = new ArrayList<>();
        places.forEach((hit, place) -> matches.add(MatchedArticle.of(hit, fate(place, rehearsal))));
        Collections.reverse(matches);
        List<Day> days = days(matches, rehearsal.notifications(), from, to);
        return new Told(List.copyOf(matches), days, warning(days, from, to).orElse(null));
    }

    private static Fate fate(RehearsedStories.Placed place, Rehearsal rehearsal) {
        if (place instanceof RehearsedStories.Placed.First first) {
            return Fate.of(rehearsal.outcome(first.story()));
        }
        return place instanceof RehearsedStories.Placed.Copy ? Fate.COPY : Fate.KNOWN;
    }

    private static List<Hit> oldestFirst(List<Hit> hits) {
        return hits.stream().sorted(Comparator.comparing(Hit::at)).toList();
    }

    private static List<Day> days(List<MatchedArticle> matches, List<Instant> notifications, Instant from, Instant to) {
        List<Day> days = new ArrayList<>();
        Instant newest = matches.isEmpty() || matches.get(0).fetchedAt().isBefore(to)
                ? to
                : matches.get(0).fetchedAt();
        for (LocalDate day = day(newest); !day.isBefore(day(from)); day = day.minusDays(1)) {
            LocalDate of = day;
            List<MatchedArticle> found =
                    matches.stream().filter(m -> day(m.fetchedAt()).equals(of)).toList();
            boolean complete =
                    !start(day).isBefore(from) && !start(day.plusDays(1)).isAfter(to);
            days.add(new Day(
                    day,
                    found.size(),
                    (int) found.stream()
                            .filter(m -> m.fate() != Fate.COPY && m.fate() != Fate.KNOWN)
                            .count(),
                    (int) notifications.stream()
                            .filter(at -> day(at).equals(of))
                            .count(),
                    complete));
        }
        return List.copyOf(days);
    }

    private static Optional<Warning> warning(List<Day> days, Instant from, Instant to) {
        Optional<Day> busiest = days.stream().filter(Day::complete).max(Comparator.comparingInt(Day::notifications));
        if (busiest.isPresent()) {
            long most = busiest.get().notifications();
            return most > MANY
                    ? Optional.of(new Warning(
                            most,
                            Basis.FULL_DAY,
                            "On " + busiest.get().day() + " this watch would have sent " + most + " notifications."))
                    : Optional.empty();
        }
        long all = days.stream().mapToLong(Day::notifications).sum();
        // Less than a minute is taken for one: out of a moment a day cannot be drawn.
        double read = Math.max(
                Duration.between(from, to).toMillis(), Duration.ofMinutes(1).toMillis());
        long perDay = Math.round(all * Duration.ofDays(1).toMillis() / read);
        return perDay > MANY
                ? Optional.of(new Warning(
                        perDay,
                        Basis.EXTRAPOLATED,
                        "At the pace of the time that was read this watch would send about " + perDay
                                + " notifications a day; no day was read in full."))
                : Optional.empty();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
