package io.dyadwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One batch over a bare socket, so that a test decides when which line is sent. */
final class BatchConnection implements AutoCloseable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private boolean headRead;
    private boolean ended;

    BatchConnection(URI service) throws IOException {
        this(service, "/v1/articles/batch");
    }

    BatchConnection(URI service, String path) throws IOException {
        socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(30_000);
        out = socket.getOutputStream();
        in = socket.getInputStream();
        out.write(String.join(
                        "\r\n",
                        "POST " + path + " HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: application/x-ndjson",
                        "Transfer-Encoding: chunked",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends bytes that need not end with a line. */
    void send(String part) throws IOException {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    void end() throws IOException {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Waits for the next result. */
    JsonNode result() throws IOException {
        while (true) {
            String known = results.toString(StandardCharsets.UTF_8);
            int end = known.indexOf('\n');
            if (end >= 0) {
                results.reset();
                results.write(known.substring(end + 1).getBytes(StandardCharsets.UTF_8));
                return IngestClient.parse(known.substring(0, end));
            }
            readChunk();
        }
    }

    /** Whether the response ends here, with nothing left to read. */
    boolean isOver() throws IOException {
        while (!ended && results.size() == 0) {
            readChunk();
        }
        return ended && results.size() == 0;
    }

    private void readChunk() throws IOException {
        if (!headRead) {
            String status = line();
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IOException(status);
            }
            while (!line().isEmpty()) {
                // Headers are not what this is about.
            }
            headRead = true;
        }
        if (ended) {
            throw new IOException("no more results");
        }
        int length = Integer.parseInt(line(), 16);
        results.write(in.readNBytes(length));
        line();
        ended = length == 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
