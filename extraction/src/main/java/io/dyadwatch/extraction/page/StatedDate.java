package io.dyadwatch.extraction.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that pages state for machines.
 *
 * <p>ISO 8601 in its usual and unusual forms, RFC 1123, and seconds or milliseconds since 1970. A time without a zone is
 * taken as UTC and a date without a time as its midnight in UTC: the error is at most the zone's offset, half a day.
 */
final class StatedDate {
    private static final Pattern ISO = Pattern.compile("(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})"
            + "(?:[T ,]{1,3}(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,]\\d{1,9})?)?)?"
            + " ?(Z|z|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?.{0,20}");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");
    private static final Pattern IN_PATH =
            Pattern.compile("[/-](199\\d|20\\d\\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final int MAX_CHARS = 64;

    private StatedDate() {}

    /** The instant meant; null where the text is none. */
    static @Nullable Instant parse(String stated) {
        String text = stated.strip();
        if (text.isEmpty() || text.length() > MAX_CHARS) {
            return null;
        }
        try {
            if (EPOCH.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            Matcher iso = ISO.matcher(text);
            if (iso.matches()) {
                return ofParts(iso);
            }
            return Instant.from(
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The day that stands in the path of many publishers' URLs, at its midnight in UTC. */
    static @Nullable Instant inPath(String url) {
        Matcher day = IN_PATH.matcher(url.substring(0, Math.min(url.length(), 2048)));
        if (!day.find()) {
            return null;
        }
        try {
            return LocalDateTime.of(number(day.group(1)), number(day.group(2)), number(day.group(3)), 0, 0)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant ofParts(Matcher iso) {
        int hour = iso.group(4) == null ? 0 : number(iso.group(4));
        LocalDateTime local = LocalDateTime.of(
                number(iso.group(1)),
                number(iso.group(2)),
                number(iso.group(3)),
                hour == 24 ? 0 : hour,
                iso.group(5) == null ? 0 : number(iso.group(5)),
                iso.group(6) == null ? 0 : Math.min(59, number(iso.group(6))));
        String zone = iso.group(7);
        ZoneOffset offset = zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
        return local.plusDays(hour == 24 ? 1 : 0).toInstant(offset);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
