package io.dyadwatch.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schemas (draft 2020-12) of the records, by the name they have on the class path. */
enum Schemas {
    ARTICLE("article"),
    ENRICHED_ARTICLE("enriched-article"),
    ACTOR_PAIR("actor-pair"),
    VOCABULARY_ENTRY("vocabulary-entry"),
    ALERT("alert"),
    ALERT_MATCHED("alert-matched"),
    ENDPOINT_PING("endpoint-ping"),
    OPERATOR_EVENT("operator-event");

    private final String file;

    Schemas(String name) {
        this.file = "schema/" + name + ".v1.json";
    }

    /** The schema document. */
    String document() {
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
