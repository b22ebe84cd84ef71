package io.dyadwatch.alert.endpoint;

import io.dyadwatch.alert.page.Given;
import org.jspecify.annotations.Nullable;

/**
 * What makes an endpoint.
 *
 * @param url where webhooks go
 * @param description at most {@value #MAX_DESCRIPTION_CHARS} characters
 */
public record EndpointRequest(String url, @Nullable String description) {
    static final int MAX_DESCRIPTION_CHARS = 500;
    private static final int MAX_URL_CHARS = 4096;

    public EndpointRequest {
        Given.line("url", url, MAX_URL_CHARS);
        if (description != null) {
            Given.line("description", description, MAX_DESCRIPTION_CHARS);
        }
    }
}
