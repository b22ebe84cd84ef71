package io.dyadwatch.ingest;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** The service and the broker behind it, as a test meets them: what goes in, and what comes out. */
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class RunningService {
    @TestHTTPResource("/")
    URI service;

    KafkaBroker broker;

    IngestClient client;
    PublishedArticles published;

    @BeforeEach
    void connect() {
        client = new IngestClient(service);
        published = new PublishedArticles(broker);
    }
}
