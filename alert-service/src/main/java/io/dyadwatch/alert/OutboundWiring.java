package io.dyadwatch.alert;

import io.dyadwatch.outbound.BoundedLookup;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.Ports;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** How this service reaches others: guarded, pinned to the address that was checked, bounded. */
@Singleton
public class OutboundWiring {
    @Produces
    @Singleton
    BoundedLookup lookup(AlertConfig config) {
        return new BoundedLookup(
                InetAddress::getAllByName, config.requestTimeout().dividedBy(3));
    }

    void close(@Disposes BoundedLookup lookup) {
        lookup.close();
    }

    @Produces
    @Singleton
    UrlGuard guard(AlertConfig config, BoundedLookup lookup) {
        List<Network> allowed = config.allowedNetworks().orElse(List.of()).stream()
                .map(Network::parse)
                .toList();
        Ports ports = config.allowedPorts().map(Ports::parse).orElse(Ports.USUAL);
        return new UrlGuard(new TargetPolicy(allowed, config.allowHttp(), ports), lookup);
    }

    @Produces
    @Singleton
    GuardedHttpClient client(AlertConfig config, UrlGuard guard) {
        return new GuardedHttpClient(guard, limits(config));
    }

    /** A connection for each attempt: shares are the queue's business, and many endpoints may be on one host. */
    private static Limits limits(AlertConfig config) {
        return Limits.DEFAULT.withTotal(config.requestTimeout()).withConnections(config.concurrency());
    }
}
