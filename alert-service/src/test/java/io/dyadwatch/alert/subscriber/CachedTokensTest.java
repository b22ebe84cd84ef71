package io.dyadwatch.alert.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.access.Holder;
import io.dyadwatch.access.Token;
import io.dyadwatch.access.TokenHash;
import io.dyadwatch.access.TokensUnavailable;
import io.dyadwatch.alert.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.threeten.extra.MutableClock;

class CachedTokensTest {
    private static final TokenHash TOKEN = new Token("one").hash();
    private static final Holder HOLDER = Holder.ofSubscriber(UUID.randomUUID(), "desk");

    private final MutableClock clock = MutableClock.epochUTC();
    private final Map<TokenHash, Holder> valid = new HashMap<>();
    private final List<TokenHash> asked = new ArrayList<>();
    private final CachedTokens tokens = new CachedTokens(this::ask, clock);

    @Test
    void aRevokedTokenIsNoneAfterFiveSecondsAtTheLatest() {
        // given
        valid.put(TOKEN, HOLDER);
        assertThat(tokens.find(TOKEN)).contains(HOLDER);

        // when
        valid.clear();

        // then
        clock.setInstant(Instant.EPOCH.plusSeconds(5));
        assertThat(tokens.find(TOKEN)).isEmpty();
    }

    @Test
    void theDatabaseIsAskedOnceInAWhile() {
        // given
        valid.put(TOKEN, HOLDER);

        // when
        for (int millis = 0; millis < 4_000; millis += 100) {
            clock.setInstant(Instant.ofEpochMilli(millis));
            tokens.find(TOKEN);
            tokens.find(new Token("nobody's").hash());
        }

        // then
        assertThat(asked).hasSize(2);
    }

    @Test
    void aFreshlyMadeTokenIsValidAtOnceUnlessItWasTriedBefore() {
        // given
        assertThat(tokens.find(TOKEN)).isEmpty();

        // when
        valid.put(TOKEN, HOLDER);
        clock.setInstant(Instant.EPOCH.plusSeconds(5));

        // then
        assertThat(tokens.find(TOKEN)).contains(HOLDER);
    }

    @Test
    void aClockThatWasSetBackTrustsNothing() {
        // given
        valid.put(TOKEN, HOLDER);
        clock.setInstant(Instant.EPOCH.plusSeconds(1000));
        tokens.find(TOKEN);

        // when
        valid.clear();
        clock.setInstant(Instant.EPOCH);

        // then
        assertThat(tokens.find(TOKEN)).isEmpty();
    }

    @Test
    void aFloodOfTokensThatAreNobodysIsForgottenAndDrivesNobodyOut() {
        // given
        valid.put(TOKEN, HOLDER);
        tokens.find(TOKEN);

        // when
        for (int i = 0; i < 20_000; i++) {
            tokens.find(new Token("guess " + i).hash());
        }
        asked.clear();

        // then
        assertThat(tokens.find(TOKEN)).contains(HOLDER);
        assertThat(asked).isEmpty();
        assertThat(tokens.size()).isLessThanOrEqualTo(1_001);
    }

    @Test
    void whileTheDatabaseIsAwayNobodyCanTell() {
        // given
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        CachedTokens away = new CachedTokens(new ApiTokens(new Database(nobody), clock)::use, clock);

        // then
        assertThatThrownBy(() -> away.find(TOKEN)).isInstanceOf(TokensUnavailable.class);
    }

    private Optional<Holder> ask(TokenHash token) {
        asked.add(token);
        return Optional.ofNullable(valid.get(token));
    }
}
