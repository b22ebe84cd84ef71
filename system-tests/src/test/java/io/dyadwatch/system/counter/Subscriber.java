package io.dyadwatch.system.counter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A subscriber with a watch for each pair, and what its one endpoint is sent. Signatures are those of Standard Webhooks:
 * HMAC-SHA256 of id, timestamp and body, joined by dots; as its libraries do, what is signed with a time more than five
 * minutes from here is refused.
 */
final class Subscriber {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final String run;
    private final String alertService;
    private final Tally tally;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> pairsByWatch = new HashMap<>();
    private byte[] secret = {};

    /** @param alertService its URL, without a slash at the end */
    Subscriber(String run, String alertService, Tally tally) {
        this.run = run;
        this.alertService = alertService;
        this.tally = tally;
    }

    /**
     * Is made by an operator, and makes itself an endpoint and its watches.
     *
     * @param url of the endpoint
     */
    void subscribe(String operatorsToken, String url) throws IOException, InterruptedException {
        String id = post(
                        operatorsToken,
                        "/v1/subscribers",
                        json.createObjectNode().put("name", run).toString())
                .path("id")
                .asText();
        String token = post(operatorsToken, "/v1/subscribers/" + id + "/tokens", "{\"label\":\"counter\"}")
                .path("token")
                .asText();
        JsonNode endpoint = post(
                token, "/v1/endpoints", json.createObjectNode().put("url", url).toString());
        secret = Base64.getDecoder()
                .decode(endpoint.path("secret")
                        .asText()
                        .replaceFirst("^whsec_", "")
                        .getBytes(StandardCharsets.US_ASCII));
        for (String pair : new NumberedArticle(run, 0).pairs()) {
            String[] actors = pair.split("~", -1);
            String watch = json.createObjectNode()
                    .put("name", pair)
                    .put("scope", "sentence")
                    .put("endpoint", endpoint.path("id").asText())
                    .set("actors", json.createArrayNode().add(actors[0]).add(actors[1]))
                    .toString();
            pairsByWatch.put(post(token, "/v1/watches", watch).path("id").asText(), pair);
        }
    }

    /** One request; answers the status for it. */
    int receive(String id, String timestamp, String signatures, String body) throws IOException {
        if (!isSigned(id, timestamp, signatures, body)) {
            tally.wrong("a webhook whose signature is wrong");
            return 401;
        }
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        if (off.abs().compareTo(TOLERANCE) > 0) {
            tally.untimely();
            return 400;
        }
        tally.webhook(id, body);
        for (JsonNode alert : json.readTree(body).path("data").path("alerts")) {
            OptionalInt number =
                    NumberedArticle.numberOf(run, alert.at("/article/url").asText());
            String pair = pairsByWatch.get(alert.at("/watch/id").asText());
            if (number.isPresent() && pair != null) {
                tally.alert(number.getAsInt(), pair, alert.path("id").asText(), id);
            } else {
                tally.wrong("alert " + alert.path("id").asText() + " is about nothing that was posted or watched");
            }
        }
        return 204;
    }

    private boolean isSigned(String id, String timestamp, String signatures, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            for (String each : signatures.split(" ", -1)) {
                if (each.startsWith("v1,")
                        && MessageDigest.isEqual(
                                expected, Base64.getDecoder().decode(each.substring("v1,".length())))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode post(String token, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(alertService + path))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
