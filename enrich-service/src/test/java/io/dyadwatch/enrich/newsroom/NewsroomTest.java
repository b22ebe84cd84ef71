package io.dyadwatch.enrich.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Canary;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.enrich.Samples;
import io.dyadwatch.enrich.SmallVocabulary;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.threeten.extra.MutableClock;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class NewsroomTest {
    private static final String TEXT = "Russia met Venezuela over sanctions. Russia was pleased.";

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-20T09:00:30Z"), ZoneOffset.UTC);
    private final Newsroom newsroom = new Newsroom(registry, clock);
    private Tagger tagger;

    @BeforeEach
    void know() {
        Vocabulary vocabulary = SmallVocabulary.in(folder);
        tagger = new Tagger(vocabulary);
        newsroom.know(vocabulary);
    }

    @Test
    void whatTheVocabularyHasIsThereWithZero() {
        assertThat(count("dyadwatch.newsroom.topic.articles", "topic", "sanctions"))
                .isZero();
        assertThat(count("dyadwatch.newsroom.articles", "language", "other")).isZero();
    }

    @Test
    void anArticleCountsOnceForEachOfItsTopicsActorsAndPairs() {
        newsroom.saw(enriched("a", TEXT, 1));
        newsroom.saw(enriched("b", TEXT, 1));
        newsroom.saw(enriched("c", "Russia had nothing to say.", 1));
        newsroom.refresh();

        assertThat(count("dyadwatch.newsroom.topic.articles", "topic", "sanctions"))
                .isEqualTo(2);
        assertThat(gauge("dyadwatch.newsroom.actor.articles", "actor", "russia"))
                .isEqualTo(3);
        assertThat(gauge("dyadwatch.newsroom.actor.articles", "actor", "venezuela"))
                .isEqualTo(2);
        assertThat(gauge("dyadwatch.newsroom.pair.articles", "pair", "russia~venezuela"))
                .isEqualTo(2);
    }

    @Test
    void aLanguageThatTheVocabularyDoesNotHaveIsOther() {
        newsroom.saw(inLanguage("xx-XX"));
        newsroom.saw(inLanguage("und"));

        assertThat(count("dyadwatch.newsroom.articles", "language", "other")).isEqualTo(2);
    }

    @Test
    void aLanguageOfTheVocabularyCountsWhateverItsRegion() {
        newsroom.know(Vocabulary.packaged());
        newsroom.saw(inLanguage("es-VE"));
        newsroom.saw(inLanguage("es"));

        assertThat(count("dyadwatch.newsroom.articles", "language", "es")).isEqualTo(2);
    }

    @Test
    void onlyTheFirstTextOfAnArticleIsNews() {
        newsroom.saw(enriched("a", TEXT, 2));
        newsroom.refresh();

        assertThat(registry.find("dyadwatch.newsroom.actor.articles").gauges()).isEmpty();
        assertThat(count("dyadwatch.newsroom.topic.articles", "topic", "sanctions"))
                .isZero();
    }

    @Test
    void archiveMaterialAndCanariesAreNoNews() {
        newsroom.saw(tagger.tag(article("example.org", true), 1));
        newsroom.saw(tagger.tag(article(Canary.SOURCE, false), 1));
        newsroom.refresh();

        assertThat(registry.find("dyadwatch.newsroom.actor.articles").gauges()).isEmpty();
        assertThat(registry.get("dyadwatch.newsroom.articles").counters())
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void whoIsNoLongerNamedIsNoLongerShown() {
        newsroom.saw(enriched("a", TEXT, 1));
        newsroom.refresh();
        clock.add(Duration.ofMinutes(50));
        newsroom.saw(enriched("b", "Russia had nothing to say.", 1));
        clock.add(Duration.ofMinutes(10));
        newsroom.refresh();

        assertThat(registry.get("dyadwatch.newsroom.actor.articles").gauges())
                .extracting(gauge -> gauge.getId().getTag("actor"))
                .containsExactly("russia");
        assertThat(gauge("dyadwatch.newsroom.actor.articles", "actor", "russia"))
                .isEqualTo(1);
        assertThat(registry.find("dyadwatch.newsroom.pair.articles").gauges()).isEmpty();
    }

    @Test
    void neverMoreThanTwentyActorsAreShown() {
        newsroom.know(Vocabulary.packaged());
        Tagger all = new Tagger(Vocabulary.packaged());
        newsroom.saw(all.tag(
                Samples.article(
                        "many",
                        "France, Germany, Spain, Italy, Portugal, Poland, Russia, Ukraine, China, Japan, India, Brazil,"
                                + " Cuba, Venezuela, Canada, Mexico, Chile, Peru, Bolivia, Egypt, Iran, Iraq, Israel"
                                + " and Turkey met."),
                1));
        newsroom.refresh();

        List<String> shown = registry.get("dyadwatch.newsroom.actor.articles").gauges().stream()
                .map(Meter::getId)
                .map(id -> String.valueOf(id.getTag("actor")))
                .toList();
        assertThat(shown).hasSize(Newsroom.TOP);
    }

    private EnrichedArticle enriched(String name, String text, int revision) {
        return tagger.tag(Samples.article(name, text), revision);
    }

    private static EnrichedArticle inLanguage(String language) {
        return new EnrichedArticle(
                Samples.article("a", "one"),
                1,
                language,
                "0".repeat(64),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Article article(String source, boolean backfill) {
        String url = "https://example.org/old";
        return new Article(
                ArticleId.ofUrl(url),
                url,
                source,
                null,
                TEXT,
                "en",
                null,
                Samples.FETCHED_AT,
                Via.API,
                backfill,
                List.of());
    }

    private double count(String name, String label, String value) {
        return registry.get(name).tag(label, value).counter().count();
    }

    private double gauge(String name, String label, String value) {
        return registry.get(name).tag(label, value).gauge().value();
    }
}
