package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.article.ArticleIntake;
import io.dyadwatch.ingest.article.ArticleRoute;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.article.IntakeCounts;
import io.dyadwatch.ingest.article.SubmissionReader;
import io.dyadwatch.ingest.backfill.BackfillPace;
import io.dyadwatch.ingest.batch.BatchRoute;
import io.dyadwatch.ingest.url.TrackingParameters;
import io.dyadwatch.operations.trace.Tracing;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both ways in with a sink that acknowledges when the test says so. */
@Timeout(60)
class RoutesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final ByteBudget budget = new ByteBudget(1_000, 300, 10);
    private final HeldSink sink = new HeldSink();
    private Duration batchPatience = LONG;
    private final List<String> outcomes = new CopyOnWriteArrayList<>();
    private final BackfillPace pace = new BackfillPace();
    private @Nullable BatchRoute batches;

    @AfterEach
    void close() {
        sink.storesAtOnce = true;
        sink.onTheirWay.forEach(stored -> stored.complete(null));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void resultsKeepTheOrderOfLinesWhateverTheOrderOfAcknowledgements() throws IOException {
        // given
        try (BatchConnection batch = new BatchConnection(serve(LONG))) {
            batch.send(lines(1, 3));
            await().until(() -> sink.onTheirWay.size() == 3);

            // when
            sink.onTheirWay.get(2).complete(null);
            sink.onTheirWay.get(1).completeExceptionally(new IOException("lost"));
            sink.onTheirWay.get(0).complete(null);

            // then
            assertThat(List.of(batch.result(), batch.result(), batch.result()))
                    .extracting(
                            result -> result.path("line").asInt(),
                            result -> result.path("status").asInt())
                    .containsExactly(tuple(1, 202), tuple(2, 503), tuple(3, 202));
        }
    }

    @Test
    void aBatchTakesNoMoreThanThereIsRoomFor() throws IOException {
        // given
        try (BatchConnection batch = new BatchConnection(serve(LONG))) {
            // when
            batch.send(lines(1, 30));
            batch.end();

            // then
            for (int line = 1; line <= 30; line++) {
                int next = line;
                await().until(() -> sink.onTheirWay.size() >= next);
                assertThat(budget.taken()).isLessThanOrEqualTo(1_000);
                assertThat(sink.onTheirWay.size()).isLessThanOrEqualTo(line + 2);
                sink.onTheirWay.get(line - 1).complete(null);
                JsonNode result = batch.result();
                assertThat(result.path("line").asInt()).isEqualTo(line);
                assertThat(result.path("status").asInt()).isEqualTo(202);
            }
            assertThat(batch.isOver()).isTrue();
        }
        await().until(() -> budget.taken() == 0);
        assertThat(sink.texts)
                .isEqualTo(IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> "number " + i)
                        .toList());
    }

    @Test
    void aStopEndsABatchWithTheResultOfWhatWasReadAndOneThatComesAfterItAtOnce() throws IOException {
        // given
        URI service = serve(LONG);
        BatchRoute route = Objects.requireNonNull(batches);
        try (BatchConnection batch = new BatchConnection(service)) {
            batch.send(lines(1, 2));
            await().until(() -> sink.onTheirWay.size() == 2);

            // when
            route.stop();
            sink.onTheirWay.forEach(stored -> stored.complete(null));

            // then
            assertThat(List.of(batch.result(), batch.result()))
                    .extracting(result -> result.path("status").asInt())
                    .containsExactly(202, 202);
            assertThatThrownBy(batch::isOver).hasMessage("the connection was closed");
        }
        try (BatchConnection late = new BatchConnection(service)) {
            assertThatThrownBy(late::isOver).hasMessageContaining("503");
        }
        assertThat(sink.onTheirWay).hasSize(2);
    }

    @Test
    void roomIsHeldUntilTheSinkGivesTheArticleUpNotOnlyUntilTheAnswer() {
        // given
        IngestClient client = new IngestClient(serve(Duration.ofMillis(200)));

        // when
        IngestClient.Answer answer = client.post(article(1));

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(budget.taken()).isEqualTo(300);

        // when
        sink.onTheirWay.get(0).completeExceptionally(new IOException("given up"));

        // then
        await().until(() -> budget.taken() == 0);
    }

    @Test
    void whoFindsNoRoomInTimeIsToldToTryAgain() {
        // given
        IngestClient client = new IngestClient(serve(Duration.ofMillis(200)));
        ByteBudget.Lease all = budget.tryTake(1_000).orElseThrow();

        // when
        IngestClient.Answer answer = client.post(article(1));

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(sink.onTheirWay).isEmpty();
        assertThat(outcomes).containsExactly("unavailable");
        all.close();
    }

    @Test
    void aStalledSinkIsSparedMoreArticles() {
        // given
        IngestClient client = new IngestClient(serve(LONG));
        sink.stalled = true;

        // when
        IngestClient.Answer answer = client.post(article(1));

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(sink.onTheirWay).isEmpty();
    }

    @Test
    void roomIsGivenBackWhereTheTaskThatReadsTheArticleFails() {
        // given
        IngestClient client = new IngestClient(serve(LONG));
        sink.failure = new StackOverflowError();

        // when
        IngestClient.Answer answer = client.post(article(1));

        // then
        assertThat(answer.status()).isEqualTo(500);
        await().until(() -> budget.taken() == 0);
    }

    @Test
    void onlySoManyBatchesRunAtATime() throws IOException {
        // given
        URI service = serve(LONG);
        sink.storesAtOnce = true;
        try (BatchConnection first = new BatchConnection(service)) {
            first.send(lines(1, 1));
            assertThat(first.result().path("status").asInt()).isEqualTo(202);

            // when
            IngestClient.Answer second = new IngestClient(service).batch(lines(1, 1));

            // then
            assertThat(second.status()).isEqualTo(503);
            assertThat(second.header("retry-after")).isNotEmpty();
        }
        await().until(() -> new IngestClient(service).batch(lines(1, 1)).status() == 200);
    }

    @Test
    void sendersWhoDribbleAreLeftForThoseWhoWait() throws IOException {
        // given
        sink.storesAtOnce = true;
        URI service = serve(LONG);
        List<Socket> dribblers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                dribblers.add(dribbler(service));
            }
            await().until(() -> budget.taken() == 900);

            // when
            IngestClient.Answer answer = new IngestClient(service).post(article(1));

            // then
            assertThat(answer.status()).isEqualTo(202);
            assertThat(outcomes).contains("body-timeout", "accepted");
        } finally {
            for (Socket dribbler : dribblers) {
                dribbler.close();
            }
        }
        await().until(() -> budget.taken() == 0);
    }

    @Test
    void aBatchWhoseSenderCompletesNoLineLeavesItsPlace() throws IOException {
        // given
        sink.storesAtOnce = true;
        batchPatience = Duration.ofSeconds(1);
        URI service = serve(LONG);
        try (BatchConnection begun = new BatchConnection(service)) {
            begun.send(lines(1, 1));
            assertThat(begun.result().path("status").asInt()).isEqualTo(202);

            // then
            assertThatThrownBy(begun::result).isInstanceOf(IOException.class);
        }
        try (BatchConnection silent = new BatchConnection(service)) {
            assertThatThrownBy(silent::result).hasMessageContaining("408");
        }
        await().until(() -> new IngestClient(service).batch(lines(2, 2)).status() == 200);
    }

    @Test
    void aBackfillGoesOnAsFarAsThereArePlacesAndItsSenderIsNotLeftMeanwhile() throws IOException {
        batchPatience = Duration.ofMillis(400);
        sink.storesAtOnce = true;
        try (BatchConnection batch = new BatchConnection(serve(LONG), "/v1/articles/batch?backfill=true")) {
            batch.send(lines(1, 3));
            batch.end();
            await().pollDelay(Duration.ofSeconds(1)).until(sink.texts::isEmpty);

            pace.looked(2);
            assertThat(List.of(batch.result(), batch.result()))
                    .allMatch(result -> result.path("status").asInt() == 202);
            assertThat(sink.texts).hasSize(2);

            pace.looked(40);
            assertThat(batch.result().path("line").asInt()).isEqualTo(3);
        }
    }

    @Test
    void aBackfillThatIsOverDoesNotWaitForAPlace() throws IOException {
        sink.storesAtOnce = true;
        try (BatchConnection batch = new BatchConnection(serve(LONG), "/v1/articles/batch?backfill=true")) {
            batch.send(lines(1, 2));
            batch.end();
            await().until(pace::isWanted);
            pace.looked(2);
            assertThat(batch.result().path("status").asInt()).isEqualTo(202);
            assertThat(batch.result().path("status").asInt()).isEqualTo(202);
            assertThat(batch.isOver()).isTrue();
        }
    }

    @Test
    void aBackfillThatWaitsEndsWithTheService() throws IOException {
        try (BatchConnection waiting = new BatchConnection(serve(LONG), "/v1/articles/batch?backfill=true")) {
            waiting.send(lines(1, 1));
            waiting.end();
            await().until(pace::isWanted);
            Objects.requireNonNull(batches).stop();
            assertThatThrownBy(waiting::result).hasMessageContaining("503");
        }
    }

    /** States 300 bytes and sends one. */
    private static Socket dribbler(URI service) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.getOutputStream()
                .write(("POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 300\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private URI serve(Duration answerWithin) {
        ArticleIntake intake =
                new ArticleIntake(new SubmissionReader(Clock.systemUTC(), TrackingParameters.packaged()), sink);
        IntakeCounts counts = new IntakeCounts() {
            @Override
            public void accepted() {
                outcomes.add("accepted");
            }

            @Override
            public void refused(ProblemKind kind) {
                outcomes.add(kind.slug());
            }
        };
        Router router = Router.router(vertx);
        router.post("/v1/articles")
                .handler(new ArticleRoute(intake, sink, budget, counts, answerWithin, Tracing.off()));
        BatchRoute batchRoute =
                new BatchRoute(intake, counts, budget, answerWithin, batchPatience, 1, Tracing.off(), pace);
        batches = batchRoute;
        router.post("/v1/articles/batch").handler(batchRoute);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i <= to; i++) {
            lines.append(article(i)).append('\n');
        }
        return lines.toString();
    }

    private static String article(int number) {
        return "{\"source\":\"s\",\"text\":\"number " + number + "\"}";
    }

    private static final class HeldSink implements ArticleSink {
        private final List<CompletableFuture<Void>> onTheirWay = Collections.synchronizedList(new ArrayList<>());
        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean stalled;
        private volatile boolean storesAtOnce;
        private volatile @Nullable Error failure;

        @Override
        public CompletableFuture<Void> publish(Article article, TraceParent trace) {
            Error thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            CompletableFuture<Void> stored = new CompletableFuture<>();
            texts.add(article.text());
            onTheirWay.add(stored);
            if (storesAtOnce) {
                stored.complete(null);
            }
            return stored;
        }

        @Override
        public boolean isStalled() {
            return stalled;
        }
    }
}
