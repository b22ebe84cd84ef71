package io.dyadwatch.alert.dryrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dyadwatch.contracts.Alert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a watch would have fired on. Everything in it is about the time from {@code readFrom} to {@code readTo}, which was
 * read without a gap; about what is older it says nothing.
 *
 * @param matches newest first
 * @param articlesRead how many articles of the period were looked at, those of an unfinished stretch included
 * @param unreadable how many of them could not be read and were passed over
 * @param share part of the period that was read, 0 to 1
 * @param readFrom where reading stopped: every article fetched since was looked at, except, after {@code limit}, further
 *     ones of that same millisecond
 * @param readTo when reading began
 * @param stoppedBy why it went no further back
 * @param days newest first, every day in UTC that was read in part at least
 * @param warning there where the watch would tell too often
 */
public record DryRunResult(
        List<MatchedArticle> matches,
        long articlesRead,
        long unreadable,
        double share,
        Instant readFrom,
        Instant readTo,
        StoppedBy stoppedBy,
        List<Day> days,
        @Nullable Warning warning) {

    /** Why no more was read. */
    public enum StoppedBy {
        /** The whole period was read. */
        @JsonProperty("period")
        PERIOD,
        /** There were as many matches as asked for, or more text in them than an answer holds. */
        @JsonProperty("limit")
        LIMIT,
        /** It had taken as long as it may. */
        @JsonProperty("time")
        TIME
    }

    /**
     * An article that matches, as its alert would tell of it.
     *
     * @param fetchedAt by which it is ordered: the Kafka timestamp of its record
     * @param fate what the watch would have made of it
     */
    public record MatchedArticle(
            Instant fetchedAt,
            Fate fate,
            Alert.ArticleRef article,
            List<Alert.ActorRef> actors,
            List<Alert.MatchedPair> pairs,
            List<String> topics,
            List<Alert.Proof> evidence) {

        static MatchedArticle of(Hit hit, Fate fate) {
            Alert alert = hit.alert();
            return new MatchedArticle(
                    hit.at(), fate, alert.article(), alert.actors(), alert.pairs(), alert.topics(), alert.evidence());
        }
    }

    /**
     * Counts of one day.
     *
     * @param articles that match
     * @param stories that they are, without copies
     * @param notifications that they would have led to
     * @param complete whether all of the day was read
     */
    public record Day(LocalDate day, int articles, int stories, int notifications, boolean complete) {}

    /**
     * That the watch would tell too often.
     *
     * @param notificationsPerDay how often
     * @param basis what that figure is taken from
     * @param detail in words
     */
    public record Warning(long notificationsPerDay, Basis basis, String detail) {}

    /** What a figure a day is taken from. */
    public enum Basis {
        /** The busiest of the days that were read in full. */
        @JsonProperty("full-day")
        FULL_DAY,
        /** No day was read in full: the notifications of the time that was, drawn out to 24 hours. */
        @JsonProperty("extrapolated")
        EXTRAPOLATED
    }
}
