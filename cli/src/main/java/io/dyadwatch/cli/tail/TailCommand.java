package io.dyadwatch.cli.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.cli.kafka.KafkaOptions;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a topic as it grows. */
@Command(
        name = "tail",
        description = {
            "Shows what comes by on a topic, until Ctrl-C: articles, enriched, pairs or alerts.",
            "Leaves no trace: it joins no group and commits nothing."
        })
public final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Terminal terminal;
    private final ObjectMapper mapper = Json.mapper();
    private volatile boolean stopping;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            defaultValue = "enriched",
            converter = View.Converter.class,
            description = "articles, enriched, pairs or alerts. Default: enriched.")
    private @Nullable View<?> view;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text: a block for each record. json: the values as NDJSON. Default: text.")
    private Output output = Output.text;

    @Option(
            names = "--from",
            paramLabel = "START",
            defaultValue = "latest",
            converter = StartAt.Converter.class,
            description = "earliest, latest, or how long ago: 90s, 5m, 2h, 1d, PT5M. Default: latest.")
    private StartAt from = new StartAt.Latest();

    @Option(names = "--max", paramLabel = "N", description = "End after so many records.")
    private long max = Long.MAX_VALUE;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    enum Output {
        text,
        json
    }

    public TailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        View<?> shown = view;
        if (shown == null) {
            throw new IllegalStateException("the view has a default");
        }
        CountDownLatch done = new CountDownLatch(1);
        try (TopicReader reader = TopicReader.open(kafka.access(), shown.topic(), from, Clock.systemUTC())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(reader, done), "stop-tail"));
            show(reader, shown);
        } finally {
            done.countDown();
        }
        return 0;
    }

    private void show(TopicReader reader, View<?> shown) {
        JsonLines json = new JsonLines(terminal.out(), terminal.interactive());
        Blocks blocks = new Blocks(terminal);
        long count = 0;
        while (!stopping && count < max) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                // A compacted topic's tombstone has no value.
                if (record.value() == null || count >= max) {
                    continue;
                }
                count++;
                try {
                    if (output == Output.json) {
                        json.write(tree(record.value()));
                    } else {
                        shown.render(record.value(), blocks).forEach(terminal::line);
                        terminal.line();
                    }
                } catch (InvalidRecord e) {
                    terminal.error("unreadable record at " + record.topic() + "-" + record.partition() + " offset "
                            + record.offset() + ": " + e.getMessage());
                }
            }
            json.flush();
        }
    }

    private JsonNode tree(byte[] value) {
        try {
            return mapper.readTree(value);
        } catch (IOException e) {
            throw Json.describe(e);
        }
    }

    private void stop(TopicReader reader, CountDownLatch done) {
        stopping = true;
        reader.wakeUp();
        try {
            // The last record is written whole before the process goes.
            done.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
