package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides where requests may go: http and https, no user info, and no host of which any address is not publicly
 * routable, unless the operator allows its network.
 *
 * <p>The same check serves when a URL is given and when a connection is made to it; only the second protects, since a
 * name may change its addresses in between.
 */
public final class UrlGuard {
    private final TargetPolicy policy;
    private final NameLookup lookup;

    /** @param lookup for names; called on the caller's thread. Addresses in a URL are read without it. */
    public UrlGuard(TargetPolicy policy, NameLookup lookup) {
        this.policy = policy;
        this.lookup = lookup;
    }

    /**
     * Public targets by https on the usual ports only.
     *
     * @param allowed networks that may be reached although they are not publicly routable
     */
    public UrlGuard(List<Network> allowed, NameLookup lookup) {
        this(TargetPolicy.httpsAnd(allowed), lookup);
    }

    /**
     * Checks a URL as far as it can be now: its form, and its host's addresses of this moment.
     *
     * @throws RefusedTarget if nothing would be sent there, or its name has no address
     */
    public URI check(String url) throws RefusedTarget {
        Target target = Target.of(url);
        checkedAddresses(target.origin(), lookup);
        return target.uri();
    }

    /**
     * The addresses that a connection may use: all of its host's, or a refusal.
     *
     * @param atMost how long the look-up may take
     */
    List<InetSocketAddress> checkedAddresses(Target.Origin origin, Duration atMost) throws RefusedTarget {
        return checkedAddresses(origin, host -> lookup.addressesOf(host, atMost));
    }

    private List<InetSocketAddress> checkedAddresses(Target.Origin origin, NameLookup names) throws RefusedTarget {
        List<InetAddress> addresses = addresses(origin, names);
        if (addresses.isEmpty()) {
            throw new RefusedTarget(Failure.LOOKUP, "names a host that has no address");
        }
        List<InetAddress> others = addresses.stream()
                .filter(address -> !policy.allowsNetworkOf(address, origin.port()))
                .toList();
        for (InetAddress address : others) {
            checkPublic(address);
        }
        if (!others.isEmpty()) {
            checkWay(origin);
        }
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, origin.port()))
                .toList();
    }

    private static List<InetAddress> addresses(Target.Origin origin, NameLookup names) throws RefusedTarget {
        Optional<InetAddress> literal = origin.literal();
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        try {
            return List.of(names.addressesOf(origin.host()));
        } catch (UnknownHostException e) {
            throw new RefusedTarget(Failure.LOOKUP, "names a host that cannot be looked up");
        }
    }

    private static void checkPublic(InetAddress address) throws RefusedTarget {
        Optional<String> kind = SpecialNetworks.kindOf(address);
        if (kind.isPresent()) {
            // The address itself is not told: names of our own network would be open to questions.
            throw new RefusedTarget("leads to " + kind.get() + " address, which is not in allowed-networks");
        }
    }

    private void checkWay(Target.Origin origin) throws RefusedTarget {
        if (!origin.tls() && !policy.allowHttp()) {
            throw new RefusedTarget("must start with https://, since plain http is not allowed there");
        }
        if (!policy.ports().allow(origin.tls(), origin.port())) {
            throw new RefusedTarget(
                    "must have one of the allowed ports: " + policy.ports().toString(origin.tls()));
        }
    }
}
