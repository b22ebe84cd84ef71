package io.dyadwatch.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** A batch whose sender has not come to its end, and reads the results meanwhile. */
final class OpenBatch implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final Thread reader = new Thread(this::read, "batch-reader");

    OpenBatch(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        write(String.join(
                "\r\n",
                "POST /v1/articles/batch HTTP/1.1",
                "Host: 127.0.0.1",
                "Content-Type: application/x-ndjson",
                "Transfer-Encoding: chunked",
                "",
                ""));
        reader.start();
    }

    void send(Object article) throws IOException {
        byte[] line = (Http.write(article) + "\n").getBytes(UTF_8);
        write(Integer.toHexString(line.length) + "\r\n");
        socket.getOutputStream().write(line);
        write("\r\n");
    }

    /** The result lines so far; each chunk of the answer has whole lines. */
    List<JsonNode> results() {
        return text().lines()
                .filter(line -> line.startsWith("{"))
                .map(Deployment::parse)
                .toList();
    }

    /** Whether the connection has ended. */
    boolean isOver() {
        return !reader.isAlive();
    }

    /** Whether the last chunk came, which says that it was all. */
    boolean endedRegularly() {
        return text().endsWith("0\r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private synchronized String text() {
        return received.toString(UTF_8);
    }

    private synchronized void take(byte[] bytes, int count) {
        received.write(bytes, 0, count);
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = socket.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                take(buffer, n);
            }
        } catch (IOException broken) {
            // That the connection broke is its end, too, and the thread's.
            return;
        }
    }
}
