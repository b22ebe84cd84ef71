package io.dyadwatch.tagging.evaluate;

import static java.util.stream.Collectors.toSet;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.evaluate.Labels.JudgedPair;
import io.dyadwatch.tagging.evaluate.Labels.LabelledActor;
import io.dyadwatch.tagging.evaluate.Labels.LabelledPair;
import io.dyadwatch.tagging.evaluate.Labels.LabelledTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tags labelled articles and compares what was found with their labels. */
final class ArticleComparison {
    private final Tagger tagger;
    private final Tally tally;
    private final Set<String> topics;

    /** @param topics ids of the topics that were labelled; others are passed over */
    ArticleComparison(Tagger tagger, Tally tally, Set<String> topics) {
        this.tagger = tagger;
        this.tally = tally;
        this.topics = topics;
    }

    void compare(LabelledArticle labelled) {
        EnrichedArticle result = tagger.tag(labelled.article(), 1);
        Labels expected = labelled.expected();
        String id = labelled.id();
        if (expected.actors() != null) {
            actors(id, expected.actors(), result.actors());
        }
        if (expected.topics() != null) {
            List<TaggedTopic> found = result.topics().stream()
                    .filter(topic -> topics.contains(topic.id()))
                    .toList();
            topics(id, expected.topics(), found);
        }
        if (expected.pairs() != null) {
            pairs(id, expected.pairs(), result.pairs());
        }
        if (expected.judged() != null) {
            judged(id, expected.judged(), result.pairs());
        }
        if (expected.language() != null && labelled.article().language() == null) {
            List<Item> want = List.of(Item.expected(expected.language(), 1, expected.language()));
            List<Item> have = List.of(Item.found(result.language(), List.of(), result.language()));
            tally.compare(Measure.LANGUAGE, id, want, have, what -> true);
        }
    }

    private void actors(String id, List<LabelledActor> expected, List<TaggedActor> found) {
        boolean counted = expected.stream().allMatch(actor -> actor.mentions() != null);
        List<Item> wanted = new ArrayList<>();
        List<Item> got = new ArrayList<>();
        List<Item> wantedMentions = new ArrayList<>();
        List<Item> gotMentions = new ArrayList<>();
        for (LabelledActor actor : expected) {
            String type = word(actor.type());
            wanted.add(Item.expected(actor.id(), 1, type));
            Map<MentionKind, Integer> mentions = actor.mentions() == null ? Map.of() : actor.mentions();
            mentions.forEach((kind, count) ->
                    wantedMentions.add(Item.expected(actor.id() + " " + word(kind), count, type, word(kind))));
        }
        for (TaggedActor actor : found) {
            String type = word(actor.type());
            got.add(Item.found(actor.id(), List.of(), type));
            for (MentionKind kind : MentionKind.values()) {
                List<String> words = actor.mentions().stream()
                        .filter(mention -> mention.kind() == kind)
                        .map(Mention::text)
                        .toList();
                if (!words.isEmpty()) {
                    gotMentions.add(Item.found(actor.id() + " " + word(kind), words, type, word(kind)));
                }
            }
        }
        tally.compare(Measure.ACTORS, id, wanted, got, what -> !counted);
        if (counted) {
            tally.compare(Measure.MENTIONS, id, wantedMentions, gotMentions, what -> true);
        }
    }

    private void topics(String id, List<LabelledTopic> expected, List<TaggedTopic> found) {
        List<Item> wanted = new ArrayList<>();
        List<Item> wantedModality = new ArrayList<>();
        List<Item> wantedReported = new ArrayList<>();
        for (LabelledTopic topic : expected) {
            wanted.add(Item.expected(topic.id(), 1, topic.id()));
            if (topic.modality() != null) {
                wantedModality.add(Item.expected(topic.id() + " " + word(topic.modality()), 1, word(topic.modality())));
            }
            if (topic.reported() != null && topic.reported()) {
                wantedReported.add(Item.expected(topic.id() + " reported", 1));
            }
        }
        Set<String> openModality =
                ids(expected.stream().filter(topic -> topic.modality() == null).toList());
        Set<String> openReported =
                ids(expected.stream().filter(topic -> topic.reported() == null).toList());
        List<Item> got = new ArrayList<>();
        List<Item> gotModality = new ArrayList<>();
        List<Item> gotReported = new ArrayList<>();
        for (TaggedTopic topic : found) {
            List<String> words = topic.evidence().stream().map(Evidence::text).toList();
            got.add(new Item(topic.id(), 1, List.of(topic.id()), words));
            String modality = word(topic.modality());
            if (!openModality.contains(topic.id())) {
                gotModality.add(new Item(topic.id() + " " + modality, 1, List.of(modality), words));
            }
            if (topic.reported() && !openReported.contains(topic.id())) {
                gotReported.add(new Item(topic.id() + " reported", 1, List.of(), words));
            }
        }
        tally.compare(Measure.TOPICS, id, wanted, got, what -> true);
        Set<String> both = found.stream().map(TaggedTopic::id).collect(toSet());
        both.retainAll(ids(expected));
        Predicate<String> ofBoth = what -> both.contains(what.substring(0, what.indexOf(' ')));
        tally.compare(Measure.MODALITY, id, wantedModality, gotModality, ofBoth);
        tally.compare(Measure.REPORTED, id, wantedReported, gotReported, ofBoth);
    }

    private void pairs(String id, List<LabelledPair> expected, List<Pair> found) {
        List<Pair> named = found.stream().filter(pair -> !pair.demonym()).toList();
        List<List<String>> wanted = expected.stream().map(LabelledPair::actors).toList();
        List<List<String>> got = named.stream().map(Pair::actors).toList();
        tally.compare(Measure.PAIRS, id, items(wanted), items(got), what -> true);
        lists(id, expected, named);
    }

    /** What is found beside the judged pairs may be right or wrong, and is not scored. */
    private void judged(String id, List<JudgedPair> expected, List<Pair> found) {
        List<List<String>> wanted = expected.stream()
                .filter(JudgedPair::present)
                .map(JudgedPair::actors)
                .toList();
        Set<List<String>> asked = expected.stream().map(JudgedPair::actors).collect(toSet());
        List<List<String>> got = found.stream()
                .filter(pair -> !pair.demonym())
                .map(Pair::actors)
                .filter(asked::contains)
                .toList();
        tally.compare(Measure.PAIRS, id, items(wanted), items(got), what -> true);
    }

    /** Only pairs of which it is labelled whether they are enumerated, and pairs that are false alarms anyway. */
    private void lists(String id, List<LabelledPair> expected, List<Pair> found) {
        List<List<String>> open = expected.stream()
                .filter(pair -> pair.list() == null)
                .map(LabelledPair::actors)
                .toList();
        List<List<String>> wanted = expected.stream()
                .filter(pair -> pair.list() != null && pair.list())
                .map(LabelledPair::actors)
                .toList();
        List<List<String>> got = found.stream()
                .filter(Pair::list)
                .map(Pair::actors)
                .filter(pair -> !open.contains(pair))
                .toList();
        Set<String> both = found.stream()
                .map(Pair::actors)
                .filter(pair -> expected.stream().anyMatch(want -> want.actors().equals(pair)))
                .map(ArticleComparison::word)
                .collect(toSet());
        tally.compare(Measure.LISTS, id, items(wanted), items(got), both::contains);
    }

    private static List<Item> items(List<List<String>> pairs) {
        return pairs.stream().map(pair -> Item.expected(word(pair), 1)).toList();
    }

    private static Set<String> ids(List<LabelledTopic> topics) {
        return topics.stream().map(LabelledTopic::id).collect(toSet());
    }

    private static String word(List<String> pair) {
        return String.join("~", pair);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
