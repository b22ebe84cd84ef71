package io.dyadwatch.tagging.vocabulary;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * For whom an actor speaks, and when.
 *
 * @param actor id of the other actor
 * @param role what it is there; null where that is not said
 * @param from first day; null where it is not known
 * @param to last day; null where there is none yet, or it is not known
 */
public record Affiliation(
        String actor,
        @Nullable Role role,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** What a person is to a state or an organisation. */
    public enum Role {
        HEAD_OF_STATE,
        HEAD_OF_GOVERNMENT,
        FOREIGN_MINISTER,
        DEFENCE_MINISTER,
        MINISTER,
        SPOKESPERSON,
        ENVOY,
        OPPOSITION,
        OTHER
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whether no last day of it is known. */
    public boolean isOpen() {
        return to == null;
    }

    /**
     * @param text a day, a month or a year
     * @param last whether the last day of a month or year is meant, and not the first
     * @throws DateTimeParseException if it is none
     */
    static LocalDate day(String text, boolean last) {
        return switch (text.length()) {
            case 4 ->
                last
                        ? Year.parse(text).atMonth(12).atEndOfMonth()
                        : Year.parse(text).atDay(1);
            case 7 ->
                last
                        ? YearMonth.parse(text).atEndOfMonth()
                        : YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }
}
