package io.dyadwatch.alert.subscriber;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.TokenHash;
import io.dyadwatch.access.TokenLookup;
import io.dyadwatch.access.TokensUnavailable;
import io.dyadwatch.alert.database.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers for some seconds whose a token is, or that it is nobody's, so that not every request asks the database. What
 * is revoked is therefore dead after {@value #TRUSTED_SECONDS} s on every instance.
 *
 * <p>Bounded: of too many, those that were asked for longest ago are forgotten. Those that are nobody's have a place of
 * their own, so that a flood of them drives out nobody who is known. Safe for use by several threads.
 */
public final class CachedTokens implements TokenLookup {
    /** Counted from before the database was asked; the bar is 5 s, and an answer takes time as well. */
    static final int TRUSTED_SECONDS = 4;

    private static final Duration TRUSTED = Duration.ofSeconds(TRUSTED_SECONDS);
    private static final int MAX_KNOWN = 10_000;
    private static final int MAX_UNKNOWN = 1_000;

    private final Function<TokenHash, Optional<Holder>> database;
    private final Clock clock;
    private final Map<TokenHash, Answer> known = bounded(MAX_KNOWN);
    private final Map<TokenHash, Answer> unknown = bounded(MAX_UNKNOWN);

    private record Answer(Optional<Holder> holder, Instant asked) {
        boolean isFreshAt(Instant now) {
            // An answer from the future is what a clock that was set back leaves behind.
            return !now.isBefore(asked) && now.isBefore(asked.plus(TRUSTED));
        }
    }

    /** @param database asked where nothing fresh is remembered; throws {@link DatabaseFailure} while it is away */
    public CachedTokens(Function<TokenHash, Optional<Holder>> database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Holder> find(TokenHash token) {
        Instant now = clock.instant();
        Optional<Answer> remembered = remembered(token).filter(answer -> answer.isFreshAt(now));
        return remembered.orElseGet(() -> ask(token, now)).holder();
    }

    private Answer ask(TokenHash token, Instant now) {
        try {
            Answer answer = new Answer(database.apply(token), now);
            remember(token, answer);
            return answer;
        } catch (DatabaseFailure e) {
            throw new TokensUnavailable(e);
        }
    }

    private synchronized Optional<Answer> remembered(TokenHash token) {
        Answer answer = known.get(token);
        return Optional.ofNullable(answer != null ? answer : unknown.get(token));
    }

    private synchronized void remember(TokenHash token, Answer answer) {
        boolean isKnown = answer.holder().isPresent();
        (isKnown ? known : unknown).put(token, answer);
        (isKnown ? unknown : known).remove(token);
    }

    /** How many answers are remembered, fresh or not. */
    synchronized int size() {
        return known.size() + unknown.size();
    }

    private static Map<TokenHash, Answer> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TokenHash, Answer> eldest) {
                return size() > most;
            }
        };
    }
}
