package io.dyadwatch.cli.status;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An overview on one screen, for people. */
record StatusScreen(Terminal terminal) {
    private static final String UNKNOWN = "unknown";
    private static final int LONGEST = 160;

    void show(Overview overview) {
        terminal.line(headline(overview));
        terminal.line();
        for (Instance each : overview.services()) {
            String state = "%-10s".formatted(each.state().words());
            boolean ready = each.state() == Instance.State.ready;
            terminal.line("  %-15s %s %s"
                    .formatted(
                            each.service(),
                            ready ? terminal.good(state) : terminal.bad(state),
                            Visible.line(each.url(), 60)));
            each.reasons()
                    .forEach(reason -> terminal.line("  %-15s - %s".formatted("", Visible.line(reason, LONGEST))));
        }
        terminal.line();
        for (Hop each : overview.hops()) {
            terminal.line("  %-15s %s".formatted(each.hop(), behind(each)));
        }
        terminal.line();
        row("dead letters", deadLetters(overview.deadLetters()));
        Overview.Deliveries deliveries = overview.deliveries();
        row(
                "deliveries",
                text(deliveries.waiting()) + " waiting, " + text(deliveries.due()) + " due, the oldest for "
                        + seconds(deliveries.oldestDueSeconds()) + ", " + text(deliveries.dead()) + " given up");
        row("circuits", text(deliveries.openCircuits()) + " open");
        row("sending", sending(deliveries));
        row("canary", canary(overview.canary(), overview.at()));
        row("feeds", feeds(overview.feeds()));
        row("silent sources", text(overview.sourcesSilent()));
        row("vocabulary", overview.vocabulary().isEmpty() ? UNKNOWN : String.join(", ", overview.vocabulary()));
        list("wrong", overview.wrong());
        list("to look at", overview.notices());
        list("not known", overview.unasked());
    }

    private String headline(Overview overview) {
        Instant at = overview.at().truncatedTo(ChronoUnit.SECONDS);
        return switch (overview.verdict()) {
            case well -> terminal.good("All is well") + " at " + at;
            case wrong -> terminal.bad("Something is wrong") + " at " + at;
            case unknown -> terminal.bad("It is not known whether all is well") + " at " + at;
        };
    }

    private void row(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            row(i == 0 ? name : "", lines.get(i));
        }
    }

    private void row(String name, String text) {
        terminal.line("  %-15s %s".formatted(name, Visible.line(text, LONGEST)));
    }

    private void list(String name, List<String> lines) {
        if (!lines.isEmpty()) {
            terminal.line();
            terminal.line(terminal.bold(name + ":"));
            lines.forEach(line -> terminal.line("  - " + Visible.line(line, LONGEST)));
        }
    }

    private static String behind(Hop hop) {
        String seconds = hop.seconds() == null ? UNKNOWN : Judgement.seconds(hop.seconds());
        if (hop.seconds() != null && hop.seconds() == 0) {
            return "not behind";
        }
        return hop.records() == null ? seconds + " behind" : seconds + " behind, " + hop.records() + " records wait";
    }

    private static List<String> deadLetters(@Nullable List<DeadTopic> topics) {
        if (topics == null) {
            return List.of(UNKNOWN);
        }
        return topics.stream()
                .map(each -> each.waiting() == 0
                        ? each.topic() + ": none since the last redrive"
                        : each.topic() + ": " + (each.atLeast() ? "more than " : "") + each.waiting()
                                + " since the last redrive, the newest " + reason(each.newestReason()) + ", of "
                                + each.newestAt())
                .toList();
    }

    private static String reason(@Nullable String reason) {
        return reason == null ? "without a reason" : Visible.line(reason, 40);
    }

    private static String sending(Overview.Deliveries deliveries) {
        if (deliveries.paused() == null) {
            return UNKNOWN;
        }
        String brake = Boolean.TRUE.equals(deliveries.brake()) ? ", the flood brake holds some back" : "";
        return (deliveries.paused() ? "paused" : "on") + brake;
    }

    private static String canary(Overview.Canary canary, Instant now) {
        Instant last = canary.lastSuccess();
        if (canary.on() == null) {
            return UNKNOWN;
        } else if (!canary.on()) {
            return "off";
        }
        return last == null
                ? "never came through"
                : "came through "
                        + Judgement.seconds(
                                Math.max(0, Duration.between(last, now).toMillis() / 1000.0))
                        + " ago";
    }

    private static String feeds(Overview.Feeds feeds) {
        if (feeds.all() == null) {
            return UNKNOWN;
        }
        return feeds.all() == 0 ? "none" : feeds.all() + ", " + text(feeds.failing()) + " of them failing";
    }

    private static String text(@Nullable Long number) {
        return number == null ? UNKNOWN : number.toString();
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null ? UNKNOWN : Judgement.seconds(seconds);
    }
}
