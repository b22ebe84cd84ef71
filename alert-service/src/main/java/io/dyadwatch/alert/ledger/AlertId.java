package io.dyadwatch.alert.ledger;

import io.dyadwatch.alert.identity.NamedUuid;
import java.util.UUID;

/**
 * The id of an alert: UUIDv5 (RFC 9562, section 5.5) with the watch's id as namespace and as name the id of the story's
 * first article, behind it {@code /} and the revision where that is a later one than the first.
 */
public final class AlertId {
    private AlertId() {}

    public static UUID of(UUID watch, String firstArticle) {
        return of(watch, firstArticle, 1);
    }

    public static UUID of(UUID watch, String firstArticle, int revision) {
        return NamedUuid.of(watch, revision == 1 ? firstArticle : firstArticle + "/" + revision);
    }
}
