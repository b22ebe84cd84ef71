package io.dyadwatch.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which ports of public targets may be connected to. What {@code allowed-networks} holds is not asked. */
public final class Ports {
    /** 443 and 8443 by https, 80 and 8080 by http. */
    public static final Ports USUAL = new Ports(Set.of(443, 8443), Set.of(80, 8080));

    /** Each from 1 to 65535. */
    public static final Ports ANY = new Ports(Set.of(), Set.of());

    private final Set<Integer> https;
    private final Set<Integer> http;

    private Ports(Set<Integer> https, Set<Integer> http) {
        this.https = https;
        this.http = http;
    }

    /**
     * Reads a list of port numbers, which then hold for both schemes, or the one word {@code any}.
     *
     * @throws IllegalArgumentException if it is neither; the message says what to write
     */
    public static Ports parse(List<String> written) {
        if (written.size() == 1 && written.get(0).strip().equalsIgnoreCase("any")) {
            return ANY;
        }
        Set<Integer> ports = new TreeSet<>();
        for (String port : written) {
            ports.add(number(port.strip()));
        }
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("no port is allowed: write the ports, as in 443,8443, or any");
        }
        return new Ports(Set.copyOf(ports), Set.copyOf(ports));
    }

    boolean allow(boolean tls, int port) {
        return this == ANY || of(tls).contains(port);
    }

    /** For people: {@code 443, 8443}. */
    String toString(boolean tls) {
        return this == ANY
                ? "any"
                : of(tls).stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private Set<Integer> of(boolean tls) {
        return tls ? https : http;
    }

    private static int number(String port) {
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > 65535) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "'%s' is no port: write numbers from 1 to 65535, as in 443,8443, or only any", port));
        }
        return number;
    }
}
