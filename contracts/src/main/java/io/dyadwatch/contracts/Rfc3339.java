package io.dyadwatch.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads a time as RFC 3339 has it: a string with an offset. A number is refused, and so is a time whose year in UTC has
 * not four digits, since it could not be written again.
 */
final class Rfc3339 extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    Rfc3339() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw context.wrongTokenException(parser, Instant.class, JsonToken.VALUE_STRING, "a time is a string");
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(parser.getText().strip()).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 0 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            // Told below, without the value.
        }
        throw context.weirdStringException("", Instant.class, "not a time as RFC 3339 has it");
    }
}
