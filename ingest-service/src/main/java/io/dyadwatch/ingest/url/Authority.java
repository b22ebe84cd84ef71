package io.dyadwatch.ingest.url;

import io.dyadwatch.contracts.InvalidRecord;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Host and port of a URL.
 *
 * @param host lower case, ASCII (internationalised names as {@code xn--…}, by IDNA 2003), without a trailing dot; an
 *     IPv6 address in brackets
 * @param port 0 to 65535, or {@link #NO_PORT}
 */
record Authority(String host, int port) {
    static final int NO_PORT = -1;

    private static final int MAX_HOST_LENGTH = 253;
    // Underscores and hyphens at the edges are not allowed by the RFCs but stand in addresses that work.
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern IP_V6 = Pattern.compile("\\[[0-9a-fA-F:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile("[0-9]{0,10}");

    static Authority of(String authority) {
        if (authority.indexOf('@') >= 0) {
            throw new InvalidRecord("url", "must not carry user information");
        }
        int hostEnd = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        if (hostEnd <= 0) {
            hostEnd = authority.length();
        }
        String afterHost = authority.substring(hostEnd);
        if (!afterHost.isEmpty() && !afterHost.startsWith(":")) {
            throw invalidHost();
        }
        return new Authority(
                host(authority.substring(0, hostEnd)), port(afterHost.isEmpty() ? "" : afterHost.substring(1)));
    }

    private static String host(String given) {
        if (given.isEmpty()) {
            throw new InvalidRecord("url", "must have a host");
        }
        if (given.startsWith("[")) {
            return ipV6(given);
        }
        String host = ascii(given).toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.length() > MAX_HOST_LENGTH || !NAME.matcher(host).matches()) {
            throw invalidHost();
        }
        return host;
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw invalidHost();
        }
    }

    private static String ipV6(String literal) {
        if (!IP_V6.matcher(literal).matches()) {
            throw invalidHost();
        }
        try {
            // A literal in brackets is parsed, never looked up.
            String address = InetAddress.getByName(literal).getHostAddress();
            return address.indexOf(':') < 0 ? address : "[" + address + "]";
        } catch (UnknownHostException e) {
            throw invalidHost();
        }
    }

    private static int port(String given) {
        if (!PORT.matcher(given).matches() || (!given.isEmpty() && Long.parseLong(given) > 65_535)) {
            throw new InvalidRecord("url", "must have a port from 0 to 65535");
        }
        return given.isEmpty() ? NO_PORT : Integer.parseInt(given);
    }

    private static InvalidRecord invalidHost() {
        return new InvalidRecord("url", "must have a valid host");
    }
}
