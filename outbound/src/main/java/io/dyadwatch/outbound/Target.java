package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A URL taken apart. Its form is checked here, where nothing is looked up: what two parsers could read in two ways is
 * refused.
 *
 * @param uri as it was given
 * @param hostHeader the authority for the Host header: without a trailing dot, and without the scheme's own port
 * @param path with the query, never empty
 */
record Target(URI uri, Origin origin, String hostHeader, String path) {
    private static final int MAX_URL_CHARS = 4096;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]*");
    /** A host whose last label is a number is an IPv4 address in some parser's eyes (WHATWG URL, section 3.5). */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    /**
     * What connections are made to.
     *
     * @param host in lower case, without brackets, with its trailing dot if it has one
     */
    record Origin(boolean tls, String host, int port) {
        /** The address that the host stands for by itself, without any look-up. */
        Optional<InetAddress> literal() throws RefusedTarget {
            if (!isIpv6(host) && !DOTTED_QUAD.matcher(host).matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(InetAddress.getByName(host));
            } catch (UnknownHostException e) {
                throw new RefusedTarget("must hold a valid IP address between its brackets");
            }
        }

        /** As certificates have it. */
        String nameForTls() {
            return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        }
    }

    /** @throws RefusedTarget if it is none that anything could be sent to, wherever its host leads */
    static Target of(String url) throws RefusedTarget {
        if (url.length() > MAX_URL_CHARS) {
            throw new RefusedTarget("must be at most " + MAX_URL_CHARS + " characters");
        }
        if (!VISIBLE_ASCII.matcher(url).matches()) {
            throw new RefusedTarget("must be written without spaces and in ASCII: the host's name as xn--…, the rest"
                    + " percent-encoded");
        }
        URI uri = parse(url);
        boolean tls = isTls(uri);
        checkParts(uri);
        String host = host(uri);
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        Origin origin = new Origin(tls, host, port);
        Optional<InetAddress> literal = origin.literal();
        if (isIpv6(host) && literal.isPresent() && literal.get().getAddress().length == 4) {
            throw new RefusedTarget("leads to an IPv4-mapped address: write it as four decimal numbers");
        }
        return new Target(uri, origin, hostHeader(origin), path(uri));
    }

    private static URI parse(String url) throws RefusedTarget {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new RefusedTarget("must be a URL, for example https://example.org/hook");
        }
    }

    private static boolean isTls(URI uri) throws RefusedTarget {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RefusedTarget("must start with http:// or https://");
        }
        return scheme.equals("https");
    }

    private static void checkParts(URI uri) throws RefusedTarget {
        if (uri.getRawUserInfo() != null) {
            throw new RefusedTarget("must not contain a user name or password");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new RefusedTarget(
                    "must name a host, in letters, digits, hyphens and dots, and a port only as a number");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new RefusedTarget("must have a port between 1 and 65535");
        }
        if (uri.getRawFragment() != null) {
            throw new RefusedTarget("must not have a fragment (#…), which is never sent");
        }
    }

    /** Refuses decimal, octal, hexadecimal and shortened forms, which parsers read in different ways. */
    private static String host(URI uri) throws RefusedTarget {
        String written = uri.getHost().toLowerCase(Locale.ROOT);
        if (written.startsWith("[")) {
            if (written.indexOf('%') >= 0) {
                throw new RefusedTarget("must not name a network interface");
            }
            return written.substring(1, written.length() - 1);
        }
        if (ENDS_IN_NUMBER.matcher(written).matches()
                && !DOTTED_QUAD.matcher(written).matches()) {
            throw new RefusedTarget("must write an IPv4 address as four decimal numbers");
        }
        return written;
    }

    private static String hostHeader(Origin origin) {
        String host = isIpv6(origin.host()) ? "[" + origin.host() + "]" : origin.nameForTls();
        return origin.port() == (origin.tls() ? 443 : 80) ? host : host + ":" + origin.port();
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static boolean isIpv6(String host) {
        return host.indexOf(':') >= 0;
    }
}
