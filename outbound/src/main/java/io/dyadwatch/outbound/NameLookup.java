package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name into its addresses; {@link InetAddress#getAllByName} but for tests. */
@FunctionalInterface
public interface NameLookup {
    /**
     * All addresses of a name, or the one that a literal stands for.
     *
     * @throws UnknownHostException if it has none
     */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
