package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.ingest.url.CanonicalUrl;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.util.Set;

/** Addresses of feeds: canonical, but with every parameter kept, since what is asked for may depend on it. */
public final class Location {
    private static final TrackingParameters NONE = new TrackingParameters(Set.of(), Set.of());

    private Location() {}

    /**
     * The one way to write a feed's address.
     *
     * @throws InvalidRecord naming {@code url} if it is no absolute http or https URL
     */
    public static String canonical(String url) {
        return CanonicalUrl.of(url, NONE).value();
    }

    /**
     * Where a redirect leads: a reference (RFC 3986 section 5.2) of whatever characters, canonical.
     *
     * @param base the address that was asked, canonical
     * @throws InvalidRecord if it is no http or https URL in the end
     */
    static String resolve(String reference, String base) {
        String given = reference.strip();
        int scheme = base.indexOf("//");
        int authorityEnd = scheme + 2 + FeedPartition.authority(base).length();
        if (hasScheme(given)) {
            return canonical(given);
        }
        if (given.startsWith("//")) {
            return canonical(base.substring(0, scheme) + given);
        }
        if (given.startsWith("/")) {
            return canonical(base.substring(0, authorityEnd) + given);
        }
        int query = base.indexOf('?');
        String withoutQuery = query < 0 ? base : base.substring(0, query);
        if (given.startsWith("?")) {
            return canonical(withoutQuery + given);
        }
        if (given.isEmpty() || given.startsWith("#")) {
            return base;
        }
        return canonical(withoutQuery.substring(0, withoutQuery.lastIndexOf('/') + 1) + given);
    }

    private static boolean hasScheme(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                return i > 0;
            }
            if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
                return false;
            }
        }
        return false;
    }
}
