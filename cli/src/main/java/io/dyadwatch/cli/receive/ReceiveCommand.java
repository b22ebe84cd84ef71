package io.dyadwatch.cli.receive;

import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a webhook receiver. */
@Command(
        name = "receive",
        description = {
            "Receives webhooks on 127.0.0.1, verifies each, and writes them as NDJSON: webhook-id, verified, body.",
            "The endpoint's secret is read from the variable DYADWATCH_WEBHOOK_SECRET."
        })
public final class ReceiveCommand implements Callable<Integer> {
    /** Not an argument: arguments of a process can be seen by everybody on the machine. */
    private static final String SECRET = "DYADWATCH_WEBHOOK_SECRET";

    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int port = 8090;

    @Option(names = "--out", paramLabel = "FILE", description = "Append there instead of writing to standard output.")
    private @Nullable Path file;

    public ReceiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        String secret = System.getenv(SECRET);
        if (secret == null || secret.isBlank()) {
            throw new Failure("set " + SECRET + " to the secret that alert-service gave for the endpoint (whsec_…)");
        }
        JsonLines lines = new JsonLines(output(), file == null && terminal.interactive());
        WebhookReceiver receiver = WebhookReceiver.start(port, secret, received -> {
            lines.write(received);
            lines.flush();
        });
        terminal.error("Receiving webhooks on http://127.0.0.1:" + receiver.port() + "/hook, until Ctrl-C.");
        new CountDownLatch(1).await();
        return 0;
    }

    private OutputStream output() {
        if (file == null) {
            return terminal.out();
        }
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Failure("cannot write to " + file + ": " + e.getMessage(), e);
        }
    }
}
