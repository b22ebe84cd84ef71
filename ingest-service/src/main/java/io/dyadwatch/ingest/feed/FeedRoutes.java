package io.dyadwatch.ingest.feed;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.ingest.http.Answers;
import io.dyadwatch.ingest.http.MediaTypes;
import io.dyadwatch.ingest.http.RequestBody;
import io.dyadwatch.ingest.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** {@code /v1/feeds}: what is read, and how each feed is doing. What may block runs on a worker. */
public final class FeedRoutes {
    public static final String FEEDS = "/v1/feeds";
    public static final String OPML = "/v1/feeds.opml";

    /** Path of one feed. */
    private static final String FEED = FEEDS + "/:id";

    private static final String OPML_TYPE = "text/x-opml";
    private static final int MAX_JSON_BYTES = 16 * 1024;
    private static final int MAX_OPML_BYTES = 4 * 1024 * 1024;
    private static final Duration BODY_PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;

    private final FeedDirectory directory;
    private final FeedEditor editor;

    public FeedRoutes(FeedDirectory directory, FeedEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    /**
     * One page of feeds in the order of their ids.
     *
     * @param next what {@code after} is for the page that follows; absent on the last
     */
    public record Page(
            List<FeedDirectory.Listed> items, @Nullable String next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** Puts them onto their paths. */
    public void route(Router router) {
        router.get(FEEDS).handler(exchange -> answer(exchange, 200, () -> page(exchange)));
        router.post(FEEDS)
                .handler(exchange -> body(exchange, MediaTypes.JSON, MAX_JSON_BYTES, 201, json -> {
                    FeedDirectory.Listed added =
                            new FeedDirectory.Listed(editor.add(Json.read(json, FeedEditor.Wanted.class)), null);
                    exchange.response()
                            .putHeader(
                                    HttpHeaders.LOCATION,
                                    FEEDS + "/" + added.feed().id());
                    return added;
                }));
        router.get(FEED).handler(exchange -> answer(exchange, 200, () -> find(exchange.pathParam("id"))));
        router.patch(FEED)
                .handler(exchange -> body(exchange, MediaTypes.JSON, MAX_JSON_BYTES, 200, json -> {
                    String id = exchange.pathParam("id");
                    editor.change(id, Json.read(json, FeedEditor.Change.class));
                    return find(id);
                }));
        router.delete(FEED)
                .handler(exchange -> onWorker(exchange, () -> {
                            editor.remove(exchange.pathParam("id"));
                            return true;
                        })
                        .onSuccess(removed ->
                                exchange.response().setStatusCode(204).end())
                        .onFailure(failure -> Answers.failure(exchange, failure)));
        router.get(OPML)
                .handler(exchange -> onWorker(exchange, editor::exportOpml)
                        .onSuccess(list -> exchange.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, OPML_TYPE)
                                .end(Buffer.buffer(list)))
                        .onFailure(failure -> Answers.failure(exchange, failure)));
        router.post(OPML).handler(exchange -> body(exchange, OPML_TYPE, MAX_OPML_BYTES, 200, editor::importOpml));
        refuseOtherMethods(router, FEEDS, "GET, POST");
        refuseOtherMethods(router, FEED, "GET, PATCH, DELETE");
        refuseOtherMethods(router, OPML, "GET, POST");
    }

    private static void refuseOtherMethods(Router router, String path, String allowed) {
        router.route(path).handler(exchange -> {
            exchange.response().putHeader(HttpHeaders.ALLOW, allowed);
            Answers.problem(exchange, new Refusal(ProblemKind.METHOD_NOT_ALLOWED, "This path takes " + allowed));
        });
    }

    private Page page(RoutingContext exchange) {
        int limit = limit(exchange.request().getParam("limit"));
        List<FeedDirectory.Listed> listed = directory.list(exchange.request().getParam("after"), limit + 1);
        return listed.size() <= limit
                ? new Page(listed, null)
                : new Page(
                        listed.subList(0, limit), listed.get(limit - 1).feed().id());
    }

    private static int limit(@Nullable String given) {
        if (given == null) {
            return PAGE;
        }
        int limit = given.matches("\\d{1,5}") ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > MAX_PAGE) {
            throw new Refusal(ProblemKind.INVALID, new InvalidRecord("limit", "must be from 1 to " + MAX_PAGE));
        }
        return limit;
    }

    private FeedDirectory.Listed find(String id) {
        return directory
                .find(id)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no feed with this id"));
    }

    private static void answer(RoutingContext exchange, int status, Callable<?> work) {
        onWorker(exchange, work)
                .onSuccess(value -> Answers.json(exchange, status, value))
                .onFailure(failure -> Answers.failure(exchange, failure));
    }

    private static void body(RoutingContext exchange, String type, int limit, int status, Taking<?> taking) {
        exchange.request().pause();
        int expected;
        try {
            MediaTypes.require(type, exchange.request());
            expected = RequestBody.statedLength(exchange.request(), limit);
        } catch (Refusal refusal) {
            Answers.problem(exchange, refusal);
            return;
        }
        RequestBody.invite(exchange.request(), exchange.response());
        RequestBody.read(exchange.vertx(), exchange.request(), expected, limit, BODY_PATIENCE)
                .compose(body -> onWorker(exchange, () -> taking.take(body)))
                .onSuccess(value -> Answers.json(exchange, status, value))
                .onFailure(failure -> Answers.failure(exchange, failure));
    }

    private static <T> Future<T> onWorker(RoutingContext exchange, Callable<T> work) {
        return exchange.vertx()
                .executeBlocking(
                        () -> {
                            try {
                                return work.call();
                            } catch (InvalidRecord e) {
                                // Only reading the body leaves one: what else is wrong is a refusal already.
                                throw new Refusal(ProblemKind.MALFORMED, e);
                            }
                        },
                        false);
    }

    private interface Taking<T> {
        T take(byte[] body) throws InterruptedException;
    }
}
