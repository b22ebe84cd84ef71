package io.dyadwatch.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two watched actors appeared together: the value of {@code news.alert.v1} and an item of a webhook's
 * {@code data.alerts}.
 *
 * @param id UUIDv5 of watch id and first article id, behind it {@code /} and the revision where that is not the first
 * @param watch the watch that fired
 * @param story where the story stood when this was written
 * @param actors the two actors of the first of {@code pairs}
 * @param pairs why it matched: which actors met, and which terms of the watch's two sides they answer; at least one
 * @param scope the watch's scope
 * @param topics ids of the topics found where the scope looks, alphabetical
 * @param article the article that fired it
 * @param evidence the sentences that prove it, at least one
 * @param matchedAt when it was written
 * @param suppressed what this watch found since its last notification and told nobody; absent where there is nothing
 * @param truncated true where evidence or other lists were cut to fit into a webhook; {@code url} has the whole
 * @param url where the whole alert is read, with a token; absent in the ledger
 */
public record Alert(
        UUID id,
        WatchRef watch,
        Story story,
        List<ActorRef> actors,
        List<MatchedPair> pairs,
        Scope scope,
        List<String> topics,
        ArticleRef article,
        List<Proof> evidence,
        Instant matchedAt,
        @Nullable Suppressed suppressed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean truncated,
        @Nullable String url) {

    public Alert {
        Check.present("id", id);
        Check.present("watch", watch);
        Check.present("story", story);
        actors = Check.list("actors", actors, 2);
        Check.atLeast("actors.size", actors.size(), 2);
        pairs = Check.list("pairs", pairs, EnrichedArticle.MAX_PAIRS);
        Check.present("scope", scope);
        topics = Check.list("topics", topics, 1000);
        Check.present("article", article);
        evidence = Check.list("evidence", evidence, Integer.MAX_VALUE);
        Check.atLeast("evidence.size", evidence.size(), 1);
        Check.present("matchedAt", matchedAt);
    }

    /** The same alert, where its story stands by now, and with what was kept back before it. */
    public Alert told(Story by, @Nullable Suppressed before) {
        return new Alert(
                id, watch, by, actors, pairs, scope, topics, article, evidence, matchedAt, before, truncated, url);
    }

    /** The same alert, as a webhook shows it. */
    public Alert shown(boolean asTruncated, String whole) {
        return new Alert(
                id,
                watch,
                story,
                actors,
                pairs,
                scope,
                topics,
                article,
                evidence,
                matchedAt,
                suppressed,
                asTruncated,
                whole);
    }

    /**
     * @param id the watch
     * @param version its version, from 1, when it fired
     * @param name as its owner calls it
     */
    public record WatchRef(UUID id, int version, String name) {
        public WatchRef {
            Check.present("id", id);
            Check.atLeast("version", version, 1);
            Check.present("name", name);
        }
    }

    /**
     * @param sources who carries the story: registrable domains, or source names in lower case, in the order they came; in a
     *     webhook the first ones
     * @param sourceCount how many there are in all
     */
    public record Story(List<String> sources, int sourceCount) {
        public Story {
            sources = Check.list("sources", sources, Integer.MAX_VALUE);
            sourceCount = Math.max(sourceCount, sources.size());
        }

        public static Story of(List<String> sources) {
            return new Story(sources, sources.size());
        }
    }

    /**
     * Two actors that met as the watch wants it.
     *
     * @param actors two ids, in the order of the watch's sides
     * @param terms the terms of the watch that they answer: an actor's id, or {@code venezuela+} where the actor is
     *     {@code venezuela} or affiliated with it
     * @param topics ids of the topics of this pair, alphabetical
     */
    public record MatchedPair(List<String> actors, List<String> terms, List<String> topics) {
        public MatchedPair {
            actors = Check.list("actors", actors, 2);
            Check.atLeast("actors.size", actors.size(), 2);
            terms = Check.list("terms", terms, 2);
            Check.atLeast("terms.size", terms.size(), 2);
            topics = Check.list("topics", topics, 1000);
        }
    }

    /**
     * Stories that the watch found and that were kept from its subscriber.
     *
     * @param since the last notification, or when the watch was made
     * @param stories how many
     * @param by how many for each reason: {@code cooldown}, {@code silence}, {@code threshold}, {@code quota}
     */
    public record Suppressed(Instant since, int stories, Map<String, Integer> by) {
        public Suppressed {
            Check.present("since", since);
            Check.atLeast("stories", stories, 1);
            by = new TreeMap<>(Check.present("by", by));
        }
    }

    /**
     * @param id slug
     * @param name display name
     */
    public record ActorRef(String id, String name) {
        public ActorRef {
            Check.slug("id", id);
            Check.present("name", name);
        }
    }

    /** The article's fields of the same names, without its text. */
    public record ArticleRef(
            String id,
            int revision,
            @Nullable String title,
            @Nullable String url,
            String source,
            String language,
            @Nullable Instant publishedAt) {
        public ArticleRef {
            Check.sha256("id", id);
            Check.atLeast("revision", revision, 1);
            Check.present("source", source);
            Check.language("language", language);
        }
    }

    /**
     * A sentence that proves the alert.
     *
     * @param in the string the offsets count in; {@code text} where absent on reading
     * @param text the sentence itself
     * @param start first code point in the article's title or text
     * @param end one past the last code point
     * @param mentions the watched actors' mentions in it; their offsets count in the article too
     */
    public record Proof(
            @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = DefaultIn.class) @Nullable SpanIn in,

            String text,
            int start,
            int end,
            List<ProofMention> mentions) {
        public Proof {
            in = in == null ? SpanIn.TEXT : in;
            Check.present("text", text);
            Span.check(start, end);
            mentions = Check.list("mentions", mentions, EnrichedArticle.MAX_MENTIONS);
        }
    }

    /**
     * @param actor id of the watched actor
     * @param start first code point
     * @param end one past the last code point
     * @param text the surface form
     * @param kind how it names the actor
     */
    public record ProofMention(String actor, int start, int end, String text, MentionKind kind) {
        public ProofMention {
            Check.slug("actor", actor);
            Span.check(start, end);
            Check.present("text", text);
            Check.present("kind", kind);
        }
    }
}
