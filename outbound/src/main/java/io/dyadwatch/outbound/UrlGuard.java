package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides where requests may go: http and https, no user info, and no host of which any address is not publicly
 * routable, unless the operator allows its network.
 *
 * <p>The same check serves when a URL is given and when a connection is made to it; only the second protects, since a
 * name may change its addresses in between.
 */
public final class UrlGuard {
    private static final int MAX_URL_CHARS = 4096;
    /** A host whose last label is a number is an IPv4 address in some parser's eyes (WHATWG URL, section 3.5). */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private final List<Network> allowed;
    private final NameLookup lookup;

    /**
     * @param allowed networks that may be reached although they are not publicly routable
     * @param lookup for names; called on the caller's thread
     */
    public UrlGuard(List<Network> allowed, NameLookup lookup) {
        this.allowed = List.copyOf(allowed);
        this.lookup = lookup;
    }

    /**
     * Checks a URL as far as it can be now: its form, and its host's addresses of this moment.
     *
     * @throws RefusedTarget if nothing would be sent there, or its name has no address
     */
    public URI check(String url) throws RefusedTarget {
        URI uri = parse(url);
        checkForm(uri);
        checkedAddresses(uri.getHost(), portOf(uri));
        return uri;
    }

    /** The addresses a connection to this host and port may use: all of its addresses, or a refusal. */
    List<InetSocketAddress> checkedAddresses(String hostOrLiteral, int port) throws RefusedTarget {
        String host = withoutBrackets(hostOrLiteral);
        checkNumber(host);
        List<InetSocketAddress> checked = new ArrayList<>();
        for (InetAddress address : look(host)) {
            Optional<String> kind = SpecialNetworks.kindOf(address);
            if (kind.isPresent() && !allows(address, port)) {
                // The address itself is not told: names of our own network would be open to questions.
                throw new RefusedTarget("leads to a " + kind.get() + " address, which is not in allowed-networks");
            }
            checked.add(new InetSocketAddress(address, port));
        }
        return List.copyOf(checked);
    }

    static URI parse(String url) throws RefusedTarget {
        if (url.length() > MAX_URL_CHARS) {
            throw new RefusedTarget("must be at most " + MAX_URL_CHARS + " characters");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new RefusedTarget("must be a URL, for example https://example.org/hook");
        }
    }

    /** What can be told without looking anything up. */
    static void checkForm(URI uri) throws RefusedTarget {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RefusedTarget("must start with http:// or https://");
        }
        if (uri.getRawUserInfo() != null) {
            throw new RefusedTarget("must not contain a user name or password");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new RefusedTarget("must name a host");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new RefusedTarget("must have a port between 1 and 65535");
        }
    }

    /** Refuses decimal, octal, hexadecimal and shortened forms, which parsers read in different ways. */
    private static void checkNumber(String host) throws RefusedTarget {
        boolean ipv6 = host.indexOf(':') >= 0;
        if (ipv6 && host.indexOf('%') >= 0) {
            throw new RefusedTarget("must not name a network interface");
        }
        if (!ipv6
                && ENDS_IN_NUMBER.matcher(host).matches()
                && !DOTTED_QUAD.matcher(host).matches()) {
            throw new RefusedTarget("must write an IPv4 address as four decimal numbers");
        }
    }

    private InetAddress[] look(String host) throws RefusedTarget {
        try {
            InetAddress[] addresses = lookup.addressesOf(host);
            if (addresses.length == 0) {
                throw new RefusedTarget(Failure.LOOKUP, "names a host that has no address");
            }
            return addresses;
        } catch (UnknownHostException e) {
            throw new RefusedTarget(Failure.LOOKUP, "names a host that cannot be looked up");
        }
    }

    private boolean allows(InetAddress address, int port) {
        return allowed.stream().anyMatch(network -> network.contains(address, port));
    }

    private static int portOf(URI uri) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
