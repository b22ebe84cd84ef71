package io.dyadwatch.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.EnrichedArticle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchIndexTest {
    private static final RandomNews.Mix MIX = new RandomNews.Mix(0.3, 5, 0.3, 0.5, 0.3, 0.1);

    private final WatchIndex index = new WatchIndex(new SourceName());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theIndexFindsExactlyWhatAskingEveryWatchFinds(long seed) {
        RandomNews news = new RandomNews(seed, 60);
        Random random = new Random(seed);
        Map<UUID, Watch> watches = new HashMap<>();
        int matches = 0;
        for (int round = 0; round < 20; round++) {
            change(news, random, watches);
            for (int i = 0; i < 10; i++) {
                EnrichedArticle article = news.article(2 + random.nextInt(20), 2 + random.nextInt(15));
                List<Match> expected = askEveryOne(news.asked(article), watches);

                assertThat(index.matches(news.asked(article))).isEqualTo(expected);
                matches += expected.size();
            }
        }
        assertThat(matches).as("matches compared").isGreaterThan(1000);
    }

    /** Adds some, changes some, and takes some out, in one go. */
    private void change(RandomNews news, Random random, Map<UUID, Watch> watches) {
        List<Watch> put = new ArrayList<>();
        List<UUID> gone = new ArrayList<>();
        for (Watch watch : List.copyOf(watches.values())) {
            int fate = random.nextInt(10);
            if (fate == 0) {
                gone.add(watch.id());
            } else if (fate == 1) {
                Watch other = news.watch(MIX);
                put.add(new Watch(
                        watch.id(), watch.subscriber(), watch.version() + 1, other.definition(), watch.createdAt()));
            }
        }
        for (int i = 0; i < 50; i++) {
            put.add(news.watch(MIX));
        }
        index.change(put, gone);
        gone.forEach(watches::remove);
        put.forEach(watch -> watches.put(watch.id(), watch));
        assertThat(index.size()).isEqualTo(watches.size());
    }

    private static List<Match> askEveryOne(Matching article, Map<UUID, Watch> watches) {
        return watches.values().stream()
                .map(article::match)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(match -> match.watch().id()))
                .toList();
    }

    @Test
    void watchesThatAskTheSameShareTheAnswer() {
        Story story = new Story(3).names("russia", 1).names("cuba", 1).share("cuba", "russia", 1);
        Watch one = Definitions.watch(new UUID(0, 1), "'actors': ['russia', 'cuba']");
        Watch other = Definitions.watch(new UUID(0, 2), "'actors': ['russia', 'cuba'], 'cooldown': 'PT1H'");

        index.change(List.of(other, one), List.of());

        List<Match> matches = index.matches(story.asked());
        assertThat(matches).extracting(Match::watch).containsExactly(one, other);
        assertThat(matches.get(0).pairs()).isSameAs(matches.get(1).pairs());
        assertThat(index.questions()).isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfWatchesThatAreGone() {
        RandomNews news = new RandomNews(7, 40);
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            watches.add(news.watch(MIX));
        }

        index.change(watches, List.of());
        index.change(watches, List.of());
        assertThat(index.size()).isEqualTo(100);
        index.replace(watches.subList(0, 1));
        assertThat(index.questions()).isEqualTo(1);
        index.change(List.of(), watches.stream().map(Watch::id).toList());

        assertThat(index.size()).isZero();
        assertThat(index.questions()).isZero();
        assertThat(index.keys()).isZero();
    }

    @Test
    void aLookUpSeesAllOfAChangeOrNothingOfIt() throws Exception {
        // One watch goes back and forth between two questions, both of which the article answers.
        Story story = new Story(3)
                .names("russia", 1)
                .names("cuba", 1)
                .names("iran", 1)
                .share("cuba", "russia", 1)
                .share("iran", "russia", 1);
        Watch cuba = Definitions.watch(new UUID(0, 1), "'actors': ['russia', 'cuba']");
        Watch iran = Definitions.watch(new UUID(0, 1), "'actors': ['russia', 'iran'], 'scope': 'article'");
        index.change(List.of(cuba), List.of());
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> reading = readers.submit(() -> {
                int looks = 0;
                while (!done.get() || looks == 0) {
                    assertThat(index.matches(story.asked())).hasSize(1);
                    looks++;
                }
                return looks;
            });
            for (int i = 0; i < 2000; i++) {
                index.change(List.of(i % 2 == 0 ? iran : cuba), List.of());
            }
            done.set(true);
            assertThat(reading.get()).isPositive();
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void theWorkForAnAbsurdArticleStaysNearWhatIsInIt() {
        RandomNews news = new RandomNews(11, 4000);
        List<Watch> watches = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            watches.add(news.watch(new RandomNews.Mix(0.1, 10, 0.2, 0.5, 0, 0)));
        }
        index.change(watches, List.of());

        long small = index.hits(news.asked(news.article(20, 20))).steps();
        Story absurd = new Story(2000);
        for (int i = 0; i < 2000; i++) {
            absurd.names("actor-" + i, i).affiliated("actor-" + i, groups(i, 900));
        }
        for (int i = 0; i < 500; i++) {
            absurd.share("actor-" + i, "actor-" + (i + 1), i);
        }
        long large = index.hits(absurd.asked()).steps();

        // (2,000 × 22)² pairs of terms would be 1.9 billion.
        assertThat(small).isLessThan(50_000);
        assertThat(large).isLessThan(index.keys() + 500L * 22 * 22 * 100);
    }

    private static String[] groups(int first, int count) {
        String[] groups = new String[count];
        for (int i = 0; i < count; i++) {
            groups[i] = "actor-" + (first + i) % 4000;
        }
        return groups;
    }
}
