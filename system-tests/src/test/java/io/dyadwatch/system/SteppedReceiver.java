package io.dyadwatch.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A subscriber on a bare socket of loopback. Every connection takes one request, is answered 204 and closed; a test is
 * told at each step, on the connection's own thread, and can hold it there.
 */
final class SteppedReceiver implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Connections that the kernel takes without us: so few that they can be used up. */
    private static final int BACKLOG = 1;
    /** Loopback connects at once or, with the backlog used up, not at all. */
    private static final int CONNECT_MILLIS = 250;

    private final ServerSocket server;
    private final Secrets secrets = new Secrets();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> fillers = new ArrayList<>();
    private final ReentrantLock open = new ReentrantLock();
    private volatile Steps steps = step -> {};

    /** Where a connection stands. */
    enum Step {
        /** It is made, and nothing of it is read. */
        CONNECTED,
        /** The request is here whole, and not answered. */
        RECEIVED,
        /** The last byte of the answer is written. */
        ANSWERED
    }

    /** What happens at a step. */
    interface Steps {
        void reached(Step step);
    }

    /**
     * One whole request.
     *
     * @param id its {@code webhook-id}
     * @param body as received, a character a byte
     * @param verified whether the signature holds
     */
    record Received(String id, String body, boolean verified) {
        String text() {
            return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }

    SteppedReceiver() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept).start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    int port() {
        return server.getLocalPort();
    }

    void knows(String secret) {
        secrets.add("/", secret);
    }

    void at(Steps newSteps) {
        this.steps = newSteps;
    }

    List<Received> received() {
        return received;
    }

    /** From now on no connection comes about: the backlog is filled with our own, and nobody takes them. */
    void block() {
        open.lock();
        try {
            while (true) {
                Socket filler = new Socket();
                fillers.add(filler);
                filler.connect(new InetSocketAddress(server.getInetAddress(), port()), CONNECT_MILLIS);
            }
        } catch (IOException full) {
            // What was wanted.
        }
    }

    /** Undoes {@link #block}; to be called by the same thread. */
    void unblock() {
        fillers.forEach(SteppedReceiver::close);
        fillers.clear();
        open.unlock();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                awaitUnblocked();
                daemon(() -> serve(connection)).start();
            } catch (IOException closed) {
                // Ends with the server socket.
            }
        }
    }

    private void awaitUnblocked() {
        open.lock();
        try {
            // Who blocks holds the lock; having had it is enough.
        } finally {
            open.unlock();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            steps.reached(Step.CONNECTED);
            InputStream in = connection.getInputStream();
            Map<String, List<String>> headers = headers(in);
            byte[] body = in.readNBytes(Integer.parseInt(first(headers, "content-length")));
            boolean verified = secrets.verify("/", new String(body, StandardCharsets.UTF_8), headers);
            received.add(new Received(
                    first(headers, "webhook-id"), new String(body, StandardCharsets.ISO_8859_1), verified));
            steps.reached(Step.RECEIVED);
            connection.getOutputStream().write(ANSWER);
            connection.getOutputStream().flush();
            steps.reached(Step.ANSWERED);
        } catch (IOException gone) {
            // The sender was killed, or it was one of the fillers.
        }
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    /** Reads to the empty line; names in lower case. */
    private static Map<String, List<String>> headers(InputStream in) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended within a line");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stepped-receiver");
        thread.setDaemon(true);
        return thread;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
