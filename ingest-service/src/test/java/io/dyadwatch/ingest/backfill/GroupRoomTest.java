package io.dyadwatch.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GroupRoomTest {
    private final GroupRoom room = new GroupRoom();
    private long nanos;
    private long read = 1_000;

    @Test
    void aGroupOfWhichNothingIsKnownHasTheLeastRoom() {
        assertThat(room.room(nanos, read, 0)).isEqualTo(GroupRoom.FEWEST);
        assertThat(room.room(nanos, read, 3)).isEqualTo(GroupRoom.FEWEST - 3);
        assertThat(room.room(nanos, read, GroupRoom.FEWEST + 1)).isEqualTo(-1);
    }

    @Test
    void aFastGroupHasRoomForWhatItReadsInTheTime() {
        assertThat(readsASecond(1_000, 2)).isEqualTo(1_000 * GroupRoom.WORK.toMillis() / 1_000);
    }

    @Test
    void itShrinksWhenTheGroupGetsSlower() {
        readsASecond(1_000, 2);
        assertThat(readsASecond(200, 2)).isEqualTo(200 * GroupRoom.WORK.toMillis() / 1_000);
        assertThat(readsASecond(0, 2)).isEqualTo(GroupRoom.FEWEST);
    }

    @Test
    void whatWasOnceFastIsForgottenAfterAPause() {
        readsASecond(1_000, 2);
        nanos += Duration.ofSeconds(5).toNanos();
        read += 1_000_000;
        assertThat(room.room(nanos, read, 0)).isEqualTo(GroupRoom.FEWEST);
    }

    /** Looks ten times a second; answers the room at the end, when nothing waits. */
    private long readsASecond(int records, int seconds) {
        long last = 0;
        for (int i = 0; i < seconds * 10; i++) {
            nanos += Duration.ofMillis(100).toNanos();
            read += records / 10;
            last = room.room(nanos, read, 0);
        }
        return last;
    }
}
