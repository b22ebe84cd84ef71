package io.dyadwatch.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One request on a connection of its own, so that what became of it can be told: a client that keeps connections cannot
 * tell a request that was cut from a connection that had ended before.
 */
final class RawPost {
    private static final int READ_LIMIT_MS = 30_000;

    /** What became of a request. */
    sealed interface Outcome {
        /** A whole answer. */
        record Answered(int status, String body) implements Outcome {
            JsonNode json() {
                return Deployment.parse(body);
            }
        }

        /** Nobody took the connection, or it ended before the first byte of an answer. */
        record Refused() implements Outcome {}

        /** An answer that began and did not end. */
        record Cut(String received) implements Outcome {}
    }

    /**
     * @param sentAt when the last byte of the request was written, as {@link System#nanoTime()}
     * @param outcome what became of it
     */
    record Result(long sentAt, Outcome outcome) {}

    private RawPost() {}

    static Result send(int port, String path, Object body) {
        byte[] bytes = Http.write(body).getBytes(UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        long sentAt = Long.MAX_VALUE;
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
            socket.setSoTimeout(READ_LIMIT_MS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(ISO_8859_1));
            request.writeBytes(bytes);
            socket.getOutputStream().write(request.toByteArray());
            sentAt = System.nanoTime();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                answer.write(buffer, 0, n);
            }
        } catch (ConnectException e) {
            return new Result(sentAt, new Outcome.Refused());
        } catch (IOException broken) {
            // Told by what had come until then.
            return new Result(sentAt, outcome(answer.toString(UTF_8)));
        }
        return new Result(sentAt, outcome(answer.toString(UTF_8)));
    }

    private static Outcome outcome(String answer) {
        if (answer.isEmpty()) {
            return new Outcome.Refused();
        }
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Outcome.Cut(answer);
        }
        String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
        String body = answer.substring(end + 4);
        int announced = head.lines()
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        return body.getBytes(UTF_8).length < announced
                ? new Outcome.Cut(answer)
                : new Outcome.Answered(Integer.parseInt(answer.substring(9, 12)), body);
    }
}
