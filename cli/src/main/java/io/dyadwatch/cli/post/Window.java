package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.Found;
import io.dyadwatch.cli.post.IngestClient.Batch;
import io.dyadwatch.cli.terminal.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * What is on its way: all that may have to be sent again after an interruption. Nothing more is read before all of it
 * has a result, so a service that takes its time is not run over, and memory stays bounded whatever is posted.
 */
final class Window {
    /** Lines that may be without a result at a time. */
    static final int MAX_ENTRIES = 500;

    /** Beyond which no more is added; the last one may have twice as many by itself. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final IngestClient ingest;
    private final Patience patience;
    private final boolean backfill;
    private final List<Entry> entries = new ArrayList<>();
    private int bytes;
    private boolean answeredOnce;

    Window(IngestClient ingest, Patience patience, boolean backfill) {
        this.ingest = ingest;
        this.patience = patience;
        this.backfill = backfill;
    }

    void add(Entry entry) {
        entries.add(entry);
        bytes += entry.found() instanceof Found.Submittable article ? article.json().length : 0;
    }

    boolean isFull() {
        return entries.size() >= MAX_ENTRIES || bytes >= MAX_BYTES;
    }

    /**
     * Sends until everything has a result.
     *
     * @throws Failure if the service refuses the whole, takes nothing for too long, or has never answered; what has a
     *     result by then has it
     */
    void settle() {
        List<Entry> open = open();
        while (!open.isEmpty()) {
            Batch batch = ingest.postBatch(open.stream().map(Window::json).toList(), backfill);
            if (!batch.answered() && !answeredOnce) {
                throw new Failure("no answer from " + ingest.url() + ": is Dyadwatch up?");
            }
            answeredOnce = true;
            for (int i = 0; i < batch.results().size(); i++) {
                batch.results().get(i).ifPresent(open.get(i)::settle);
            }
            List<Entry> left = open();
            if (left.size() < open.size()) {
                patience.renew();
            }
            if (!left.isEmpty()) {
                patience.await(batch.again().orElse("no result"), batch.retryAfter());
            }
            open = left;
        }
    }

    /** Takes out, in order, what has a result and stands before everything that has none. */
    List<Entry> takeSettled() {
        int end = 0;
        while (end < entries.size() && entries.get(end).isSettled()) {
            end++;
        }
        List<Entry> settled = List.copyOf(entries.subList(0, end));
        entries.subList(0, end).clear();
        bytes = 0;
        return settled;
    }

    private List<Entry> open() {
        return entries.stream().filter(entry -> !entry.isSettled()).toList();
    }

    private static byte[] json(Entry entry) {
        return ((Found.Submittable) entry.found()).json();
    }
}
