package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.util.List;

/**
 * What the operator lets requests reach.
 *
 * @param allowedNetworks may be reached although they are not publicly routable, by http as well, and on each port that
 *     the entry does not exclude
 * @param allowHttp whether public targets may be reached without TLS
 * @param ports of public targets
 */
public record TargetPolicy(List<Network> allowedNetworks, boolean allowHttp, Ports ports) {
    public TargetPolicy {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Public targets by https on the usual ports, and these networks. */
    public static TargetPolicy httpsAnd(List<Network> allowedNetworks) {
        return new TargetPolicy(allowedNetworks, false, Ports.USUAL);
    }

    boolean allowsNetworkOf(InetAddress address, int port) {
        return allowedNetworks.stream().anyMatch(network -> network.contains(address, port));
    }
}
