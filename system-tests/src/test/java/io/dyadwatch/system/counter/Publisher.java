package io.dyadwatch.system.counter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts article after article at a steady rate. One that is not accepted is posted again until it is; those that became
 * due in the meantime follow as fast as {@value #SENDERS} at a time can.
 */
final class Publisher {
    private static final int SENDERS = 16;
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final String run;
    private final URI articles;
    private final String token;
    private final int perSecond;
    private final Tally tally;
    private final AtomicInteger next = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean stopped;

    /** @param articles where to post to */
    Publisher(String run, URI articles, String token, int perSecond, Tally tally) {
        this.run = run;
        this.articles = articles;
        this.token = token;
        this.perSecond = perSecond;
        this.tally = tally;
    }

    void start() {
        long begin = System.nanoTime();
        for (int i = 0; i < SENDERS; i++) {
            Thread sender = new Thread(() -> send(begin), "sender-" + i);
            senders.add(sender);
            sender.start();
        }
    }

    /** No new article; what has been begun is posted until it is accepted. */
    void stop() {
        stopped = true;
    }

    boolean isAtWork() {
        return senders.stream().anyMatch(Thread::isAlive);
    }

    private void send(long begin) {
        try {
            while (!stopped) {
                int number = next.getAndIncrement();
                long due = begin + TimeUnit.SECONDS.toNanos(1) / perSecond * number;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                byte[] body = new NumberedArticle(run, number).json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                while (!isAccepted(number, body)) {
                    TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAccepted(int number, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(articles)
                .timeout(Duration.ofSeconds(10))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 202) {
                tally.accepted(
                        number,
                        new ObjectMapper().readTree(answer.body()).path("id").asText());
                return true;
            }
            tally.refused(Integer.toString(answer.statusCode()));
        } catch (IOException e) {
            tally.refused(e.getClass().getSimpleName());
        }
        return false;
    }
}
