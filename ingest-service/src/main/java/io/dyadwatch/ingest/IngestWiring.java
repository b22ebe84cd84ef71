package io.dyadwatch.ingest;

import io.dyadwatch.access.Role;
import io.dyadwatch.access.http.AccessRules;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.admission.ByteBudget;
import io.dyadwatch.ingest.article.ArticleIntake;
import io.dyadwatch.ingest.article.ArticleRoute;
import io.dyadwatch.ingest.article.ArticleSink;
import io.dyadwatch.ingest.article.SubmissionReader;
import io.dyadwatch.ingest.backfill.BackfillPace;
import io.dyadwatch.ingest.batch.BatchRoute;
import io.dyadwatch.ingest.feed.FeedRoutes;
import io.dyadwatch.ingest.http.Answers;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.ingest.url.TrackingParameters;
import io.dyadwatch.operations.trace.Tracing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts the parts together and onto their paths. */
@ApplicationScoped
public class IngestWiring {
    private static final String ARTICLES = "/v1/articles";
    private static final String BATCH = "/v1/articles/batch";

    /** An article costs about this much beyond its own bytes; it bounds how many small ones are on their way. */
    private static final long SMALLEST_CHARGE = 16 * 1024;
    /** Requests waiting for room; each costs its connection only. */
    private static final int MAX_WAITING = 1_000;

    /** A line of the largest size, or the reading of results, may take a slow sender as long. */
    private static final Duration BATCH_PATIENCE = Duration.ofSeconds(30);

    private volatile @Nullable BatchRoute batches;

    /** Requests of any length end before the server does. */
    void stop(@Observes ShutdownDelayInitiatedEvent soon) {
        BatchRoute running = batches;
        if (running != null) {
            running.stop();
        }
    }

    void route(
            @Observes Router router,
            IngestConfig config,
            @ConfigProperty(name = "mp.messaging.outgoing.articles.delivery.timeout.ms") long deliveryTimeout,
            ArticleSink sink,
            Tracing tracing,
            BackfillPace pace,
            MeterRegistry registry) {
        requireAnswersAfterDelivery(config.answerWithin(), Duration.ofMillis(deliveryTimeout));
        ByteBudget budget = new ByteBudget(config.bufferedBytes().asLongValue(), SMALLEST_CHARGE, MAX_WAITING);
        Gauge.builder("dyadwatch.ingest.buffered.bytes", budget, ByteBudget::taken)
                .description("Bytes of articles in memory, from the first byte read to Kafka's acknowledgement")
                .register(registry);
        ArticleCounters counters = new ArticleCounters(registry);
        ArticleIntake intake =
                new ArticleIntake(new SubmissionReader(Clock.systemUTC(), TrackingParameters.packaged()), sink);

        router.post(ARTICLES).handler(new ArticleRoute(intake, sink, budget, counters, config.answerWithin(), tracing));
        BatchRoute batchRoute = new BatchRoute(
                intake, counters, budget, config.answerWithin(), BATCH_PATIENCE, config.maxBatches(), tracing, pace);
        router.post(BATCH).handler(batchRoute);
        batches = batchRoute;
        refuseOtherMethods(router, ARTICLES);
        refuseOtherMethods(router, BATCH);
        router.route("/v1/*").failureHandler(exchange -> Answers.failure(exchange, exchange.failure()));
        router.route()
                .last()
                .handler(exchange -> Answers.problem(
                        exchange, new Refusal(ProblemKind.NOT_FOUND, "This service has nothing at this path")));
    }

    @Produces
    @Singleton
    AccessRules accessRules() {
        return AccessRules.ofEveryService()
                .allow(ARTICLES, Role.PUBLISHER, Role.OPERATOR)
                .allow(BATCH, Role.PUBLISHER, Role.OPERATOR)
                .allow(FeedRoutes.FEEDS, Role.OPERATOR)
                .allow(FeedRoutes.FEEDS + "/*", Role.OPERATOR)
                .allow(FeedRoutes.OPML, Role.OPERATOR);
    }

    static void requireAnswersAfterDelivery(Duration answerWithin, Duration deliveryTimeout) {
        if (answerWithin.compareTo(deliveryTimeout) <= 0) {
            throw new IllegalArgumentException("dyadwatch.ingest.answer-within is " + answerWithin
                    + " and must be longer than the producer's delivery.timeout.ms, " + deliveryTimeout);
        }
    }

    private static void refuseOtherMethods(Router router, String path) {
        router.route(path).handler(exchange -> {
            exchange.response().putHeader(HttpHeaders.ALLOW, HttpMethod.POST.name());
            Answers.problem(exchange, new Refusal(ProblemKind.METHOD_NOT_ALLOWED, "Articles are posted"));
        });
    }
}
