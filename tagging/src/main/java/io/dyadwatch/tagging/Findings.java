package io.dyadwatch.tagging;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.WordSet;
import io.dyadwatch.tagging.topic.Stated;
import io.dyadwatch.tagging.vocabulary.ActorEntry;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what is found in one article and turns it into the records that travel. Used by one thread. */
final class Findings {
    private final VocabularyContent vocabulary;
    private final WordSet conjunctions;
    private final List<Passage> passages = new ArrayList<>(2);
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<Integer, List<Mention>> mentionsByActor = new LinkedHashMap<>();
    private final Map<Integer, List<Evidence>> evidenceByTopic = new LinkedHashMap<>();
    private final Map<Integer, Judged> judgedByTopic = new LinkedHashMap<>();
    private final Map<Integer, TreeSet<String>> topicsByClause = new LinkedHashMap<>();
    private final Map<Passage, Clauses> clausesByPassage = new HashMap<>();
    private final Pairs pairs = new Pairs();
    private int firstClause;
    private int mentionCount;
    private boolean truncated;

    /**
     * How the evidence of a topic states it, taken together. News says first what is new, and then what was before: an
     * article about a threat of sanctions mentions those already in force, and one about a denied pact still speaks of
     * "the pact". So the title decides where it states the topic, else the lead, else the rest. Among equals one plain
     * statement makes the topic asserted, and a possibility is more than a denial.
     *
     * @param prominence of the most prominent evidence: 2 in the title, 1 in the lead, 0 elsewhere
     */
    private record Judged(int prominence, Modality modality, boolean reported) {
        static Judged of(Region region, Stated stated) {
            int prominence = region == Region.TITLE ? 2 : region == Region.LEAD ? 1 : 0;
            return new Judged(prominence, stated.modality(), stated.reported());
        }

        Judged and(Judged other) {
            boolean otherDecides = other.prominence == prominence
                    ? rank(other.modality) < rank(modality)
                    : other.prominence > prominence;
            return new Judged(
                    Math.max(prominence, other.prominence),
                    otherDecides ? other.modality : modality,
                    reported && other.reported);
        }

        private static int rank(Modality modality) {
            return switch (modality) {
                case ASSERTED -> 0;
                case POSSIBLE -> 1;
                case NEGATED -> 2;
            };
        }
    }

    Findings(VocabularyContent vocabulary, WordSet conjunctions) {
        this.vocabulary = vocabulary;
        this.conjunctions = conjunctions;
    }

    /** Takes a passage and its mentions; returns those that are kept. */
    List<Found> addMentions(Passage passage, List<Found> found) {
        passages.add(passage);
        for (SentenceSpan sentence : passage.sentences()) {
            sentences.add(new Sentence(
                    passage.in(), passage.point(sentence.start()), passage.point(sentence.end()), sentence.region()));
        }
        int room = EnrichedArticle.MAX_MENTIONS - mentionCount;
        truncated |= found.size() > room;
        List<Found> kept = found.size() > room ? found.subList(0, room) : found;
        mentionCount += kept.size();
        for (Found mention : kept) {
            mentionsByActor
                    .computeIfAbsent(mention.actor(), actor -> new ArrayList<>())
                    .add(mention(passage, mention));
        }
        addPairs(passage, kept);
        return kept;
    }

    private Clauses clauses(Passage passage) {
        return clausesByPassage.computeIfAbsent(passage, p -> {
            Clauses clauses = Clauses.of(p, firstClause);
            firstClause += clauses.count();
            return clauses;
        });
    }

    private static Mention mention(Passage passage, Found found) {
        return new Mention(
                passage.in(),
                passage.point(found.start()),
                passage.point(found.end()),
                passage.words().text().substring(found.start(), found.end()),
                found.kind(),
                passage.articleIndex(passage.sentenceOf(found.from())));
    }

    private void addPairs(Passage passage, List<Found> mentions) {
        int[] lists = Enumerations.of(
                passage,
                mentions,
                conjunctions,
                actor -> vocabulary.actors().get(actor).type() == ActorType.COUNTRY);
        Clauses clauses = clauses(passage);
        int first = 0;
        while (first < mentions.size()) {
            int sentence = passage.sentenceOf(mentions.get(first).from());
            int last = first;
            Map<Integer, Pairs.Present> present = new LinkedHashMap<>();
            while (last < mentions.size()
                    && passage.sentenceOf(mentions.get(last).from()) == sentence) {
                Found mention = mentions.get(last);
                Pairs.Present here = new Pairs.Present(
                        vocabulary.actors().get(mention.actor()).id(),
                        Pairs.Present.isNamed(mention.kind()),
                        lists[last] == Enumerations.NONE ? List.of() : List.of(lists[last]),
                        Set.of(clauses.at(mention.start())));
                present.merge(mention.actor(), here, Pairs.Present::and);
                last++;
            }
            pairs.add(passage.articleIndex(sentence), List.copyOf(present.values()));
            first = last;
        }
    }

    void addTopics(Passage passage, List<Stated> stated) {
        Clauses clauses = clauses(passage);
        List<Stated> inOrder = new ArrayList<>(stated);
        // Of two pieces of evidence for one topic that start alike, the longer says more.
        inOrder.sort(Comparator.comparingInt(Stated::start)
                .thenComparing(Comparator.comparingInt(Stated::end).reversed())
                .thenComparingInt(Stated::topic));
        Map<Integer, Integer> endByTopic = new HashMap<>();
        for (Stated one : inOrder) {
            if (one.end() <= endByTopic.getOrDefault(one.topic(), 0)) {
                continue;
            }
            endByTopic.put(one.topic(), one.end());
            List<Evidence> evidence = evidenceByTopic.computeIfAbsent(one.topic(), topic -> new ArrayList<>());
            if (evidence.size() == EnrichedArticle.MAX_MENTIONS) {
                truncated = true;
                continue;
            }
            int sentence = passage.articleIndex(one.sentence());
            evidence.add(new Evidence(
                    passage.in(),
                    passage.point(one.start()),
                    passage.point(one.end()),
                    passage.words().text().substring(one.start(), one.end()),
                    sentence));
            Region region = passage.sentences().get(one.sentence()).region();
            judgedByTopic.merge(one.topic(), Judged.of(region, one), Judged::and);
            // A pair that shares a sentence with a denial is not thereby connected.
            if (one.modality() != Modality.NEGATED) {
                topicsByClause
                        .computeIfAbsent(clauses.at(one.start()), c -> new TreeSet<>())
                        .add(vocabulary.topics().get(one.topic()).id());
            }
        }
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /**
     * @param day as of which the actors have their affiliations
     */
    List<TaggedActor> actors(LocalDate day) {
        List<TaggedActor> actors = new ArrayList<>(mentionsByActor.size());
        mentionsByActor.forEach((number, mentions) -> {
            ActorEntry actor = vocabulary.actors().get(number);
            actors.add(new TaggedActor(
                    actor.id(), actor.type(), actor.name(), actor.affiliationsOn(day), actor.wikidata(), mentions));
        });
        return actors;
    }

    List<TaggedTopic> topics() {
        List<TaggedTopic> topics = new ArrayList<>(evidenceByTopic.size());
        evidenceByTopic.forEach((number, evidence) -> {
            TopicEntry topic = vocabulary.topics().get(number);
            Judged judged = judgedByTopic.getOrDefault(number, new Judged(0, Modality.ASSERTED, false));
            topics.add(new TaggedTopic(topic.id(), judged.modality(), judged.reported(), evidence));
        });
        return topics;
    }

    List<Pair> pairs() {
        return pairs.toList(topicsByClause);
    }

    boolean isTruncated() {
        return truncated || pairs.isFull();
    }

    @Nullable Fingerprint fingerprint() {
        return Fingerprints.of(passages.get(passages.size() - 1));
    }
}
