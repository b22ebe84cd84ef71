package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.ArchiveFile;
import io.dyadwatch.cli.archive.Found;
import io.dyadwatch.cli.post.IngestClient.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was found, on its way: where it stood, and what became of it. */
final class Entry {
    private final Visit visit;
    private final Found found;
    private @Nullable Result result;

    Entry(Visit visit, Found found) {
        this.visit = visit;
        this.found = found;
    }

    /**
     * A file while it is read.
     *
     * @param file the file
     * @param filesBefore how many come before it
     * @param state what tells that it has not changed
     * @param unit what its articles are counted in, for messages; empty where it is one article
     */
    record Visit(ArchiveFile file, long filesBefore, FileState state, String unit) {}

    Visit visit() {
        return visit;
    }

    Found found() {
        return found;
    }

    /** What the service said; absent as long as it said nothing, and for what is not sent. */
    Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    void settle(Result known) {
        result = known;
    }

    boolean isSettled() {
        return result != null || !(found instanceof Found.Submittable);
    }

    /** Where it stood, for people. */
    String place() {
        int number = found.after().number();
        boolean whole = visit.unit().isEmpty() || number == 0;
        return visit.file().path() + (whole ? "" : ", " + visit.unit() + " " + number);
    }
}
