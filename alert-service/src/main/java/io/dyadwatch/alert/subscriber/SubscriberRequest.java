package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.page.Given;
import org.jspecify.annotations.Nullable;

/**
 * What makes or replaces a subscriber.
 *
 * @param name at most {@value #MAX_NAME_CHARS} characters, no other has it
 * @param quota its own; what is absent is the service's default
 * @param disabled true stops its tokens and its alerts, false lets them go on; false where it is absent
 */
public record SubscriberRequest(
        String name, @Nullable Quota quota, @Nullable Boolean disabled) {
    static final int MAX_NAME_CHARS = 200;

    public SubscriberRequest {
        Given.line("name", name, MAX_NAME_CHARS);
    }

    Quota ownQuota() {
        return quota == null ? Quota.DEFAULT : quota;
    }

    boolean isDisabled() {
        return Boolean.TRUE.equals(disabled);
    }
}
