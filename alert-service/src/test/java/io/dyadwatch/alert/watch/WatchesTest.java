package io.dyadwatch.alert.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.caller.Caller;
import io.dyadwatch.alert.database.PostgreSql;
import io.dyadwatch.alert.database.TestDatabase;
import io.dyadwatch.alert.endpoint.EndpointRequest;
import io.dyadwatch.alert.endpoint.Endpoints;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgreSql.class)
class WatchesTest {
    @Test
    void aDeletedWatchIsStillItsOwnersToRelease(TestDatabase db) {
        Clock clock = Clock.systemUTC();
        UUID endpoint = new Endpoints(db.database(), clock)
                .create(Caller.LOCAL, new EndpointRequest("https://example.org/", null))
                .id();
        Watches watches = new Watches(db.database(), clock);
        UUID watch = watches.create(Caller.LOCAL, Definitions.pair("w", "nicolas-maduro", "russia", endpoint))
                .id();

        watches.delete(Caller.LOCAL, watch);

        assertThat(watches.find(Optional.of(Caller.LOCAL), watch)).isEmpty();
        assertThat(watches.existed(Optional.of(Caller.LOCAL), watch)).isTrue();
        assertThat(watches.existed(Optional.empty(), watch)).isTrue();
        assertThat(watches.existed(Optional.of(UUID.randomUUID()), watch)).isFalse();
    }
}
