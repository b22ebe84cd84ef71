package io.dyadwatch.ingest.url;

import io.dyadwatch.contracts.InvalidRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The one way to write an article's address, so that one article has one id.
 *
 * <p>Follows RFC 3986 section 6.2.2 and 6.2.3 (case, percent-encoding, dot segments, scheme) and removes what does not
 * identify the article: fragment, tracking parameters, default port, trailing dot of the host. Parameters keep their
 * order: to some sites it matters. Canonicalising a canonical URL changes nothing.
 *
 * @param value the URL, ASCII only
 * @param host its host in lower case, ASCII only
 */
public record CanonicalUrl(String value, String host) {

    /**
     * Canonicalises an absolute {@code http} or {@code https} URL; characters that do not belong in one are
     * percent-encoded as UTF-8, as browsers do.
     *
     * @throws InvalidRecord naming {@code url} if it is relative, of another scheme, without a valid host, or carries
     *     user information
     */
    public static CanonicalUrl of(String url, TrackingParameters tracking) {
        String given = url.strip();
        Scheme scheme = Scheme.of(given);
        String rest = upTo('#', given.substring(scheme.prefix.length()));
        int authorityEnd = firstOf("/?", rest);
        String afterAuthority = rest.substring(authorityEnd);
        String path = upTo('?', afterAuthority);

        Authority authority = Authority.of(rest.substring(0, authorityEnd));
        String canonicalPath = withoutDotSegments(PercentEncoding.normalise(path));
        String query = afterAuthority.length() > path.length()
                ? withoutTracking(PercentEncoding.normalise(afterAuthority.substring(path.length() + 1)), tracking)
                : "";
        String value = scheme.prefix
                + authority.host()
                + (authority.port() == scheme.defaultPort || authority.port() == Authority.NO_PORT
                        ? ""
                        : ":" + authority.port())
                + canonicalPath
                + (query.isEmpty() ? "" : "?" + query);
        return new CanonicalUrl(value, authority.host());
    }

    /** The host as people write a source: without {@code www.}. */
    public String source() {
        return host.startsWith("www.") && host.indexOf('.', 4) > 0 ? host.substring(4) : host;
    }

    private enum Scheme {
        HTTP("http://", 80),
        HTTPS("https://", 443);

        private final String prefix;
        private final int defaultPort;

        Scheme(String prefix, int defaultPort) {
            this.prefix = prefix;
            this.defaultPort = defaultPort;
        }

        static Scheme of(String url) {
            for (Scheme scheme : values()) {
                if (url.regionMatches(true, 0, scheme.prefix, 0, scheme.prefix.length())) {
                    return scheme;
                }
            }
            throw new InvalidRecord("url", "must be an absolute http or https URL");
        }
    }

    /** RFC 3986 section 5.2.4, for a path that is empty or starts with a slash. */
    private static String withoutDotSegments(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            if (!up && !segments[i].equals(".")) {
                kept.add(segments[i]);
                continue;
            }
            if (up && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String withoutTracking(String query, TrackingParameters tracking) {
        List<String> kept = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            String name = upTo('=', parameter).toLowerCase(Locale.ROOT);
            if (!parameter.isEmpty() && !tracking.contains(name)) {
                kept.add(parameter);
            }
        }
        return String.join("&", kept);
    }

    private static String upTo(char end, String text) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    private static int firstOf(String characters, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
