package io.dyadwatch.alert.subscriber;

import io.dyadwatch.contracts.InvalidRecord;
import org.jspecify.annotations.Nullable;

/**
 * How much a subscriber may have, in a request or an answer.
 *
 * @param watches that are not deleted; absent in a request for the service's default
 * @param endpoints that are not deleted; likewise
 * @param alertsPerDay on a day of UTC; likewise
 */
public record Quota(
        @Nullable Integer watches,
        @Nullable Integer endpoints,
        @Nullable Integer alertsPerDay) {
    static final Quota DEFAULT = new Quota(null, null, null);
    /** No number is more than a counter of rows can hold. */
    private static final int MOST = 1_000_000_000;

    public Quota {
        check("quota.watches", watches);
        check("quota.endpoints", endpoints);
        check("quota.alertsPerDay", alertsPerDay);
    }

    private static void check(String field, @Nullable Integer value) {
        if (value != null && (value < 0 || value > MOST)) {
            throw new InvalidRecord(field, "must be from 0 to " + MOST);
        }
    }
}
