package io.dyadwatch.system;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets that a subscriber was shown, by the path of its URL; the official library checks with them. */
final class Secrets {
    private final Map<String, Set<String>> byPath = new ConcurrentHashMap<>();

    void add(String path, String secret) {
        byPath.computeIfAbsent(path, p -> ConcurrentHashMap.newKeySet()).add(secret);
    }

    /** Whether a request to the path is signed with one of its secrets, and fresh. */
    boolean verify(String path, String body, Map<String, List<String>> headers) {
        HttpHeaders given = HttpHeaders.of(headers, (name, value) -> true);
        return byPath.getOrDefault(path, Set.of()).stream().anyMatch(secret -> verify(secret, body, given));
    }

    private static boolean verify(String secret, String body, HttpHeaders headers) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
            return false;
        }
    }
}
