package io.dyadwatch.alert.dryrun;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.dryrun.DryRunResult.Basis;
import io.dyadwatch.alert.dryrun.DryRunResult.Day;
import io.dyadwatch.alert.ledger.RehearsedStories;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.match.AlertComposer;
import io.dyadwatch.alert.match.Articles;
import io.dyadwatch.alert.match.Match;
import io.dyadwatch.alert.match.Matching;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final Instant TO = Instant.parse("2026-11-20T12:00:00Z");

    private final Watch watch = watch("");
    private final Forecast forecast = new Forecast(new StoryRule(Duration.ofDays(3), 0.6));
    private final List<Hit> hits = new ArrayList<>();

    @Test
    void reprintsWithinTheWindowAreOneStoryWhoseFirstIsTheOldest() {
        hit("2026-11-16T08:00:00Z", "a", Articles.fingerprint(1));
        hit("2026-11-18T08:00:00Z", "b", Articles.fingerprintLike(1, 100));
        hit("2026-11-18T09:00:00Z", "other", Articles.fingerprint(2));
        hit("2026-11-19T08:00:00Z", "c", Articles.fingerprintLike(1, 120));

        Forecast.Told told = tell("2026-11-15T00:00:00Z");

        assertThat(told.matches())
                .extracting(DryRunResult.MatchedArticle::fate)
                .containsExactly(Fate.SENT, Fate.SENT, Fate.COPY, Fate.SENT);
        assertThat(told.days()).extracting(Day::stories).containsExactly(0, 1, 1, 0, 1, 0);
        assertThat(told.days()).extracting(Day::complete).containsExactly(false, true, true, true, true, true);
    }

    @Test
    void theWatchsOwnRulesDecideInTheOrderOfTime() {
        hit("2026-11-18T08:00:00Z", "a", null);
        hit("2026-11-18T09:00:00Z", "b", null);
        hit("2026-11-18T10:00:00Z", "c", null);
        hit("2026-11-19T08:00:00Z", "d", null);

        assertThat(told(", \"cooldown\": \"PT12H\"")).isEqualTo("[SENT, COOLDOWN, COOLDOWN, SENT] [0, 1, 1, 0]");
        assertThat(told(", \"threshold\": {\"stories\": 3, \"window\": \"PT3H\"}"))
                .isEqualTo("[SENT, SENT, SENT, HELD] [0, 0, 1, 0]");
        assertThat(told(", \"digest\": \"PT6H\"")).isEqualTo("[SENT, SENT, SENT, SENT] [0, 1, 1, 0]");
        assertThat(told(", \"digest\": \"P3D\"")).isEqualTo("[DIGEST, DIGEST, DIGEST, DIGEST] [0, 0, 0, 0]");
    }

    @Test
    void aDayReadInFullThatHasMoreThanFiftyIsWarnedOf() {
        for (int i = 0; i < 51; i++) {
            hit("2026-11-18T10:00:00Z", "a" + i, null);
        }

        assertThat(tell("2026-11-17T00:00:00Z").warning()).isNotNull().satisfies(warning -> {
            assertThat(warning.basis()).isEqualTo(Basis.FULL_DAY);
            assertThat(warning.notificationsPerDay()).isEqualTo(51);
            assertThat(warning.detail()).contains("2026-11-18");
        });
    }

    @Test
    void fiftyADayIsNotTooMany() {
        for (int i = 0; i < 50; i++) {
            hit("2026-11-18T10:00:00Z", "a" + i, null);
        }

        assertThat(tell("2026-11-17T00:00:00Z").warning()).isNull();
    }

    @Test
    void whereNoDayWasReadInFullTheWarningIsDrawnOutAndSaysSo() {
        for (int i = 0; i < 13; i++) {
            hit("2026-11-20T10:00:00Z", "a" + i, null);
        }

        assertThat(tell("2026-11-20T06:00:00Z").warning()).isNotNull().satisfies(warning -> {
            assertThat(warning.basis()).isEqualTo(Basis.EXTRAPOLATED);
            assertThat(warning.notificationsPerDay()).isEqualTo(52);
        });
    }

    private static Watch watch(String rules) {
        return new Watch(
                new UUID(0, 0),
                Caller.LOCAL,
                1,
                Definitions.parse("""
                    {"name": "try", "actors": ["%s", "%s"], "endpoint": "%s"%s}\
                    """.formatted(MADURO, RUSSIA, DryRunRequest.NO_ENDPOINT, rules)),
                TO);
    }

    private Forecast.Told tell(String from) {
        return tell(watch, from);
    }

    private Forecast.Told tell(Watch watch, String from) {
        List<Hit> newestFirst = new ArrayList<>(hits);
        Collections.reverse(newestFirst);
        return forecast.of(watch, newestFirst, Instant.parse(from), TO);
    }

    /** What became of each, the oldest first, and by day, the newest first, how often the subscriber was told. */
    private String told(String rules) {
        Forecast.Told told = tell(watch(rules), "2026-11-17T00:00:00Z");
        List<Fate> fates = new ArrayList<>(
                told.matches().stream().map(DryRunResult.MatchedArticle::fate).toList());
        Collections.reverse(fates);
        return fates + " " + told.days().stream().map(Day::notifications).toList();
    }

    private void hit(String at, String outlet, @Nullable Fingerprint fingerprint) {
        Instant time = Instant.parse(at);
        EnrichedArticle article = Articles.article("https://" + outlet + ".example/" + at, fingerprint);
        Match match = new Matching(article, new SourceName(), time).match(watch).orElseThrow();
        hits.add(new Hit(
                time,
                outlet + ".example",
                RehearsedStories.Trace.of(article, match),
                new AlertComposer(article, outlet + ".example").compose(match, new UUID(1, hits.size()), time)));
    }
}
