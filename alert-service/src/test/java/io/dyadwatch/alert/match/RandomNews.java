package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Articles and watches at random, the same for the same seed. Actor k is named about 1/k as often as the first (Zipf's
 * law with exponent 1), in articles and in watches alike; the first tenth are groups, and half of the rest belong to one.
 */
final class RandomNews {
    private static final List<Modality> MODALITIES = List.of(Modality.ASSERTED, Modality.NEGATED, Modality.POSSIBLE);
    private static final List<String> TOPICS =
            List.of("sanctions", "trade", "oil", "military-cooperation", "elections", "migration");
    private static final List<String> LANGUAGES = List.of("en", "es", "pt-BR", "ru", "fr");

    private final Random random;
    private final int actors;
    private final double[] share;

    RandomNews(long seed, int actors) {
        this.random = new Random(seed);
        this.actors = actors;
        this.share = IntStream.rangeClosed(1, actors).mapToDouble(k -> 1.0 / k).toArray();
        Arrays.parallelPrefix(share, Double::sum);
    }

    /** How a watch is to be: shares from 0 to 1. */
    record Mix(double lists, int listLength, double affiliated, double scopeSentence, double topics, double filters) {}

    Watch watch(Mix mix) {
        boolean lists = random.nextDouble() < mix.lists;
        String one = side(mix, lists ? mix.listLength : 1);
        String other = one;
        while (other.equals(one)) {
            other = side(mix, lists && random.nextBoolean() ? mix.listLength : 1);
        }
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return Definitions.watch(id, "'sides': [" + one + ", " + other + "]" + scope(mix) + filters(mix));
    }

    private String side(Mix mix, int length) {
        Set<String> terms = new LinkedHashSet<>();
        while (terms.size() < Math.min(length, actors / 2)) {
            terms.add("'" + id(actor()) + (random.nextDouble() < mix.affiliated ? "+" : "") + "'");
        }
        return terms.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private String scope(Mix mix) {
        if (random.nextDouble() < mix.scopeSentence) {
            return "";
        }
        return switch (random.nextInt(3)) {
            case 0 -> ", 'scope': 'within-sentences', 'withinSentences': " + (1 + random.nextInt(4));
            case 1 -> ", 'scope': 'headline-or-lead'";
            default -> ", 'scope': 'article'";
        };
    }

    private String filters(Mix mix) {
        String filters = "";
        if (random.nextDouble() < mix.topics) {
            filters += ", 'topics': {'%s': ['%s', '%s']}"
                    .formatted(List.of("any", "all", "none").get(random.nextInt(3)), topic(0), topic(1));
        }
        for (String filter : List.of(
                ", 'topicScope': 'article'",
                ", 'lists': true",
                ", 'demonyms': true",
                ", 'languages': ['en', 'pt']",
                ", 'sources': {'deny': ['example.org']}",
                ", 'modality': ['asserted']")) {
            filters += random.nextDouble() < mix.filters ? filter : "";
        }
        return filters;
    }

    /** An article with so many actors in so many sentences. */
    EnrichedArticle article(int named, int sentences) {
        Story story = new Story(sentences)
                .url("https://" + (random.nextInt(10) == 0 ? "example.org" : "s" + random.nextInt(50) + ".example")
                        + "/" + random.nextLong())
                .language(LANGUAGES.get(random.nextInt(LANGUAGES.size())));
        Set<Integer> cast = new LinkedHashSet<>();
        while (cast.size() < Math.min(named, actors)) {
            cast.add(actor());
        }
        TreeMap<Integer, List<Integer>> present = new TreeMap<>();
        for (int actor : cast) {
            if (actor >= actors / 10 && actor % 2 == 0) {
                story.affiliated(id(actor), id(actor % Math.max(1, actors / 10)));
            }
            for (int sentence : somewhere(sentences)) {
                boolean demonym = random.nextInt(10) == 0;
                story.mentions(id(actor), demonym ? MentionKind.DEMONYM : MentionKind.NAME, sentence);
                if (!demonym) {
                    present.computeIfAbsent(sentence, s -> new ArrayList<>()).add(actor);
                }
            }
        }
        share(story, present);
        for (int i = 0; i < random.nextInt(4); i++) {
            Modality modality = MODALITIES.get(random.nextInt(MODALITIES.size()));
            story.topic(TOPICS.get(i), modality, random.nextInt(sentences));
        }
        return story.article();
    }

    private void share(Story story, SortedMap<Integer, List<Integer>> present) {
        TreeMap<List<Integer>, TreeSet<Integer>> shared = new TreeMap<>((one, other) ->
                one.get(0).equals(other.get(0)) ? one.get(1) - other.get(1) : one.get(0) - other.get(0));
        present.forEach((sentence, actors) -> {
            for (int one : actors) {
                for (int other : actors) {
                    if (one < other) {
                        shared.computeIfAbsent(List.of(one, other), pair -> new TreeSet<>())
                                .add(sentence);
                    }
                }
            }
        });
        shared.forEach((pair, sentences) -> story.share(
                id(pair.get(0)),
                id(pair.get(1)),
                random.nextInt(4) == 0 ? List.of(topic(0)) : List.of(),
                random.nextInt(8) == 0,
                false,
                sentences.stream().mapToInt(sentence -> sentence).toArray()));
    }

    private int[] somewhere(int sentences) {
        int mentions = 1 + random.nextInt(4);
        return random.ints(mentions, 0, sentences).sorted().distinct().toArray();
    }

    private String topic(int half) {
        return TOPICS.get(half * 3 + random.nextInt(3));
    }

    private int actor() {
        double at = random.nextDouble() * share[actors - 1];
        int found = Arrays.binarySearch(share, at);
        return found < 0 ? -found - 1 : found;
    }

    private static String id(int actor) {
        return "actor-" + actor;
    }

    Matching asked(EnrichedArticle article) {
        return new Matching(article, new SourceName(), Story.NOW);
    }
}
