package io.dyadwatch.ingest.batch;

import io.dyadwatch.contracts.Json;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Results that become known in any order and are written in the order of their lines. One thread only. */
final class OrderedResults {
    private final Deque<Slot> slots = new ArrayDeque<>();

    /** A place in the order, for a result to come. */
    Slot reserve() {
        Slot slot = new Slot();
        slots.add(slot);
        return slot;
    }

    /** Lines whose result was not yet written. */
    int pending() {
        return slots.size();
    }

    /** What can be written now, as NDJSON; empty where the first line in order is still on its way. */
    Buffer known() {
        Buffer known = Buffer.buffer();
        for (Slot first = slots.peek(); first != null && first.result != null; first = slots.peek()) {
            known.appendBytes(Json.write(first.result)).appendByte((byte) '\n');
            slots.remove();
        }
        return known;
    }

    /** The place of one result. */
    static final class Slot {
        private @Nullable LineResult result;

        void fill(LineResult known) {
            result = known;
        }
    }
}
