package io.dyadwatch.alert.delivery;

import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Alert.ActorRef;
import io.dyadwatch.contracts.Alert.ArticleRef;
import io.dyadwatch.contracts.Alert.MatchedPair;
import io.dyadwatch.contracts.Alert.Proof;
import io.dyadwatch.contracts.Alert.ProofMention;
import io.dyadwatch.contracts.Alert.Story;
import io.dyadwatch.contracts.Alert.Suppressed;
import io.dyadwatch.contracts.Alert.WatchRef;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Scope;
import io.dyadwatch.contracts.SpanIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts of every size: names of thousands of emoji, sentences of 100,000 characters, hundreds of pairs. */
final class RandomAlerts {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String[] SIGNS = {"a", "é", "я", "国", "😀", "\"", "\\", "\t", " "};

    private final Random random;

    RandomAlerts(long seed) {
        this.random = new Random(seed);
    }

    /** A small one. */
    static Alert plain() {
        return withSentences(1, 60);
    }

    /** One with so many sentences of so many characters, of which both actors are named in the middle. */
    static Alert withSentences(int count, int length) {
        List<Proof> proofs = IntStream.range(0, count)
                .mapToObj(i -> {
                    String text = "x".repeat(length / 2) + "Maduro met Russia" + "y".repeat(length - length / 2 - 17);
                    int at = i * (length + 1);
                    return new Proof(
                            SpanIn.TEXT,
                            text,
                            at,
                            at + length,
                            List.of(
                                    mention("nicolas-maduro", text, at, length / 2, length / 2 + 6),
                                    mention("russia", text, at, length / 2 + 11, length / 2 + 17)));
                })
                .toList();
        return alert(
                "a watch",
                Story.of(List.of("example.org")),
                "Nicolás Maduro",
                List.of(new MatchedPair(List.of("nicolas-maduro", "russia"), List.of("venezuela+", "russia"), List.of())),
                List.of(),
                "A headline",
                "https://example.org/a",
                proofs,
                null);
    }

    Alert next() {
        int pairs = size(500);
        List<MatchedPair> matched = Stream.generate(() -> new MatchedPair(
                        List.of(slug(), slug()), List.of(slug() + "+", slug()), slugs(size(40))))
                .limit(Math.max(1, pairs))
                .toList();
        List<Proof> proofs = new ArrayList<>();
        int at = 0;
        for (int i = Math.max(1, size(20)); i > 0; i--) {
            Proof proof = proof(at);
            proofs.add(proof);
            at = proof.end() + 1;
        }
        return alert(
                text(Math.max(1, size(200))),
                new Story(Stream.generate(() -> text(Math.max(1, size(300)))).limit(Math.max(1, size(500))).toList(), 1),
                text(Math.max(1, size(5000))),
                matched,
                slugs(size(200)),
                text(Math.max(1, size(8000))),
                "https://example.org/" + "p".repeat(size(9000)),
                proofs,
                random.nextBoolean() ? new Suppressed(NOW, 3, Map.of("cooldown", 1, "silence", 2)) : null);
    }

    private Proof proof(int at) {
        String text = text(Math.max(1, size(100_000)));
        int length = text.codePointCount(0, text.length());
        List<ProofMention> mentions = new ArrayList<>();
        for (int i = size(300); i > 0; i--) {
            int start = random.nextInt(length);
            int end = Math.min(length, start + 1 + size(random.nextInt(50) == 0 ? 5000 : 30));
            mentions.add(mention(random.nextBoolean() ? "russia" : slug(), text, at, start, end));
        }
        return new Proof(random.nextInt(5) == 0 ? SpanIn.TITLE : SpanIn.TEXT, text, at, at + length, mentions);
    }

    private static ProofMention mention(String actor, String text, int at, int start, int end) {
        int from = text.offsetByCodePoints(0, start);
        return new ProofMention(
                actor,
                at + start,
                at + end,
                text.substring(from, text.offsetByCodePoints(from, end - start)),
                MentionKind.NAME);
    }

    private static Alert alert(
            String watch,
            Story story,
            String actor,
            List<MatchedPair> pairs,
            List<String> topics,
            String title,
            String url,
            List<Proof> evidence,
            @Nullable Suppressed suppressed) {
        return new Alert(
                UUID.randomUUID(),
                new WatchRef(UUID.randomUUID(), 3, watch),
                story,
                List.of(new ActorRef("nicolas-maduro", actor), new ActorRef("russia", "Russia")),
                pairs,
                Scope.SENTENCE,
                topics,
                new ArticleRef("a".repeat(64), 1, title, url, "example.org", "es", NOW),
                evidence,
                NOW,
                suppressed,
                false,
                null);
    }

    /** Mostly small, at times near the limit. */
    private int size(int limit) {
        return switch (random.nextInt(12)) {
            case 0 -> random.nextInt(limit) + 1;
            case 1, 2, 3 -> random.nextInt(Math.max(1, limit / 20)) + 1;
            default -> random.nextInt(Math.min(limit, 4));
        };
    }

    private String text(int signs) {
        StringBuilder text = new StringBuilder();
        String usual = SIGNS[random.nextInt(SIGNS.length)];
        for (int i = 0; i < signs; i++) {
            text.append(random.nextInt(4) == 0 ? SIGNS[random.nextInt(SIGNS.length)] : usual);
        }
        return text.toString();
    }

    private String slug() {
        return "s" + "x".repeat(size(190));
    }

    private List<String> slugs(int count) {
        return Stream.generate(this::slug).limit(count).toList();
    }
}
