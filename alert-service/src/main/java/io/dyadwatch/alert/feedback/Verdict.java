package io.dyadwatch.alert.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a subscriber says of an alert. */
public enum Verdict {
    /** The two did appear together. */
    @JsonProperty("right")
    RIGHT,
    @JsonProperty("wrong")
    WRONG;

    /** As JSON and the database have it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict parse(String written) {
        return valueOf(written.toUpperCase(Locale.ROOT));
    }
}
