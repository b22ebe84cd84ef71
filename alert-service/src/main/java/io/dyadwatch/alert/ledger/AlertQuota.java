package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.database.Pipeline;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** How many alerts subscribers may still be told of on a day. */
@FunctionalInterface
public interface AlertQuota {
    /** For everybody as many as there are. */
    AlertQuota UNLIMITED = (pipeline, wanted, now) -> wanted;

    /**
     * Takes from the quotas of the day, within the transaction that tells.
     *
     * @param wanted by subscriber, how many alerts
     * @return by subscriber, how many may be told: at most those wanted
     */
    Map<UUID, Integer> take(Pipeline pipeline, Map<UUID, Integer> wanted, Instant now) throws SQLException;
}
