package io.dyadwatch.cli.http;

import io.dyadwatch.cli.terminal.Failure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request whose answer is read a line at a time, on a thread of the client, and left when it falls silent. */
final class LineExchange implements Flow.Subscriber<String> {
    private final HttpClient http;
    private final HttpRequest request;
    private final Duration silence;
    private final List<String> lines = new ArrayList<>();
    private int status = LineAnswer.NONE;
    private Optional<Duration> retryAfter = Optional.empty();
    private long lastMove = System.nanoTime();

    /** @param silence how long an answer that has begun may pause */
    LineExchange(HttpClient http, HttpRequest request, Duration silence) {
        this.http = http;
        this.request = request;
        this.silence = silence;
    }

    LineAnswer run() {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, head -> {
            begun(head);
            return BodySubscribers.fromLineSubscriber(this, read -> "", StandardCharsets.UTF_8, null);
        });
        while (true) {
            try {
                answer.get(1, TimeUnit.SECONDS);
                return answer(Optional.empty());
            } catch (TimeoutException e) {
                if (isSilent()) {
                    answer.cancel(true);
                    return answer(Optional.of("the answer paused for more than " + silence.toSeconds() + " s"));
                }
            } catch (ExecutionException e) {
                return answer(Optional.of("the connection broke: " + describe(e)));
            } catch (InterruptedException e) {
                answer.cancel(true);
                Thread.currentThread().interrupt();
                throw new Failure("interrupted", e);
            }
        }
    }

    private static String describe(ExecutionException error) {
        Throwable cause = error.getCause();
        if (cause == null) {
            return "for no reason that is known";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private synchronized void begun(HttpResponse.ResponseInfo head) {
        status = head.statusCode();
        retryAfter = head.headers().firstValue("Retry-After").flatMap(LineExchange::pause);
        lastMove = System.nanoTime();
    }

    private synchronized LineAnswer answer(Optional<String> broken) {
        return new LineAnswer(status, lines, broken, retryAfter);
    }

    /** Until there is an answer, the request has a limit of its own. */
    private synchronized boolean isSilent() {
        return status != LineAnswer.NONE && System.nanoTime() - lastMove > silence.toNanos();
    }

    /** Seconds or a date, RFC 9110 section 10.2.3; neither is nothing. */
    private static Optional<Duration> pause(String retryAfter) {
        String given = retryAfter.strip();
        try {
            if (!given.isEmpty() && given.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Duration.ofSeconds(Integer.parseInt(given)));
            }
            Instant at = ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), at);
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(String line) {
        lines.add(line);
        lastMove = System.nanoTime();
    }

    @Override
    public void onError(Throwable error) {
        // The future of the answer tells it too.
    }

    @Override
    public void onComplete() {
        // The future of the answer tells it too.
    }
}
