package io.dyadwatch.alert.canary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PostingLimitTest {
    private static final CanaryText CANARY = CanaryText.of(Instant.parse("2026-11-20T09:00:00Z"));

    @Test
    void whatIngestHasTakenIsPosted() throws Exception {
        assertThat(posted("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}"))
                .isTrue();
    }

    @Test
    void whatIngestRefusesIsNot() throws Exception {
        assertThat(posted("HTTP/1.1 503 Unavailable\r\nContent-Length: 0\r\n\r\n"))
                .isFalse();
    }

    @Test
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        assertThat(posted("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{"))
                .isFalse();
    }

    /** Posts one to somebody who says that, and then nothing. */
    private static boolean posted(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> connection = CompletableFuture.supplyAsync(() -> answer(server, answer));
            try {
                URI ingest = URI.create("http://127.0.0.1:" + server.getLocalPort());
                return new Posting(ingest, Optional.empty(), Optional.empty(), Duration.ofSeconds(5)).post(CANARY);
            } finally {
                connection.join().close();
            }
        }
    }

    private static Socket answer(ServerSocket server, String answer) {
        try {
            Socket socket = server.accept();
            InputStream in = socket.getInputStream();
            assertThat(in.read()).isPositive();
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
