package io.dyadwatch.cli.redrive;

import io.dyadwatch.cli.kafka.KafkaAccess;
import io.dyadwatch.cli.kafka.KafkaOptions;
import io.dyadwatch.cli.tail.Moment;
import io.dyadwatch.cli.terminal.Failure;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.contracts.Topic;
import io.dyadwatch.contracts.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts dead letters back. Exit code 1 where one had to be left. */
@Command(
        name = "redrive",
        description = {
            "Puts dead letters back into the topics that they came from, once what they failed on is mended: those since"
                    + " the last redrive, or of a time.",
            "A record that was put back three times already is left, and the command's exit code is 1 then."
        })
public final class RedriveCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Clock clock;

    /** The topics that have dead letters. */
    enum From {
        articles,
        enriched;

        Topic<?> origin() {
            return switch (this) {
                case articles -> Topics.ARTICLE;
                case enriched -> Topics.ENRICHED_ARTICLE;
            };
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description =
                    "articles: what enrich-service could not read. enriched: what alert-service could not. Default:"
                            + " both.")
    private @Nullable From topic;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Only what arrived then or later, whether it was put back before or not: a time such as"
                    + " 2026-11-20T09:00:00Z, or how long ago: 90s, 5m, 2h, 1d.")
    private @Nullable Moment from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Only what arrived before, whether it was put back before or not.")
    private @Nullable Moment until;

    @Option(names = "--limit", paramLabel = "N", description = "Put back at most so many.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--dry-run", description = "Show what would be put back, and change nothing.")
    private boolean dryRun;

    @Option(names = "--skip", description = "Pass over them: put nothing back, and do not come to them again.")
    private boolean skip;

    @Option(names = "--force", description = "Also what was put back three times already.")
    private boolean force;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    public RedriveCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Order order = order();
        KafkaAccess access = kafka.access();
        Redrive.Tally tally = new Redrive.Tally(0, 0);
        Map<String, Object> settings = Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                Place.GROUP,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                100,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                Topics.ARTICLE_DLQ.maxMessageBytes());
        try (Consumer<byte[], byte[]> consumer = access.consumer(settings);
                Producer<byte[], byte[]> producer = access.producer()) {
            for (Topic<?> origin : origins()) {
                Order rest = new Order(
                        order.from(), order.until(), order.limit() - tally.putBack(), order.force(), order.action());
                tally = tally.plus(new Redrive(consumer, producer, origin, rest, this::show).run());
            }
        } catch (KafkaException e) {
            throw access.noAnswer(e);
        }
        terminal.line(tally.putBack()
                + (dryRun ? " would be put back" : skip ? " passed over" : " put back")
                + (tally.refused() == 0 ? "" : ", " + tally.refused() + " left"));
        return tally.refused() == 0 ? 0 : 1;
    }

    private Order order() {
        if (limit < 1) {
            throw new Failure("--limit must be 1 or more");
        }
        if (skip && (dryRun || from != null || until != null)) {
            throw new Failure(
                    "--skip goes with neither --dry-run nor a time: it is about where the next redrive begins");
        }
        Instant now = clock.instant();
        return new Order(
                Optional.ofNullable(from).map(moment -> moment.seenFrom(now)),
                Optional.ofNullable(until).map(moment -> moment.seenFrom(now)),
                limit,
                force,
                dryRun ? Order.Action.SHOW : skip ? Order.Action.SKIP : Order.Action.PUT_BACK);
    }

    private List<Topic<?>> origins() {
        return topic == null ? List.of(Topics.ARTICLE, Topics.ENRICHED_ARTICLE) : List.of(topic.origin());
    }

    private void show(DeadLetter letter, Outcome outcome) {
        String place = letter.record().topic() + "-" + letter.record().partition() + " offset "
                + letter.record().offset();
        String past = " (" + Visible.line(letter.reason(), 60) + ", from " + Visible.line(letter.origin(), 80)
                + (letter.redriven() == 0 ? "" : ", put back before: " + letter.redriven()) + ")";
        terminal.line(place + text(outcome) + past);
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.PutBack back) {
            return " -> " + back.at().topic() + "-" + back.at().partition() + " offset "
                    + back.at().offset();
        } else if (outcome instanceof Outcome.Refused refused) {
            return " left: " + refused.why();
        } else if (outcome instanceof Outcome.Skipped) {
            return " passed over";
        }
        return " would be put back";
    }
}
