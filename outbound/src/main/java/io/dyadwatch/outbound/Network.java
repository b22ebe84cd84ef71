package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses and, where given, the one port of it that is meant.
 *
 * <p>Written as CIDR with an optional port: {@code 10.0.0.0/8}, {@code 127.0.0.1/32:8090}, {@code fd00::/8},
 * {@code [::1/128]:8090}.
 */
public final class Network {
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]+)\\]:(\\d{1,5})|([^:\\[\\]]+):(\\d{1,5})");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final String text;
    private final byte[] address;
    private final int prefixBits;
    private final @Nullable Integer port;

    private Network(String text, byte[] address, int prefixBits, @Nullable Integer port) {
        this.text = text;
        this.address = address;
        this.prefixBits = prefixBits;
        this.port = port;
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if it is none, or has bits set behind its prefix; the message says which
     */
    public static Network parse(String text) {
        Matcher withPort = WITH_PORT.matcher(text);
        if (!withPort.matches()) {
            return parse(text, text, null);
        }
        boolean bracketed = withPort.group(1) != null;
        int port = Integer.parseInt(withPort.group(bracketed ? 2 : 4));
        if (port < 1 || port > 65535) {
            throw invalid(text, "the port must be between 1 and 65535");
        }
        return parse(text, withPort.group(bracketed ? 1 : 3), port);
    }

    /** Whether a connection to this address and port stays inside. */
    public boolean contains(InetAddress candidate, int candidatePort) {
        return contains(candidate) && (port == null || port == candidatePort);
    }

    /** Whether the address lies in the block, whatever the port. */
    public boolean contains(InetAddress candidate) {
        byte[] bytes = candidate.getAddress();
        return bytes.length == address.length && samePrefix(bytes, address, prefixBits);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Network parse(String text, String cidr, @Nullable Integer port) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            throw invalid(text, "the prefix length is missing, as in 10.0.0.0/8");
        }
        byte[] address = address(text, cidr.substring(0, slash));
        int bits = prefixBits(text, cidr.substring(slash + 1), address.length * 8);
        if (!samePrefix(masked(address, bits), address, address.length * 8)) {
            throw invalid(text, "the address has bits set behind the prefix");
        }
        return new Network(text, address, bits, port);
    }

    // Only literals get here, so that no name is ever looked up.
    private static byte[] address(String text, String literal) {
        if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
            throw invalid(text, "it is no IPv4 or IPv6 network");
        }
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no network: it is no IPv4 or IPv6 address", e);
        }
    }

    private static int prefixBits(String text, String digits, int max) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > max) {
            throw invalid(text, "the prefix length must be between 0 and " + max);
        }
        return Integer.parseInt(digits);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = Arrays.copyOf(address, address.length);
        for (int bit = bits; bit < address.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return masked;
    }

    private static boolean samePrefix(byte[] one, byte[] other, int bits) {
        int whole = bits / 8;
        if (!Arrays.equals(one, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        return rest == 0 || ((one[whole] ^ other[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static IllegalArgumentException invalid(String text, String why) {
        return new IllegalArgumentException("'" + text + "' is no network: " + why);
    }
}
