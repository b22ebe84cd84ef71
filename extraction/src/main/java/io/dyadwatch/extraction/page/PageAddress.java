package io.dyadwatch.extraction.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the page's canonical URL: {@code link rel=canonical}, else {@code og:url}, else what structured data says,
 * else where it was fetched from.
 *
 * @param url absolute, http or https, without a fragment; null where not even the given URL is one
 * @param refused a canonical URL was stated and is none
 */
record PageAddress(@Nullable String url, boolean refused) {
    private static final int MAX_BYTES = 4096;

    static PageAddress of(Clues clues, StructuredData data, String pageUrl) {
        URI page = parse(pageUrl);
        URI base = page;
        if (!clues.base().isEmpty()) {
            URI stated = resolve(page, clues.base());
            base = stated == null ? page : stated;
        }
        boolean refused = false;
        for (String stated : new String[] {clues.canonical(), clues.first("og:url"), data.url()}) {
            if (stated.isEmpty()) {
                continue;
            }
            URI canonical = resolve(base, stated);
            if (canonical != null && isWeb(canonical) && !isHomeOf(page, canonical)) {
                return new PageAddress(text(canonical), refused);
            }
            refused = true;
        }
        return new PageAddress(page != null && isWeb(page) ? text(page) : null, refused);
    }

    /** Host name of a URL in lower case without {@code www.}; empty where there is none. */
    static String host(@Nullable String url) {
        URI uri = url == null ? null : parse(url);
        String host = uri == null || uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    /** A home page stated as the canonical URL of an article is a template's mistake. */
    private static boolean isHomeOf(@Nullable URI page, URI canonical) {
        boolean home = canonical.getRawQuery() == null && isRoot(canonical);
        return home && page != null && (!isRoot(page) || page.getRawQuery() != null);
    }

    private static boolean isRoot(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() || path.equals("/");
    }

    private static boolean isWeb(URI uri) {
        String scheme = uri.getScheme();
        return uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    }

    private static String text(URI uri) {
        String text = uri.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static @Nullable URI resolve(@Nullable URI base, String reference) {
        URI uri = parse(reference);
        if (uri == null || uri.isAbsolute()) {
            return uri;
        }
        return base == null ? null : base.resolve(uri);
    }

    private static @Nullable URI parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return null;
        }
        try {
            return new URI(stripped);
        } catch (URISyntaxException e) {
            return parseEncoded(stripped);
        }
    }

    /** As browsers do: signs that may not stand in a URL are percent-encoded. */
    private static @Nullable URI parseEncoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                encoded.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            } else {
                encoded.append((char) c);
            }
        }
        try {
            return new URI(encoded.toString());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
