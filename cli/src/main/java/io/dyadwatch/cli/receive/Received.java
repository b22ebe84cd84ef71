package io.dyadwatch.cli.receive;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One request that came to a webhook receiver: a line of its NDJSON.
 *
 * @param webhookId the header of that name; empty where it was missing
 * @param verified whether the signature was right and fresh
 * @param body exactly as it came, decoded from UTF-8
 */
public record Received(@JsonProperty("webhook-id") String webhookId, boolean verified, String body) {}
