package io.dyadwatch.cli.status;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * The instances behind a URL: in a network of Docker a service's name has the address of each of its containers.
 *
 * @param resolver what addresses a name has
 */
record NamedInstances(Resolver resolver) {

    /** Looks up a name. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * A URL for each private address of the host. The URL as it is where there is one, where some are not private (then it
     * is not instances that have them), and over https, because a certificate is for the name.
     */
    List<String> behind(String url) {
        try {
            URI uri = URI.create(url);
            if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
                return List.of(url);
            }
            InetAddress[] all = resolver.addresses(uri.getHost());
            if (all.length < 2 || !Arrays.stream(all).allMatch(NamedInstances::isPrivate)) {
                return List.of(url);
            }
            return Arrays.stream(all)
                    .map(address -> url.replaceFirst("//[^:/]+", "//" + address.getHostAddress()))
                    .sorted()
                    .toList();
        } catch (IllegalArgumentException | UnknownHostException e) {
            // Whoever asks it says what is wrong with it.
            return List.of(url);
        }
    }

    private static boolean isPrivate(InetAddress address) {
        return address instanceof Inet4Address && address.isSiteLocalAddress();
    }
}
