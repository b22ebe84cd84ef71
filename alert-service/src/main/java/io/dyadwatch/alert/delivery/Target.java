package io.dyadwatch.alert.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a delivery goes to. */
public enum Target {
    /** A subscriber's endpoint. */
    @JsonProperty("webhook")
    WEBHOOK,
    /** The topic {@code news.alert.v1}. */
    @JsonProperty("kafka")
    KAFKA;

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Target parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
