package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of an endpoint are to be sent again.
 *
 * @param since written at this time or later
 * @param until written before this time
 * @param states {@code dead}, {@code delivered} or both; {@code dead} where absent
 * @param dryRun only count them
 */
public record RecoverRequest(
        Instant since, Instant until, @Nullable List<DeliveryState> states, boolean dryRun) {
    public RecoverRequest {
        Given.present("since", since);
        Given.present("until", until);
        if (!since.isBefore(until)) {
            throw new InvalidRecord("until", "must be after since");
        }
        // PostgreSQL's years are fewer than Java's.
        if (since.isBefore(Instant.EPOCH) || until.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
            throw new InvalidRecord(
                    since.isBefore(Instant.EPOCH) ? "since" : "until", "must be between the years 1970 and 9998");
        }
        List<DeliveryState> given = states == null ? List.of(DeliveryState.DEAD) : states;
        for (int i = 0; i < given.size(); i++) {
            if (Given.present("states[" + i + "]", given.get(i)) == DeliveryState.PENDING) {
                throw new InvalidRecord("states[" + i + "]", "must be dead or delivered");
            }
        }
        states = List.copyOf(given);
        if (states.isEmpty()) {
            throw new InvalidRecord("states", "must name at least one");
        }
    }

    List<String> written() {
        return states == null
                ? List.of()
                : states.stream().map(DeliveryState::written).toList();
    }
}
