package io.dyadwatch.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a deployment's state somebody has to see to. What is unknown is no trouble here. */
final class Judgement {
    /** An article passes every hop within a second; a minute is no hiccup. */
    private static final double LATE_SECONDS = 60;

    /** A canary comes every minute. */
    private static final Duration CANARY_LATE = Duration.ofMinutes(3);

    private final List<String> wrong = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    List<String> wrong() {
        return wrong;
    }

    List<String> notices() {
        return notices;
    }

    void services(List<Instance> services) {
        for (Instance each : services) {
            if (each.state() != Instance.State.ready) {
                wrong.add(each.service() + " at " + each.url() + " is "
                        + each.state().words());
            }
        }
    }

    void hops(List<Hop> hops) {
        for (Hop each : hops) {
            if (each.seconds() != null && each.seconds() > LATE_SECONDS) {
                wrong.add(each.hop() + " is " + seconds(each.seconds()) + " behind");
            }
        }
    }

    void deadLetters(@Nullable List<DeadTopic> topics) {
        for (DeadTopic each : Objects.requireNonNullElse(topics, List.<DeadTopic>of())) {
            if (each.waiting() > 0) {
                wrong.add(each.topic() + " has dead letters; 'dyadwatch redrive' puts them back");
            }
        }
    }

    void deliveries(Overview.Deliveries deliveries) {
        if (deliveries.oldestDueSeconds() != null && deliveries.oldestDueSeconds() > LATE_SECONDS) {
            wrong.add("the oldest delivery has been due for " + seconds(deliveries.oldestDueSeconds()));
        }
        if (Boolean.TRUE.equals(deliveries.paused())) {
            wrong.add("sending is paused");
        }
        if (Boolean.TRUE.equals(deliveries.brake())) {
            wrong.add("the flood brake holds watches back");
        }
        if (deliveries.dead() != null && deliveries.dead() > 0) {
            notices.add("deliveries were given up: GET /v1/deliveries?state=dead tells which");
        }
        if (deliveries.openCircuits() != null && deliveries.openCircuits() > 0) {
            notices.add("endpoints do not answer and are left alone for a while");
        }
    }

    void canary(Overview.Canary canary, Instant now) {
        if (!Boolean.TRUE.equals(canary.on())) {
            return;
        }
        Instant last = canary.lastSuccess();
        if (last == null) {
            wrong.add("no canary has come through yet");
        } else if (Duration.between(last, now).compareTo(CANARY_LATE) > 0) {
            wrong.add("the last canary came through "
                    + seconds(Duration.between(last, now).toMillis() / 1000.0) + " ago");
        }
    }

    void feeds(Overview.Feeds feeds) {
        if (feeds.overdueSeconds() != null && feeds.overdueSeconds() > LATE_SECONDS) {
            wrong.add("a feed has been due for " + seconds(feeds.overdueSeconds()));
        }
        if (feeds.failing() != null && feeds.failing() > 0) {
            notices.add("feeds bring nothing: GET /v1/feeds tells which, and why");
        }
    }

    void sources(@Nullable Long silent) {
        if (silent != null && silent > 0) {
            notices.add("sources are silent longer than usual: GET /v1/sources?silent=true names them");
        }
    }

    void vocabulary(List<String> versions) {
        if (versions.size() > 1) {
            notices.add("instances of enrich-service have different vocabularies");
        }
    }

    static String seconds(double seconds) {
        return seconds < 10
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : seconds < 600 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
