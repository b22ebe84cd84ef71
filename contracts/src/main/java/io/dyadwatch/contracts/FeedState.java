package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of a {@link Feed} has come: the value of {@code news.feed-state.v1}. Whoever takes the feed over
 * goes on from it.
 *
 * @param feed id of the feed
 * @param movedTo where the feed has moved for good, as its publisher said; absent where it is at its own URL
 * @param etag validator of the body that was read last (RFC 9110 section 8.8.3), as it came
 * @param lastModified the same as a date (RFC 9110 section 8.8.2), as it came
 * @param failures attempts in a row that brought nothing, 0 after one that did
 * @param error what went wrong the last time, as a stable word, for example {@code timeout}; absent while all is well
 * @param detail the same in words, never with what the other side wrote
 * @param gone true where the publisher said that it is gone for good (410): it is asked rarely
 * @param triedAt when it was last asked
 * @param succeededAt when it last answered with a feed, or that nothing had changed
 * @param dueAt when it is to be asked next
 * @param interval time between two questions while all is well, ISO 8601
 * @param articles sent on, over all time; one that changed counts again
 * @param unusable items of the body that was read last of which no article could be made
 * @param seen of each item that was sent on, newest first: 16 hexadecimal digits of a hash of what identifies it, then 16
 *     of a hash of what it says, with capitals where it was sent on with the text of its page; where its page is still to be
 *     had, 14 zeros and how often it was tried
 */
public record FeedState(
        String feed,
        @Nullable String movedTo,
        @Nullable String etag,
        @Nullable String lastModified,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int failures,
        @Nullable String error,
        @Nullable String detail,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean gone,
        @Nullable Instant triedAt,
        @Nullable Instant succeededAt,
        Instant dueAt,
        Duration interval,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long articles,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int unusable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> seen) {

    /** Most items that are remembered; at 35 bytes each the record stays far below a topic's bound. */
    public static final int MAX_SEEN = 10_000;
    /** Bound on each of the validators, in bytes of UTF-8: what is longer is not kept. */
    public static final int MAX_VALIDATOR_BYTES = 1024;
    /** Bound on {@code detail}, in bytes of UTF-8. */
    public static final int MAX_DETAIL_BYTES = 1024;

    private static final int SEEN_DIGITS = 32;

    public FeedState {
        Check.sha256("feed", feed);
        if (movedTo != null) {
            Check.text("movedTo", movedTo, Article.MAX_URL_BYTES);
        }
        if (etag != null) {
            Check.text("etag", etag, MAX_VALIDATOR_BYTES);
        }
        if (lastModified != null) {
            Check.text("lastModified", lastModified, MAX_VALIDATOR_BYTES);
        }
        Check.atLeast("failures", failures, 0);
        if (error != null) {
            Check.slug("error", error);
        }
        if (detail != null) {
            Check.text("detail", detail, MAX_DETAIL_BYTES);
        }
        Check.kafkaTime("dueAt", dueAt);
        if (Check.present("interval", interval).isNegative()) {
            throw new InvalidRecord("interval", "must not be negative");
        }
        Check.atLeast("unusable", unusable, 0);
        if (articles < 0) {
            throw new InvalidRecord("articles", "must be at least 0");
        }
        seen = Check.list("seen", seen, MAX_SEEN);
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).length() != SEEN_DIGITS) {
                throw new InvalidRecord("seen[" + i + "]", "must be " + SEEN_DIGITS + " hexadecimal digits");
            }
        }
    }
}
