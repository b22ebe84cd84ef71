package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which two actors of one article appear together, by a question's scope. Each is worked out once, whoever asks. Used by
 * one thread.
 */
final class Proofs {
    private final Cast cast;
    /** By two actors, and then by {@link Question#nearness()}. */
    private final Map<Long, @Nullable Optional<Proof>[]> known = new HashMap<>();

    Proofs(Cast cast) {
        this.cast = cast;
    }

    /** @return empty where the two do not appear together in that way */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Optional<Proof> of(int one, int other, Question question) {
        @Nullable Optional<Proof>[] ways =
                known.computeIfAbsent(Cast.key(one, other), pair -> new Optional[Question.NEARNESSES]);
        int way = question.nearness();
        Optional<Proof> proof = ways[way];
        if (proof == null) {
            proof = Optional.ofNullable(find(one, other, question));
            ways[way] = proof;
        }
        return proof;
    }

    /** Names and metonyms come first; demonyms help out only where these do not suffice. */
    private @Nullable Proof find(int one, int other, Question asked) {
        Proof byName = find(one, other, asked, false);
        return byName == null && asked.demonyms() ? find(one, other, asked, true) : byName;
    }

    private @Nullable Proof find(int one, int other, Question asked, boolean demonyms) {
        Proof shared = shared(one, other, asked, demonyms);
        if (shared != null || asked.scope() == Scope.SENTENCE) {
            return shared;
        }
        Nearest nearest = demonyms
                ? new Nearest(cast.mentioned(one), cast.mentioned(other))
                : new Nearest(cast.named(one), cast.named(other));
        List<Integer> apart = switch (asked.scope()) {
            case SENTENCE, ARTICLE -> nearest.sentences();
            case HEADLINE_OR_LEAD -> nearest.where(cast::isProminent).sentences();
            case WITHIN_SENTENCES -> within(asked.withinSentences(), nearest);
        };
        return apart.isEmpty() ? null : new Proof(apart, null);
    }

    /** Sentences of the title are not counted on into the text. */
    private List<Integer> within(int sentences, Nearest nearest) {
        Nearest title = nearest.where(cast::isTitle);
        Nearest text = nearest.where(((IntPredicate) cast::isTitle).negate());
        Nearest closer = title.distance() < text.distance() ? title : text;
        return closer.distance() <= sentences ? closer.sentences() : List.of();
    }

    private @Nullable Proof shared(int one, int other, Question asked, boolean demonyms) {
        Pair pair = cast.pair(one, other);
        if (pair == null || pair.demonym() != demonyms || (pair.list() && !asked.lists())) {
            return null;
        }
        if (asked.scope() != Scope.HEADLINE_OR_LEAD) {
            return new Proof(pair.sentences(), pair);
        }
        List<Integer> prominent =
                pair.sentences().stream().filter(cast::isProminent).toList();
        return prominent.isEmpty() ? null : new Proof(prominent, pair);
    }
}
