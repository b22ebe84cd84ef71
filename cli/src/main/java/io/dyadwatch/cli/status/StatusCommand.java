package io.dyadwatch.cli.status;

import io.dyadwatch.cli.http.Bearer;
import io.dyadwatch.cli.kafka.KafkaOptions;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.up.PortPlan;
import io.dyadwatch.contracts.Json;
import java.net.InetAddress;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how a deployment is. Exit codes: 0 all is well, 1 something is wrong, 2 that could not be found out. */
@Command(
        name = "status",
        description = {
            "Tells what is up, how far behind it is and what is stuck; of a local system unless told otherwise.",
            "DYADWATCH_TOKEN holds an operator's token where services ask for one. Exit codes: 0 all is well, 1 something"
                    + " is wrong, 2 that could not be found out."
        })
public final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Clock clock;

    @Option(
            names = "--ingest-url",
            split = ",",
            paramLabel = "URL",
            description = "Every instance of ingest-service. Default: INGEST_URL, else http://127.0.0.1:8081.")
    private @Nullable List<String> ingest;

    @Option(
            names = "--enrich-url",
            split = ",",
            paramLabel = "URL",
            description = "Every instance of enrich-service. Default: ENRICH_URL, else http://127.0.0.1:8082.")
    private @Nullable List<String> enrich;

    @Option(
            names = "--alert-url",
            split = ",",
            paramLabel = "URL",
            description = "Every instance of alert-service. Default: ALERT_URL, else http://127.0.0.1:8083.")
    private @Nullable List<String> alert;

    @Option(
            names = "--alert-group",
            paramLabel = "GROUP",
            defaultValue = "alert-service",
            description = "Consumer group of alert-service. Default: ${DEFAULT-VALUE}.")
    private String alertGroup = "";

    @Option(names = "--port-base", paramLabel = "N", description = "Of a local system: as it was given to 'up'.")
    private @Nullable Integer portBase;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text: one screen. json: one object. Default: text.")
    private Output output = Output.text;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    enum Output {
        text,
        json
    }

    /** @param environment may hold the token, and where the services are */
    public StatusCommand(Terminal terminal, Map<String, String> environment, Clock clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        PortPlan local = PortPlan.of(portBase);
        Map<String, List<String>> urls = new LinkedHashMap<>();
        urls.put("ingest-service", urls(ingest, "INGEST_URL", local.ingestUrl()));
        urls.put("enrich-service", urls(enrich, "ENRICH_URL", local.enrichUrl()));
        urls.put("alert-service", urls(alert, "ALERT_URL", local.alertUrl()));
        Survey survey = new Survey(
                urls,
                portBase == null ? kafka.access() : kafka.access(local.bootstrapServers()),
                alertGroup,
                Bearer.of(environment));
        Overview overview = survey.at(clock.instant());
        if (output == Output.json) {
            JsonLines json = new JsonLines(terminal.out(), terminal.interactive());
            json.write(Json.mapper().valueToTree(overview));
            json.flush();
        } else {
            new StatusScreen(terminal).show(overview);
        }
        return switch (overview.verdict()) {
            case well -> 0;
            case wrong -> 1;
            case unknown -> 2;
        };
    }

    private List<String> urls(@Nullable List<String> given, String variable, String local) {
        String named = portBase == null ? environment.getOrDefault(variable, "").strip() : "";
        List<String> urls = given != null ? given : named.isEmpty() ? List.of(local) : List.of(named.split(",", -1));
        NamedInstances instances = new NamedInstances(InetAddress::getAllByName);
        return urls.stream().flatMap(url -> instances.behind(url).stream()).toList();
    }
}
