package io.dyadwatch.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections: looks up, checks, connects to what was checked, and verifies who is there. */
final class Connector {
    private static final String[] TLS_VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final UrlGuard guard;
    private final Limits limits;
    private final SSLContext tls;

    Connector(UrlGuard guard, Limits limits, SSLContext tls) {
        this.guard = guard;
        this.limits = limits;
        this.tls = tls;
    }

    /** @throws RefusedTarget without connecting, if any address of the host is none to connect to */
    Connection open(Target.Origin origin, Deadline deadline) throws IOException {
        List<InetSocketAddress> addresses = guard.checkedAddresses(origin, deadline.remaining());
        BoundedSocket plain = connect(addresses, deadline);
        try {
            return new Connection(origin, plain, origin.tls() ? handshake(plain, origin, deadline) : plain);
        } catch (IOException | RuntimeException e) {
            Deadline.close(plain);
            throw e;
        }
    }

    private BoundedSocket connect(List<InetSocketAddress> addresses, Deadline deadline) throws IOException {
        IOException last = new IOException("no address");
        for (InetSocketAddress address : addresses.subList(0, Math.min(Limits.MAX_ADDRESSES, addresses.size()))) {
            BoundedSocket socket = new BoundedSocket();
            try {
                deadline.watch(socket);
                socket.setTcpNoDelay(true);
                long millis = Math.min(
                        limits.connect().toMillis(), deadline.remaining().toMillis());
                socket.connect(address, (int) Math.min(Integer.MAX_VALUE, millis));
                return socket;
            } catch (IOException e) {
                Deadline.close(socket);
                last = e;
            }
        }
        throw Failures.connecting(last, limits);
    }

    private SSLSocket handshake(BoundedSocket plain, Target.Origin origin, Deadline deadline) throws IOException {
        plain.allow(Limits.HANDSHAKE_BYTES);
        plain.setSoTimeout(
                (int) Math.min(Integer.MAX_VALUE, deadline.remaining().toMillis()));
        SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(plain, origin.nameForTls(), origin.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(TLS_VERSIONS);
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            throw Failures.handshaking(e);
        }
        return socket;
    }
}
