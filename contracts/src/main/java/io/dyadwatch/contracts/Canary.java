package io.dyadwatch.contracts;

import java.util.Set;

/**
 * By what one knows the articles that the system posts to itself to see that the whole way works. They are real articles
 * on the way, and no news: whoever counts news leaves them out.
 */
public final class Canary {
    /** {@code source} of each; a name that can never be a publisher's (RFC 6761, section 6.4). */
    public static final String SOURCE = "canary.dyadwatch.invalid";

    /** Id of one of the two actors that stand in each, and in no news. */
    public static final String SENDER = "dyadwatch-canary-sender";

    /** Id of the other. */
    public static final String RECEIVER = "dyadwatch-canary-receiver";

    private static final Set<String> ACTORS = Set.of(SENDER, RECEIVER);

    private Canary() {}

    /** Whether an article is one. */
    public static boolean isOne(Article article) {
        return SOURCE.equals(article.source());
    }

    /** Whether an actor is one of the two. */
    public static boolean isActor(String id) {
        return ACTORS.contains(id);
    }
}
