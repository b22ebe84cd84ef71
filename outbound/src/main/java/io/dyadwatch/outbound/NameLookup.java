package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** Turns a host name into its addresses; {@link InetAddress#getAllByName} but for tests. */
@FunctionalInterface
public interface NameLookup {
    /**
     * All addresses of a name.
     *
     * @throws UnknownHostException if it has none
     */
    InetAddress[] addressesOf(String host) throws UnknownHostException;

    /**
     * The same within a time, where the look-up can be bounded: see {@link BoundedLookup}.
     *
     * @throws UnknownHostException if it has none, or none is told in time
     */
    default InetAddress[] addressesOf(String host, Duration atMost) throws UnknownHostException {
        return addressesOf(host);
    }
}
