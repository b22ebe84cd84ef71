package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that are not publicly routable, and why.
 *
 * <p>Source: IANA's IPv4 and IPv6 special-purpose address registries. Addresses that carry an IPv4 address inside them
 * (mapped, compatible, NAT64, 6to4, Teredo) are refused whole: what they lead to is decided elsewhere. Of IPv6 only
 * 2000::/3 is in public use; all the rest is refused.
 */
final class SpecialNetworks {
    private static final Network GLOBAL_UNICAST_IPV6 = Network.parse("2000::/3");

    private static final List<Special> SPECIAL = List.of(
            special("0.0.0.0/8", "an unspecified"),
            special("10.0.0.0/8", "a private"),
            special("100.64.0.0/10", "a carrier-grade NAT"),
            special("127.0.0.0/8", "a loopback"),
            special("169.254.169.254/32", "a cloud metadata"),
            special("169.254.0.0/16", "a link-local"),
            special("172.16.0.0/12", "a private"),
            special("192.0.0.0/24", "a reserved"),
            special("192.0.2.0/24", "a documentation"),
            special("192.31.196.0/24", "a reserved"),
            special("192.52.193.0/24", "a reserved"),
            special("192.88.99.0/24", "a 6to4"),
            special("192.168.0.0/16", "a private"),
            special("192.175.48.0/24", "a reserved"),
            special("198.18.0.0/15", "a benchmarking"),
            special("198.51.100.0/24", "a documentation"),
            special("203.0.113.0/24", "a documentation"),
            special("224.0.0.0/4", "a multicast"),
            special("255.255.255.255/32", "a broadcast"),
            special("240.0.0.0/4", "a reserved"),
            special("168.63.129.16/32", "a cloud metadata"),
            special("::/128", "an unspecified"),
            special("::1/128", "a loopback"),
            special("::/96", "an IPv4-compatible"),
            special("64:ff9b::/96", "a NAT64"),
            special("64:ff9b:1::/48", "a NAT64"),
            special("100::/64", "a discard-only"),
            special("2001::/32", "a Teredo"),
            special("2001::/23", "a reserved"),
            special("2001:db8::/32", "a documentation"),
            special("2002::/16", "a 6to4"),
            special("2620:4f:8000::/48", "a reserved"),
            special("3ffe::/16", "a reserved"),
            special("3fff::/20", "a documentation"),
            special("fd00:ec2::254/128", "a cloud metadata"),
            special("fc00::/7", "a private"),
            special("fe80::/10", "a link-local"),
            special("fec0::/10", "a site-local"),
            special("ff00::/8", "a multicast"));

    private SpecialNetworks() {}

    /** What kind of address it is, for example {@code a private} or {@code an unspecified}; empty where it is publicly routable. */
    static Optional<String> kindOf(InetAddress address) {
        for (Special special : SPECIAL) {
            if (special.network.contains(address)) {
                return Optional.of(special.kind);
            }
        }
        boolean ipv6 = address.getAddress().length == 16;
        return ipv6 && !GLOBAL_UNICAST_IPV6.contains(address) ? Optional.of("a reserved") : Optional.empty();
    }

    private static Special special(String cidr, String kind) {
        return new Special(Network.parse(cidr), kind);
    }

    private record Special(Network network, String kind) {}
}
