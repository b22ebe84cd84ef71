package io.dyadwatch.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an endpoint is treated for what its attempts came to. Pure: state and result in, state out.
 *
 * @param places attempts at a time to an endpoint that is well
 * @param perSecond attempts that begin in a second to an endpoint that has no number of its own
 * @param rest after {@value #SILENCES} failures in a row where nobody was there; doubled each time
 * @param longestRest what it is doubled up to; an endpoint that asks to be left alone is so for no longer either
 * @param slowAfter an endpoint whose attempt has been under way for so long gets no other until one ends
 * @param disableAfter an endpoint that has only failed for so long, and
 * @param disableAttempts so often, is disabled
 */
public record LanePolicy(
        int places,
        int perSecond,
        Duration rest,
        Duration longestRest,
        Duration slowAfter,
        Duration disableAfter,
        int disableAttempts) {
    /** Failures in a row, with nobody there, that open the circuit. */
    static final int SILENCES = 5;
    /** Successes that double a halved share. */
    static final int SUCCESSES = 20;

    private static final int WHOLE = 100;
    /** Percent of the way to being disabled at which the operator is told. */
    private static final List<Integer> STEPS = List.of(50, 70, 90, WHOLE);

    public LanePolicy {
        if (places < 1 || perSecond < 1 || disableAttempts < 1) {
            throw new IllegalArgumentException(
                    "per-endpoint-concurrency, per-endpoint-rate and disable-after-attempts must be at least 1");
        }
        if (!isPositive(rest) || !isPositive(slowAfter) || !isPositive(disableAfter)) {
            throw new IllegalArgumentException(
                    "circuit-pause, slow-after and disable-after must be positive durations");
        }
        if (longestRest.compareTo(rest) < 0) {
            throw new IllegalArgumentException("circuit-max-pause must not be less than circuit-pause");
        }
    }

    /**
     * What a result leads to.
     *
     * @param state from now on
     * @param told the percents of the way to being disabled that were passed just now
     * @param disabled why nothing more is to be sent; empty where it is
     */
    record Step(LaneState state, List<Integer> told, Optional<String> disabled) {}

    /** Attempts at a time that an endpoint in this state may have. */
    int placesOf(LaneState state) {
        return state.isDoubtful() ? 1 : share(state.halvings());
    }

    /** What becomes of the state; results that tell nothing about the endpoint leave it as it is. */
    Step after(LaneState state, AttemptResult result, Instant now) {
        if (result instanceof AttemptResult.Delivered) {
            return new Step(afterSuccess(state, now), List.of(), Optional.empty());
        }
        if (result instanceof AttemptResult.Failed failed) {
            return afterFailure(state, failed, now);
        }
        return new Step(state, List.of(), Optional.empty());
    }

    private LaneState afterSuccess(LaneState state, Instant now) {
        boolean halved = state.halvings() > 0;
        boolean doubled = halved && state.successes() + 1 == SUCCESSES;
        // An attempt that began before the endpoint asked to be left alone takes nothing back; a circuit it closes.
        boolean stillRests = state.opened() == 0 && state.rests(now);
        return new LaneState(
                true,
                doubled ? state.halvings() - 1 : state.halvings(),
                halved && !doubled ? state.successes() + 1 : 0,
                0,
                0,
                null,
                0,
                stillRests ? state.restUntil() : null,
                0);
    }

    private Step afterFailure(LaneState state, AttemptResult.Failed failed, Instant now) {
        Instant since = state.failingSince() == null ? now : state.failingSince();
        int failures = state.failures() + 1;
        int silences = failed.silent() ? state.silences() + 1 : 0;
        boolean halves = failed.isTooMuch() && share(state.halvings()) > 1;
        LaneState counted = new LaneState(
                state.proven(),
                halves ? state.halvings() + 1 : state.halvings(),
                0,
                failures,
                silences,
                since,
                state.toldPercent(),
                state.restUntil(),
                failed.silent() ? state.opened() : 0);
        int percent = percent(since, failures, now);
        List<Integer> told = STEPS.stream()
                .filter(step -> step > state.toldPercent() && step <= percent)
                .toList();
        Optional<String> disabled = Optional.empty();
        if (failed.isGone()) {
            disabled = Optional.of("it answered 410: it wants nothing more");
        } else if (percent == WHOLE) {
            disabled = Optional.of(
                    "it has only failed since " + since + ", " + failures + " times; the last: " + failed.reason());
        }
        int last = told.isEmpty() ? state.toldPercent() : told.get(told.size() - 1);
        return new Step(rested(counted, failed, now).told(last), told, disabled);
    }

    /** With what comes of it: the circuit opens, or the endpoint is left alone as it asks. */
    private LaneState rested(LaneState state, AttemptResult.Failed failed, Instant now) {
        Instant until = state.restUntil();
        int opened = state.opened();
        // An attempt that began before the circuit opened says nothing new.
        if (state.silences() >= SILENCES && !state.rests(now)) {
            opened++;
            until = now.plus(restAfter(opened));
        }
        if (failed.isLater() && failed.retryAfter() != null) {
            Instant asked = now.plus(least(failed.retryAfter(), longestRest));
            until = until == null || asked.isAfter(until) ? asked : until;
        }
        return state.resting(until, opened);
    }

    /** Of whichever is further from being reached, the time or the attempts. */
    private int percent(Instant since, int failures, Instant now) {
        double time = (double) Duration.between(since, now).toMillis() / disableAfter.toMillis();
        double attempts = (double) failures / disableAttempts;
        return (int) Math.floor(WHOLE * Math.max(0, Math.min(1, Math.min(time, attempts))));
    }

    private Duration restAfter(int opened) {
        // The shift is bounded: beyond it any rest is longer than the longest.
        return least(rest.multipliedBy(1L << Math.min(opened - 1, 20)), longestRest);
    }

    private int share(int halvings) {
        return Math.max(1, places >> Math.min(halvings, 30));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
