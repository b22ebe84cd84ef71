package io.dyadwatch.alert.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A subscriber that does with each connection what the test says, be it HTTP or not. */
final class RawReceiver implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What happens once a request was read; the connection is closed afterwards. */
    @FunctionalInterface
    interface Conduct {
        void on(Socket connection) throws IOException, InterruptedException;
    }

    RawReceiver(ServerSocket listener, Conduct conduct) {
        this.listener = listener;
        threads.execute(() -> accept(conduct));
    }

    static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
        connection.getOutputStream().flush();
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
                open.add(connection);
                threads.execute(() -> serve(conduct, connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Conduct conduct, Socket connection) {
        try (connection) {
            readRequest(connection);
            conduct.on(connection);
        } catch (IOException closed) {
            // The client has left, or the test is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static void readRequest(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed within a request");
            }
            head.write(next);
        }
        Matcher length = LENGTH.matcher(head.toString(ISO_8859_1));
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
    }
}
