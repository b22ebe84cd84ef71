package io.dyadwatch.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does with each connection what the test says, be it HTTP or not. */
final class RawServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    /** What happens on one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Conduct {
        void on(RawServer server, Socket connection) throws IOException, InterruptedException;
    }

    RawServer(Conduct conduct) throws IOException {
        this(InetAddress.getLoopbackAddress(), 0, conduct);
    }

    RawServer(InetAddress address, int port, Conduct conduct) throws IOException {
        this(bound(address, port), conduct);
    }

    /** @param listener for example one that speaks TLS */
    RawServer(ServerSocket listener, Conduct conduct) {
        this.listener = listener;
        threads.execute(() -> accept(conduct));
    }

    /** Answers each request of each connection with these bytes. */
    static Conduct answering(String answer) {
        return (server, connection) -> {
            while (server.readRequest(connection)) {
                write(connection, answer);
            }
        };
    }

    /** Answers one request with these bytes and closes. */
    static Conduct answeringOnce(String answer) {
        return (server, connection) -> {
            server.readRequest(connection);
            write(connection, answer);
        };
    }

    static Conduct silent() {
        return (server, connection) -> connection.getInputStream().readAllBytes();
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
    }

    /** False at the end of the connection. */
    boolean readRequest(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            bytes.write(next);
        }
        String head = bytes.toString(ISO_8859_1);
        Matcher length = LENGTH.matcher(head);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        requests.add(head + new String(body, ISO_8859_1));
        return true;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    int accepted() {
        return accepted.get();
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }

    private void accept(Conduct conduct) {
        try {
            while (true) {
                Socket connection = listener.accept();
                accepted.incrementAndGet();
                open.add(connection);
                threads.execute(() -> serve(conduct, connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Conduct conduct, Socket connection) {
        try (connection) {
            conduct.on(this, connection);
        } catch (IOException closed) {
            // The client has left, or the test is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static ServerSocket bound(InetAddress address, int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(address, port), 512);
        return listener;
    }
}
