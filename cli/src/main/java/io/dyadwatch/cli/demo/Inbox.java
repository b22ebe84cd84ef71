package io.dyadwatch.cli.demo;

import io.dyadwatch.cli.receive.Received;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.AlertMatched;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the receiver process has received, as its output file tells.
 *
 * @param alerts of all verified webhooks, each webhook once however often it was sent
 * @param refused how many requests did not verify
 */
record Inbox(List<Alert> alerts, int refused) {

    static Inbox read(Path file) {
        List<Alert> alerts = new ArrayList<>();
        Set<String> webhooks = new HashSet<>();
        int refused = 0;
        for (String line : completeLines(file)) {
            Received received = Json.read(utf8(line), Received.class);
            if (!received.verified()) {
                refused++;
            } else if (webhooks.add(received.webhookId())) {
                alerts.addAll(Json.read(utf8(received.body()), AlertMatched.class)
                        .data()
                        .alerts());
            }
        }
        return new Inbox(alerts, refused);
    }

    /** Without a last line that is still being written. */
    private static List<String> completeLines(Path file) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String content = Files.readString(file);
            return content.substring(0, content.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
