package io.dyadwatch.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A TCP socket that goes through no proxy, whatever the system's properties name, and that lets in so many bytes only.
 * Beneath TLS this bounds what never becomes part of an answer: certificates, tickets, new keys, empty records.
 */
final class BoundedSocket extends Socket {
    private @Nullable MeteredInput input;

    BoundedSocket() {
        super(Proxy.NO_PROXY);
    }

    /** From now on so many bytes more. */
    void allow(long bytes) throws IOException {
        input().allow(bytes);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return input();
    }

    private MeteredInput input() throws IOException {
        if (input == null) {
            input = new MeteredInput(super.getInputStream());
        }
        return input;
    }
}
