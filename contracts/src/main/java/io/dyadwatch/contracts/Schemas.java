package io.dyadwatch.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas (draft 2020-12) of the records. A record that its readers would not understand is a next version. */
public enum Schemas {
    ARTICLE("article"),
    ENRICHED_ARTICLE("enriched-article"),
    ACTOR_PAIR("actor-pair"),
    VOCABULARY_ENTRY("vocabulary-entry"),
    FEED("feed"),
    FEED_STATE("feed-state"),
    ALERT("alert"),
    ALERT_MATCHED("alert-matched"),
    ALERT_UPDATED("alert-updated"),
    ENDPOINT_PING("endpoint-ping"),
    OPERATOR_EVENT("operator-event");

    private final String title;

    Schemas(String record) {
        this.title = record + ".v1";
    }

    /** Its name and version, for example {@code alert-matched.v1}. */
    public String title() {
        return title;
    }

    /** The schema document. */
    public String document() {
        String file = "schema/" + title + ".json";
        try (InputStream in = Schemas.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
