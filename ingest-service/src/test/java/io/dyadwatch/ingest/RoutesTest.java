package io.dyadwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.TraceParent;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.article.ArticleIntake;
import io.dyadwatch.ingest.article.ArticleRoute;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.article.IntakeCounts;
import io.dyadwatch.ingest.article.SubmissionReader;
import io.dyadwatch.ingest.batch.BatchRoute;
import io.dyadwatch.ingest.problem.ProblemKind;
import io.dyadwatch.ingest.url.TrackingParameters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
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
    private final List<String> outcomes = new CopyOnWriteArrayList<>();

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
        router.post("/v1/articles").handler(new ArticleRoute(intake, sink, budget, counts, answerWithin));
        router.post("/v1/articles/batch").handler(new BatchRoute(intake, counts, budget, answerWithin, 1));
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

        @Override
        public CompletableFuture<Void> publish(Article article, TraceParent trace) {
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
