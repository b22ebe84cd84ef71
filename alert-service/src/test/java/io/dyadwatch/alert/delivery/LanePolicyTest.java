package io.dyadwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanePolicyTest {
    private static final AttemptResult DELIVERED = new AttemptResult.Delivered(200, "");
    private static final AttemptResult SILENT = new AttemptResult.Failed(null, true, "nobody is there", null, null);
    private static final AttemptResult REFUSED = new AttemptResult.Failed(400, false, "no", null, null);
    private static final AttemptResult TOO_MUCH = new AttemptResult.Failed(429, false, "slower", null, null);

    private final LanePolicy policy = Lanes.policy(8);
    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private LaneState state = LaneState.SOUND;

    @Test
    void anEndpointThatIsWellStaysAsItIs() {
        assertThat(policy.after(LaneState.SOUND, DELIVERED, now).state()).isEqualTo(LaneState.SOUND);
        assertThat(policy.placesOf(LaneState.SOUND)).isEqualTo(8);
    }

    @Test
    void aNewEndpointAndOneThatFailedGetOnePlaceUntilASuccess() {
        assertThat(policy.placesOf(LaneState.NEW)).isEqualTo(1);
        after(REFUSED);
        assertThat(policy.placesOf(state)).isEqualTo(1);
        after(DELIVERED);
        assertThat(state).isEqualTo(LaneState.SOUND);
        assertThat(policy.after(LaneState.NEW, DELIVERED, now).state()).isEqualTo(LaneState.SOUND);
    }

    @Test
    void theShareIsHalvedDownToOneAndDoubledAfterEveryTwentySuccessesSinceTheLastChange() {
        List<Integer> shares = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            after(TOO_MUCH);
            shares.add(shareAfterSuccess());
        }
        assertThat(shares).containsExactly(4, 2, 1, 1, 1);
        after(DELIVERED, 20);
        assertThat(policy.placesOf(state)).isEqualTo(2);
        after(DELIVERED, 19);
        assertThat(policy.placesOf(state)).isEqualTo(2);
        after(DELIVERED);
        assertThat(policy.placesOf(state)).isEqualTo(4);
        after(DELIVERED, 100);
        assertThat(state).isEqualTo(LaneState.SOUND);
    }

    @Test
    void fiveSilencesInARowOpenTheCircuitForThirtySecondsDoubledToTenMinutes() {
        after(SILENT, 4);
        assertThat(state.rests(now)).isFalse();
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            after(SILENT);
            assertThat(state.restUntil()).isNotNull();
            Instant until = state.restUntil() == null ? now : state.restUntil();
            rests.add(Duration.between(now, until).toSeconds());
            now = until;
        }

        assertThat(rests).containsExactly(30L, 60L, 120L, 240L, 480L, 600L, 600L);
    }

    @Test
    void aRefusalBetweenSilencesStartsTheCountAnewAndClosesTheCircuit() {
        after(SILENT, 4);
        after(REFUSED);
        after(SILENT, 4);
        assertThat(state.rests(now)).isFalse();
        after(SILENT);
        assertThat(state.rests(now)).isTrue();
        now = now.plusSeconds(30);
        after(REFUSED);

        assertThat(state.rests(now)).isFalse();
        assertThat(state.opened()).isZero();
    }

    @Test
    void anAttemptThatBeganBeforeTheCircuitOpenedDoesNotOpenItFurther() {
        after(SILENT, 5);
        Instant until = state.restUntil();
        now = now.plusSeconds(3);
        after(SILENT);

        assertThat(state.restUntil()).isEqualTo(until);
        assertThat(state.opened()).isEqualTo(1);
        after(DELIVERED);
        assertThat(state).isEqualTo(LaneState.SOUND);
    }

    @Test
    void aSuccessThatWasUnderWayDoesNotEndTheRestThatTheEndpointAskedFor() {
        after(new AttemptResult.Failed(429, false, "slower", null, Duration.ofMinutes(2)));
        after(DELIVERED);

        assertThat(state.rests(now.plusSeconds(119))).isTrue();
        assertThat(state.rests(now.plusSeconds(120))).isFalse();
        assertThat(state.failures()).isZero();
    }

    @Test
    void theOperatorIsToldOnceAtEachStepOfWhicheverIsFurtherFromBeingReached() {
        // The attempts are reached within the hour; the time counts.
        List<Integer> told = new ArrayList<>(after(REFUSED, 60));
        assertThat(told).isEmpty();
        for (int hour = 0; hour < 119; hour++) {
            now = now.plus(Duration.ofHours(1));
            told.addAll(after(REFUSED));
        }
        assertThat(told).containsExactly(50, 70, 90);
        now = now.plus(Duration.ofHours(1));
        LanePolicy.Step last = policy.after(state, REFUSED, now);

        assertThat(last.told()).containsExactly(100);
        assertThat(last.disabled()).contains("it has only failed since 2026-11-20T09:00:00Z, 180 times; the last: no");
    }

    @Test
    void fewAttemptsInALongTimeDisableNothing() {
        after(REFUSED);
        now = now.plus(Duration.ofDays(30));

        assertThat(after(REFUSED, 23)).isEmpty();
        assertThat(after(REFUSED)).containsExactly(50);
        assertThat(after(REFUSED, 24)).containsExactly(70, 90);
        assertThat(policy.after(state, REFUSED, now).disabled()).isPresent();
    }

    @Test
    void aSuccessStartsANewStreak() {
        after(REFUSED);
        now = now.plus(Duration.ofDays(30));
        after(REFUSED, 40);
        after(DELIVERED);

        assertThat(state).isEqualTo(LaneState.SOUND);
        after(REFUSED);
        now = now.plus(Duration.ofDays(30));
        assertThat(after(REFUSED, 40)).containsExactly(50, 70);
    }

    @Test
    void whatSaysNothingAboutTheEndpointChangesNothing() {
        after(SILENT, 3);
        LaneState before = state;

        after(new AttemptResult.Unavailable("ours"));
        after(new AttemptResult.Impossible("deleted"));

        assertThat(state).isEqualTo(before);
    }

    private int shareAfterSuccess() {
        return policy.placesOf(policy.after(state, DELIVERED, now).state());
    }

    private List<Integer> after(AttemptResult result) {
        return after(result, 1);
    }

    /** What was told. */
    private List<Integer> after(AttemptResult result, int times) {
        List<Integer> told = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            LanePolicy.Step step = policy.after(state, result, now);
            state = step.state();
            told.addAll(step.told());
        }
        return told;
    }
}
