package io.dyadwatch.cli.up;

import io.dyadwatch.cli.terminal.Terminal;

/** Where everything of a local system is, for people. */
public record Addresses(PortPlan ports) {

    public void print(Terminal terminal) {
        row(terminal, PartNames.INGEST, ports.ingestUrl(), "POST articles to /v1/articles");
        row(terminal, PartNames.ENRICH, ports.enrichUrl(), "POST a text to /v1/enrich to see what is found in it");
        row(terminal, PartNames.ALERT, ports.alertUrl(), "endpoints and watches: /v1/endpoints, /v1/watches");
        row(terminal, "all three", "…/q/health/ready", "and /q/metrics, /q/openapi");
        row(terminal, PartNames.KAFKA, ports.bootstrapServers(), "controller on port " + ports.kafkaController());
        row(terminal, PartNames.POSTGRESQL, "127.0.0.1:" + ports.postgreSql(), ports.jdbcUrl() + ", user postgres");
        row(terminal, PartNames.RECEIVER, ports.receiverUrl(), "the one local address that webhooks may go to");
    }

    private static void row(Terminal terminal, String part, String address, String what) {
        terminal.line("  %-15s %s  %s".formatted(part, terminal.bold("%-27s".formatted(address)), terminal.dim(what)));
    }
}
