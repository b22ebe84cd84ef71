package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Evidence;
import io.dyadwatch.contracts.Fingerprint;
import io.dyadwatch.contracts.Mention;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Modality;
import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.Sentence;
import io.dyadwatch.contracts.TaggedActor;
import io.dyadwatch.contracts.TaggedTopic;
import io.dyadwatch.contracts.Via;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Enriched articles for tests, each about Maduro and Lavrov. The text begins with a character outside the basic plane, so
 * that code points and chars differ.
 */
public final class Articles {
    public static final String MADURO = "nicolas-maduro";
    public static final String RUSSIA = "russia";
    public static final String TOPIC = "military-cooperation";
    static final String FIRST = "\uD83C\uDF0D Maduro met Russia over weapons.";
    static final String SECOND = "Nothing else was said.";
    private static final String TEXT = FIRST + " " + SECOND;
    private static final int SECOND_START = FIRST.codePointCount(0, FIRST.length()) + 1;

    private Articles() {}

    /** One where both share the first sentence, with the topic there. */
    public static EnrichedArticle article(String url, @Nullable Fingerprint fingerprint) {
        return article(url, fingerprint, 1, false, MentionKind.NAME, pair(false, false));
    }

    public static EnrichedArticle revision(String url, @Nullable Fingerprint fingerprint, int revision) {
        return article(url, fingerprint, revision, false, MentionKind.NAME, pair(false, false));
    }

    public static EnrichedArticle backfilled(String url) {
        return article(url, null, 1, true, MentionKind.NAME, pair(false, false));
    }

    /** A signature that is like none of another seed. */
    public static Fingerprint fingerprint(long seed) {
        byte[] components = new byte[Fingerprint.COMPONENTS];
        new Random(seed).nextBytes(components);
        return Fingerprint.of(components);
    }

    /** A signature that agrees with that of a seed in so many components. */
    public static Fingerprint fingerprintLike(long seed, int equal) {
        byte[] components = new byte[Fingerprint.COMPONENTS];
        new Random(seed).nextBytes(components);
        for (int i = equal; i < components.length; i++) {
            components[i]++;
        }
        return Fingerprint.of(components);
    }

    static List<Pair> pair(boolean list, boolean demonym) {
        return List.of(new Pair(List.of(MADURO, RUSSIA), List.of(0), List.of(TOPIC), list, demonym));
    }

    static EnrichedArticle article(
            String url,
            @Nullable Fingerprint fingerprint,
            int revision,
            boolean backfill,
            MentionKind russiaAs,
            List<Pair> pairs) {
        Article article = new Article(
                ArticleId.ofUrl(url),
                url,
                "example.org",
                "A headline",
                TEXT,
                "en",
                Instant.parse("2026-11-20T08:00:00Z"),
                Instant.parse("2026-11-20T08:30:00Z"),
                Via.API,
                backfill,
                List.of());
        List<Sentence> sentences = new ArrayList<>();
        sentences.add(new Sentence(null, 0, SECOND_START - 1, Region.LEAD));
        sentences.add(new Sentence(null, SECOND_START, SECOND_START + SECOND.length(), Region.BODY));
        return new EnrichedArticle(
                article,
                revision,
                "en",
                ArticleId.ofUrl("vocabulary"),
                fingerprint,
                sentences,
                List.of(
                        actor(MADURO, ActorType.PERSON, "Nicolás Maduro", "Maduro", 2, MentionKind.NAME),
                        actor(RUSSIA, ActorType.COUNTRY, "Russia", "Russia", 13, russiaAs)),
                List.of(new TaggedTopic(
                        TOPIC, Modality.ASSERTED, false, List.of(new Evidence(null, 25, 32, "weapons", 0)))),
                pairs,
                false);
    }

    private static TaggedActor actor(
            String id, ActorType type, String name, String surface, int start, MentionKind kind) {
        Mention mention = new Mention(null, start, start + surface.length(), surface, kind, 0);
        return new TaggedActor(id, type, name, List.of(), null, List.of(mention));
    }
}
