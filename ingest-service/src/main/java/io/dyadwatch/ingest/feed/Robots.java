package io.dyadwatch.ingest.feed;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What robots.txt of each host lets us read (RFC 9309). Kept for an hour, and of at most {@value #MAX_HOSTS} hosts; where it
 * cannot be had nothing is read there, and it is asked for again after ten minutes. Safe for use by many threads.
 */
public final class Robots {
    private static final int MAX_HOSTS = 1_000;
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(10);
    /** RFC 9309 section 2.5 has at least that much parsed. */
    private static final int MAX_BYTES = 500 * 1024;

    private final WebFetch web;
    private final List<String> agent;
    private final Clock clock;
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_HOSTS;
        }
    };

    /** @param agent product token that rules are for, in lower case */
    public Robots(WebFetch web, String agent, Clock clock) {
        this.web = web;
        this.agent = List.of(agent);
        this.clock = clock;
    }

    /** Whether a page may be read. */
    enum Answer {
        ALLOWED,
        REFUSED,
        /** The rules cannot be had for now. */
        UNKNOWN
    }

    private record Known(BaseRobotRules rules, Instant until) {}

    /**
     * Asks for a page, and first for its host's rules where they are not known.
     *
     * @param url canonical
     */
    Answer ask(String url) throws InterruptedException {
        String origin = url.substring(0, url.indexOf("//") + 2) + FeedPartition.authority(url);
        BaseRobotRules rules = rules(origin);
        if (rules.isDeferVisits()) {
            return Answer.UNKNOWN;
        }
        return rules.isAllowed(url) ? Answer.ALLOWED : Answer.REFUSED;
    }

    private BaseRobotRules rules(String origin) throws InterruptedException {
        Instant now = clock.instant();
        synchronized (known) {
            Known before = known.get(origin);
            if (before != null && now.isBefore(before.until)) {
                return before.rules;
            }
        }
        BaseRobotRules rules = fetch(origin);
        synchronized (known) {
            known.put(origin, new Known(rules, now.plus(rules.isDeferVisits() ? ASKED_AGAIN : KEPT)));
        }
        return rules;
    }

    private BaseRobotRules fetch(String origin) throws InterruptedException {
        String url = origin + "/robots.txt";
        return web.fetch(url, null, null, fetched -> rules(url, fetched));
    }

    private BaseRobotRules rules(String url, Fetched fetched) {
        if (fetched instanceof Fetched.Body body) {
            byte[] text = body.bytes().length <= MAX_BYTES ? body.bytes() : Arrays.copyOf(body.bytes(), MAX_BYTES);
            return new SimpleRobotRulesParser().parseContent(url, text, "text/plain", agent);
        }
        // Section 2.3.1: a host that answers that it has none lets everything be read, one that does not answer
        // nothing.
        boolean isFailure = fetched instanceof Fetched.Failed failed
                && (failed.isPassing() || !failed.error().startsWith("http-4"));
        if (!isFailure) {
            return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
        }
        SimpleRobotRules unknown = new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE);
        unknown.setDeferVisits(true);
        return unknown;
    }
}
