package io.dyadwatch.ingest.feed;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What robots.txt of each host lets us read (RFC 9309). Kept for an hour, of as many hosts as have {@value #MAX_KEPT} bytes in
 * all; where it cannot be had nothing is read there, and it is asked for again after ten minutes. Safe for use by many threads.
 */
public final class Robots {
    /** Rules take some ten times the bytes that they are written in. */
    private static final int MAX_KEPT = 2 * 1024 * 1024;
    /** What is kept of a host besides its rules. */
    private static final int OF_A_HOST = 512;

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(10);
    /** RFC 9309 section 2.5 has at least that much parsed. */
    private static final int MAX_BYTES = 500 * 1024;

    private final WebFetch web;
    private final Memory memory;
    private final List<String> agent;
    private final Clock clock;
    /** The one that was asked about longest ago comes first. */
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    private int kept;

    /** @param agent product token that rules are for, in lower case */
    public Robots(WebFetch web, Memory memory, String agent, Clock clock) {
        this.web = web;
        this.memory = memory;
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

    private record Read(BaseRobotRules rules, int bytes) {}

    private record Known(BaseRobotRules rules, int bytes, Instant until) {}

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
        String url = origin + "/robots.txt";
        Read read = web.fetch(new WebFetch.Question(url), fetched -> memory.reading(() -> read(url, fetched)));
        keep(origin, new Known(read.rules, read.bytes, now.plus(read.rules.isDeferVisits() ? ASKED_AGAIN : KEPT)));
        return read.rules;
    }

    private void keep(String origin, Known rules) {
        synchronized (known) {
            Known before = known.put(origin, rules);
            kept += rules.bytes - (before == null ? 0 : before.bytes);
            Iterator<Known> eldest = known.values().iterator();
            while (kept > MAX_KEPT) {
                kept -= eldest.next().bytes;
                eldest.remove();
            }
        }
    }

    private Read read(String url, Fetched fetched) {
        if (fetched instanceof Fetched.Body body) {
            byte[] text = body.bytes().length <= MAX_BYTES ? body.bytes() : Arrays.copyOf(body.bytes(), MAX_BYTES);
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
            // It would log lines as they stand there.
            parser.setMaxWarnings(0);
            return new Read(parser.parseContent(url, text, "text/plain", agent), OF_A_HOST + text.length);
        }
        return new Read(rules(fetched), OF_A_HOST);
    }

    private static BaseRobotRules rules(Fetched fetched) {
        // Section 2.3.1: a host that answers that it has none lets everything be read, one that does not answer
        // nothing.
        // What the guard refuses is refused again when the page is asked for.
        boolean isFailure = fetched instanceof Fetched.Failed failed
                && (failed.isPassing() || failed.error().equals("too-large"));
        if (!isFailure) {
            return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
        }
        SimpleRobotRules unknown = new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE);
        unknown.setDeferVisits(true);
        return unknown;
    }
}
