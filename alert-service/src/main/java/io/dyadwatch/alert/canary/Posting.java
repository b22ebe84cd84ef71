package io.dyadwatch.alert.canary;

import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;

/** Posts canaries to ingest-service, as any publisher does. */
final class Posting {
    private static final Logger LOG = Logger.getLogger(Posting.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int ACCEPTED = 202;

    private final URI articles;
    private final Optional<Path> tokenFile;
    private final Duration limit;
    private final HttpClient client;

    /**
     * @param ingest without a slash at the end
     * @param tokenFile holds the token and nothing else
     * @param tls whom to trust; absent, whom Java trusts
     */
    Posting(URI ingest, Optional<Path> tokenFile, Optional<SSLContext> tls) {
        this(ingest, tokenFile, tls, LIMIT);
    }

    /** @param limit up to the last byte of the answer */
    Posting(URI ingest, Optional<Path> tokenFile, Optional<SSLContext> tls, Duration limit) {
        this.articles = URI.create(ingest + "/v1/articles");
        this.tokenFile = tokenFile;
        this.limit = limit;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit.dividedBy(2))
                .followRedirects(HttpClient.Redirect.NEVER);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** Whether ingest-service has taken it; never throws for what ingest-service or the file is. */
    boolean post(CanaryText canary) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(articles)
                    .timeout(limit)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(canary)));
            if (tokenFile.isPresent()) {
                request.header(
                        "authorization",
                        "Bearer " + Files.readString(tokenFile.get()).strip());
            }
            int status = status(request.build());
            if (status != ACCEPTED) {
                LOG.warnf("The canary was not taken: status=%d", status);
            }
            return status == ACCEPTED;
        } catch (IOException | IllegalArgumentException | ExecutionException | TimeoutException e) {
            // The message may show what the file holds, where that is no token.
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            LOG.warnf(
                    "The canary could not be posted: fault=%s", cause.getClass().getSimpleName());
            return false;
        }
    }

    /** The client's own limit ends with the head of the answer; whoever stops there must not stop the canary for good. */
    private int status(HttpRequest request) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } finally {
            answer.cancel(true);
        }
    }
}
