package io.dyadwatch.alert.feedback;

import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Alert.Proof;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.SpanIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as {@code ./dyadwatch evaluate} reads it; the format stands in {@code evaluation/README.md}. Its text is the
 * alert's evidence, a paragraph for each sentence, since the whole article is not kept.
 *
 * @param id made of the alert's id: one case for each alert
 * @param language as it was found in the whole article; absent where it was not
 * @param note why, in the subscriber's words
 */
public record LabelledCase(
        String id,
        @Nullable String title,
        String text,
        @Nullable String language,
        @Nullable Instant publishedAt,
        Expected expected,
        @Nullable String note) {

    /** @param judged the pairs of which it is known whether the text has them; others are not scored */
    public record Expected(List<JudgedPair> judged) {}

    /**
     * @param actors two ids in alphabetical order
     * @param present whether they share a sentence by name or metonym
     */
    public record JudgedPair(List<String> actors, boolean present) {}

    /**
     * A right alert vouches for its first pair, which is the best proven. In a wrong one no pair is right. Only pairs that a
     * sentence of the evidence names together can be told of: what was found further apart, or by a demonym, is not what
     * the evaluation looks for. Empty where there is none.
     */
    static Optional<LabelledCase> of(Feedback feedback) {
        Alert alert = feedback.alert();
        List<JudgedPair> judged = alert.pairs().stream()
                .limit(feedback.verdict() == Verdict.RIGHT ? 1 : alert.pairs().size())
                .map(pair -> pair.actors().stream().sorted().toList())
                .distinct()
                .filter(actors -> alert.evidence().stream().anyMatch(proof -> names(proof, actors)))
                .map(actors -> new JudgedPair(actors, feedback.verdict() == Verdict.RIGHT))
                .toList();
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        String title = text(alert, true, " ");
        String text = text(alert, false, "\n\n");
        String language = alert.article().language();
        return Optional.of(new LabelledCase(
                "feedback-" + alert.id(),
                title.isEmpty() || text.isEmpty() ? null : title,
                text.isEmpty() ? title : text,
                language.equals("und") ? null : language,
                alert.article().publishedAt(),
                new Expected(judged),
                feedback.why()));
    }

    private static boolean names(Proof proof, List<String> actors) {
        return actors.stream()
                .allMatch(actor -> proof.mentions().stream()
                        .anyMatch(mention ->
                                mention.actor().equals(actor) && mention.kind() != MentionKind.DEMONYM));
    }

    private static String text(Alert alert, boolean title, String between) {
        Stream<Proof> proofs = alert.evidence().stream().filter(proof -> (proof.in() == SpanIn.TITLE) == title);
        return proofs.map(Proof::text).collect(Collectors.joining(between));
    }
}
