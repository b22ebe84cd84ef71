package io.dyadwatch.cli.rewind;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.kafka.KafkaOptions;
import io.dyadwatch.cli.tail.Moment;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.contracts.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets alert-service back, so that it reads enriched articles once more. */
@Command(
        name = "rewind",
        description = {
            "Sets alert-service back to a time, so that it reads the enriched articles since once more: after a restore"
                    + " of its database, which is older than what it has read.",
            "Stop every instance of it first. What is in the database already is not alerted again."
        })
public final class RewindCommand implements Callable<Integer> {
    /** The group of the Streams topology: its offsets and its state belong together. */
    private static final String ENRICH = "enrich-service";

    /** A member that was killed is missed after 6 s. */
    private static final Duration WAIT_FOR_MEMBERS = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final Clock clock;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "A time such as 2026-11-20T09:00:00Z, or how long ago: 90s, 5m, 2h, 1d, PT5M. Compared with"
                    + " when articles arrived.")
    private @Nullable Moment to;

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            defaultValue = "alert-service",
            description = "Consumer group. Default: ${DEFAULT-VALUE}.")
    private String group = "";

    @Option(names = "--dry-run", description = "Show old and new offsets, and change nothing.")
    private boolean dryRun;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    public RewindCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (to == null) {
            throw new IllegalStateException("the option is required");
        }
        if (group.equals(ENRICH)) {
            throw new Failure(
                    "enrich-service cannot be set back: its offsets are one with its state, which says what it"
                            + " has read. Articles read again would be known and change nothing, and one that was changed and"
                            + " changed back would come out as new revisions.");
        }
        Instant time = to.seenFrom(clock.instant());
        KafkaAccess access = kafka.access();
        try (Admin admin = access.admin()) {
            Rewind rewind = new Rewind(access, admin, group, Topics.ENRICHED_ARTICLE.name());
            if (!dryRun) {
                rewind.awaitNobody(WAIT_FOR_MEMBERS);
            }
            List<Move> moves = rewind.plan(time);
            boolean changes = moves.stream().anyMatch(Move::changes);
            if (!dryRun && changes) {
                rewind.apply(moves);
            }
            show(moves, time, changes);
        }
        return 0;
    }

    private void show(List<Move> moves, Instant time, boolean changes) {
        terminal.line("%s on %s, to %s"
                .formatted(group, Topics.ENRICHED_ARTICLE.name(), time.truncatedTo(ChronoUnit.MILLIS)));
        for (Move move : moves) {
            terminal.line(
                    "  partition %-3d %12s -> %-12s".formatted(move.partition(), text(move.from()), text(move.to())));
        }
        long again = moves.stream().mapToLong(Move::again).sum();
        if (!changes) {
            terminal.line("Nothing to set back: all that came since is still to be read.");
        } else if (dryRun) {
            terminal.line("Would be read again: up to " + again + " records. Nothing was changed.");
        } else {
            terminal.line("To be read again: up to " + again + " records. Start the service.");
        }
    }

    private static String text(OptionalLong offset) {
        return offset.isPresent() ? Long.toString(offset.getAsLong()) : "none";
    }
}
