package io.dyadwatch.alert.endpoint;

import io.dyadwatch.alert.page.Given;
import io.dyadwatch.contracts.InvalidRecord;
import org.jspecify.annotations.Nullable;

/**
 * What makes an endpoint, or changes one.
 *
 * @param url where webhooks go
 * @param description at most {@value #MAX_DESCRIPTION_CHARS} characters
 * @param maxPerSecond webhooks a second at most, 1 to {@value #MAX_PER_SECOND}; absent for the service's default
 * @param secret its owner's own; one is made where it is absent. Only when it is made
 */
public record EndpointRequest(
        String url,
        @Nullable String description,
        @Nullable Integer maxPerSecond,
        @Nullable WebhookSecret secret) {
    static final int MAX_DESCRIPTION_CHARS = 500;
    static final int MAX_PER_SECOND = 1000;
    private static final int MAX_URL_CHARS = 4096;

    public EndpointRequest {
        Given.line("url", url, MAX_URL_CHARS);
        if (description != null) {
            Given.line("description", description, MAX_DESCRIPTION_CHARS);
        }
        if (maxPerSecond != null && (maxPerSecond < 1 || maxPerSecond > MAX_PER_SECOND)) {
            throw new InvalidRecord("maxPerSecond", "must be between 1 and " + MAX_PER_SECOND);
        }
    }

    /** Without a limit, and with a secret of the service's making. */
    public EndpointRequest(String url, @Nullable String description) {
        this(url, description, null, null);
    }
}
