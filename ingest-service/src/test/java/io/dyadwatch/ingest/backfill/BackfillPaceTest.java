package io.dyadwatch.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BackfillPaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final BackfillPace pace = new BackfillPace(nanos::get);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void nothingComesInBeforeTheFirstLook() {
        assertThat(pace.isOpen()).isFalse();
        pace.whenOpen(told::incrementAndGet);
        assertThat(pace.isWanted()).isTrue();

        pace.looked(25);

        assertThat(told).hasValue(1);
        assertThat(places()).isEqualTo(25);
        assertThat(pace.isWanted()).isFalse();
    }

    @Test
    void whereThereIsNoRoomItStaysShut() {
        pace.whenOpen(told::incrementAndGet);

        pace.looked(-1);
        assertThat(told).hasValue(0);
        assertThat(pace.isOpen()).isFalse();

        pace.looked(3);
        assertThat(told).hasValue(1);
        assertThat(places()).isEqualTo(3);
    }

    @Test
    void aTrickleGoesOnWhereItCannotBeToldWhatWaits() {
        pace.lookedInVain();
        assertThat(places()).isEqualTo(BackfillPace.BLIND);
    }

    @Test
    void placesThatNobodyTakesAreNotKept() {
        pace.looked(25);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(pace.isOpen()).isFalse();
    }

    @Test
    void whoHasGoneIsNotTold() {
        Runnable told = this.told::incrementAndGet;
        pace.whenOpen(told);
        pace.forget(told);
        assertThat(pace.isWanted()).isFalse();
        pace.looked(1);
        assertThat(this.told).hasValue(0);
    }

    private int places() {
        int places = 0;
        while (pace.isOpen()) {
            pace.take();
            places++;
        }
        return places;
    }
}
