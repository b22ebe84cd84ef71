package io.dyadwatch.alert.delivery;

import io.dyadwatch.contracts.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The alerts of one webhook, as many as fit: cut most, they take no more bytes than a body may have. */
final class Parcel {
    /** Alerts in one webhook at most. */
    static final int MAX_ALERTS = 20;

    private final WebhookBody bodies;
    private final List<NewDeliveries.Item> items = new ArrayList<>();
    private int smallestBytes = WebhookBody.ENVELOPE_BYTES;

    Parcel(WebhookBody bodies) {
        this.bodies = bodies;
    }

    /** False where it does not fit any more; the first always does. */
    boolean add(NewDeliveries.Item item) {
        int bytes = bodies.smallestBytes(item.alert());
        if (!items.isEmpty() && (items.size() == MAX_ALERTS || smallestBytes + bytes > WebhookBody.MAX_BYTES)) {
            return false;
        }
        items.add(item);
        smallestBytes += bytes;
        return true;
    }

    List<NewDeliveries.Item> items() {
        return items;
    }

    byte[] body(String type, Instant timestamp) {
        List<Alert> alerts = items.stream().map(NewDeliveries.Item::alert).toList();
        return bodies.of(type, timestamp, alerts);
    }
}
