package io.dyadwatch.alert.delivery;

import io.dyadwatch.alert.identity.NamedUuid;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertUpdated;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The id of a delivery of alerts: UUIDv5 with its lane as namespace and as name its event type and, each behind a line
 * feed, the ids of its alerts in order; in an update with a space and the number of their sources behind them.
 *
 * <p>An alert is told once, and its updates with more sources each, so that no two deliveries are named alike. A database
 * that was restored from a backup and reads the articles since once more makes the same deliveries again under the same
 * {@code webhook-id}, by which subscribers know them.
 */
final class DeliveryId {
    private DeliveryId() {}

    static UUID of(UUID lane, String type, List<Alert> alerts) {
        boolean update = type.equals(AlertUpdated.TYPE);
        return NamedUuid.of(
                lane,
                type
                        + alerts.stream()
                                .map(alert -> "\n" + alert.id()
                                        + (update ? " " + alert.story().sourceCount() : ""))
                                .collect(Collectors.joining()));
    }
}
