package io.dyadwatch.ingest.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How long an answer need not be asked for again, by its own words (RFC 9111 section 4.2). */
final class Freshness {
    private Freshness() {}

    /**
     * What is left of it. This side is a private cache: {@code s-maxage} is for others.
     *
     * @param headers of the answer, names in lower case
     * @return zero where it says nothing, or that it is to be asked for each time
     */
    static Duration of(Map<String, List<String>> headers, Instant now) {
        Optional<Duration> lifetime = Optional.empty();
        for (String line : headers.getOrDefault("cache-control", List.of())) {
            for (String written : line.split(",", -1)) {
                String directive = written.strip().toLowerCase(Locale.ROOT);
                if (directive.equals("no-cache") || directive.startsWith("no-cache=") || directive.equals("no-store")) {
                    return Duration.ZERO;
                }
                if (lifetime.isEmpty() && directive.startsWith("max-age=")) {
                    lifetime = HttpTime.seconds(
                            directive.substring("max-age=".length()).replace("\"", ""));
                }
            }
        }
        if (lifetime.isEmpty()) {
            lifetime = untilExpiry(headers, now);
        }
        Duration age = first(headers, "age").flatMap(HttpTime::seconds).orElse(Duration.ZERO);
        Duration left = lifetime.orElse(Duration.ZERO).minus(age);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Optional<Duration> untilExpiry(Map<String, List<String>> headers, Instant now) {
        Instant sent = first(headers, "date").flatMap(HttpTime::date).orElse(now);
        return first(headers, "expires").flatMap(HttpTime::date).map(expiry -> Duration.between(sent, expiry));
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
