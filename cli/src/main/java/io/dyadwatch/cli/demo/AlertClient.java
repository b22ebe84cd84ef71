package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.http.ServiceClient;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Json;
import java.nio.charset.StandardCharsets;

/** What a subscriber does at alert-service. */
final class AlertClient {
    private static final int CREATED = 201;

    private final ServiceClient service;

    AlertClient(ServiceClient service) {
        this.service = service;
    }

    /**
     * @param id of the endpoint
     * @param secret told once, at registration
     */
    record Endpoint(String id, String secret) {}

    private record NewEndpoint(String url, String description) {}

    /** @throws Failure if it is refused */
    Endpoint register(String url, String description) {
        return Json.read(create("/v1/endpoints", new NewEndpoint(url, description)), Endpoint.class);
    }

    /** @throws Failure if it is refused */
    void watch(SampleWatch watch, Endpoint endpoint) {
        create("/v1/watches", watch.request(endpoint.id()));
    }

    private byte[] create(String path, Object body) {
        ServiceClient.Answer answer = service.post(path, "application/json", Json.write(body));
        if (answer.status() != CREATED) {
            throw new Failure("alert-service refused " + path + ": " + answer.problem());
        }
        return answer.body().getBytes(StandardCharsets.UTF_8);
    }
}
