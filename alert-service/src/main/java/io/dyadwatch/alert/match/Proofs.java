package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Pair;
import io.dyadwatch.contracts.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which two actors of one article appear together, by a watch's scope. Each is worked out once, whoever asks. Used by
 * one thread.
 */
final class Proofs {
    private final Cast cast;
    /** By {@link Conditions#nearness()}; an array is as long as the greatest that was asked for. */
    private final PairTable<@Nullable Proof[]> known;

    Proofs(Cast cast) {
        this.cast = cast;
        this.known = new PairTable<>(cast.size());
    }

    /** @return {@link Proof#NONE} where the two do not appear together in that way */
    Proof of(int one, int other, Conditions asked) {
        int way = asked.nearness();
        @Nullable Proof[] ways = known.get(one, other);
        if (ways == null || way >= ways.length) {
            int length = way - way % Conditions.NEARNESSES_OF_A_SCOPE + Conditions.NEARNESSES_OF_A_SCOPE;
            ways = ways == null ? new Proof[length] : Arrays.copyOf(ways, length);
            known.put(one, other, ways);
        }
        Proof proof = ways[way];
        if (proof == null) {
            proof = find(one, other, asked);
            ways[way] = proof;
        }
        return proof;
    }

    /** Names and metonyms come first; demonyms help out only where these do not suffice. */
    private Proof find(int one, int other, Conditions asked) {
        Proof proof = find(one, other, asked, false);
        if (proof == null && asked.demonyms()) {
            proof = find(one, other, asked, true);
        }
        return proof == null ? Proof.NONE : proof;
    }

    private @Nullable Proof find(int one, int other, Conditions asked, boolean demonyms) {
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

    private @Nullable Proof shared(int one, int other, Conditions asked, boolean demonyms) {
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
