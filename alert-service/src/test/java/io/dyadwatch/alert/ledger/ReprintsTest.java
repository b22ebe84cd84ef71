package io.dyadwatch.alert.ledger;

import static io.dyadwatch.alert.match.Articles.MADURO;
import static io.dyadwatch.alert.match.Articles.RUSSIA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.intake.ArticleIntake;
import io.dyadwatch.alert.match.Lookup;
import io.dyadwatch.alert.match.SourceName;
import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wire story as fifty papers print it, and ten reports that keep half of it, in any order over two instances at once. */
@ExtendWith(PostgreSql.class)
class ReprintsTest {
    private static final int REPRINTS = 50;
    private static final int FOLLOW_UPS = 10;
    /** Of the story; a sentence has nine words. */
    private static final int SENTENCES = 20;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void fiftyReprintsAreOneNotificationAndTenFollowUpsAreTenMore(long seed, TestDatabase db) throws Exception {
        UUID endpoint = UUID.randomUUID();
        db.execute("insert into endpoint (id, subscriber_id, url, created_at) values ('" + endpoint + "', '"
                + Caller.LOCAL + "', 'https://example.org/hook', now())");
        Watches watches = new Watches(db.database(), Clock.systemUTC());
        watches.create(Caller.LOCAL, Definitions.pair("w", MADURO, RUSSIA, endpoint));
        List<EnrichedArticle> articles = articles(new Random(seed));

        atOnceOverTwoInstances(db, watches, articles);

        assertThat(db.column("select count(distinct source) from sighting group by alert_id order by 1"))
                .containsExactly("1", "1", "1", "1", "1", "1", "1", "1", "1", "1", "50");
        assertThat(db.column("select count(*) from delivery where target = 'webhook'"))
                .containsExactly("11");
    }

    private static void atOnceOverTwoInstances(TestDatabase db, Watches watches, List<EnrichedArticle> articles)
            throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<?>> both = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            int first = instance;
            StoryRule rule = new StoryRule(Duration.ofDays(3), StoryRule.SAME_STORY);
            ArticleIntake intake = new ArticleIntake(
                    Lookup.in(watches),
                    new Ledger(db.database(), Clock.systemUTC(), rule),
                    new SourceName(),
                    Clock.systemUTC());
            both.add(instances.submit(() -> {
                start.await();
                for (int i = first; i < articles.size(); i += 2) {
                    intake.take(Json.write(articles.get(i)), Optional.empty());
                }
                return null;
            }));
        }
        for (Future<?> each : both) {
            each.get();
        }
        instances.shutdownNow();
    }

    private static List<EnrichedArticle> articles(Random random) {
        List<String> story = sentences(random, SENTENCES);
        story.set(3, WireArticle.PAIR + " " + sentence(random));
        List<EnrichedArticle> articles = new ArrayList<>();
        for (int i = 0; i < REPRINTS; i++) {
            List<String> reprint = new ArrayList<>(List.of("By " + sentence(random)));
            reprint.addAll(story.subList(0, SENTENCES - random.nextInt(SENTENCES * 4 / 10 + 1)));
            articles.add(article("paper" + i, reprint));
        }
        for (int i = 0; i < FOLLOW_UPS; i++) {
            List<String> followUp = sentences(random, SENTENCES / 2);
            int from = random.nextInt(SENTENCES / 2 + 1);
            followUp.set(0, WireArticle.PAIR + " " + sentence(random));
            followUp.addAll(story.subList(from, from + SENTENCES / 2));
            articles.add(article("desk" + i, followUp));
        }
        Collections.shuffle(articles, random);
        return articles;
    }

    private static EnrichedArticle article(String source, List<String> sentences) {
        EnrichedArticle bare = WireArticle.of(source + ".example", "a", 1, null, sentences);
        return WireArticle.of(
                source + ".example", "a", 1, MinHash.of(bare.article().text()), sentences);
    }

    private static List<String> sentences(Random random, int count) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sentences.add(sentence(random));
        }
        return sentences;
    }

    private static String sentence(Random random) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            sentence.append(i == 0 ? "" : " ").append(Integer.toString(random.nextInt(10_000), 36));
        }
        return sentence.append('.').toString();
    }
}
