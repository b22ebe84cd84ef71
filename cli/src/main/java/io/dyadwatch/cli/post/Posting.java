package io.dyadwatch.cli.post;

import io.dyadwatch.cli.archive.ArchiveFile;
import io.dyadwatch.cli.archive.ArchiveFiles;
import io.dyadwatch.cli.archive.ArchiveFormat;
import io.dyadwatch.cli.archive.ArticlesOfFile;
import io.dyadwatch.cli.archive.Found;
import io.dyadwatch.cli.archive.Position;
import io.dyadwatch.cli.archive.Submission;
import io.dyadwatch.cli.post.Entry.Visit;
import io.dyadwatch.cli.terminal.Failure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/** One run over files and folders, from the checkpoint that an interrupted one left. */
final class Posting {
    private final ArchiveFiles files;
    private final Submission submission;
    private final Window window;
    private final CheckpointFile checkpoint;
    private final Report report;
    private final Progress progress;

    Posting(
            ArchiveFiles files,
            Submission submission,
            Window window,
            CheckpointFile checkpoint,
            Report report,
            Progress progress) {
        this.files = files;
        this.submission = submission;
        this.window = window;
        this.checkpoint = checkpoint;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Posts everything.
     *
     * @throws Failure if the service does not answer or the checkpoint is none; what has been done is saved
     */
    void run() {
        Optional<Checkpoint> saved = checkpoint.load();
        saved.ifPresent(report::resume);
        long filesBefore = 0;
        boolean resumed = saved.isEmpty();
        for (Optional<ArchiveFile> next = nextFile(); next.isPresent(); next = nextFile()) {
            ArchiveFile file = next.get();
            if (checkpoint.isAt(file.path())) {
                continue;
            }
            boolean here = saved.isPresent() && filesBefore == saved.get().filesBefore();
            Visit visit = new Visit(file, filesBefore, FileState.of(file.path()), unit(file));
            if (here) {
                requireSame(saved.get(), visit);
                resumed = true;
            }
            if (resumed) {
                visit(visit, here ? saved.get().position() : Position.START);
            } else {
                progress.file(visit.state().size());
            }
            filesBefore++;
        }
        if (!resumed) {
            throw changed(saved.get().file());
        }
        flush(true);
        checkpoint.remove();
    }

    private Optional<ArchiveFile> nextFile() {
        while (true) {
            try {
                return files.nextFile();
            } catch (UncheckedIOException e) {
                report.problem(String.valueOf(e.getMessage()));
            }
        }
    }

    private void requireSame(Checkpoint saved, Visit visit) {
        if (!saved.file().equals(visit.file().path().toString())
                || !saved.state().equals(visit.state())) {
            throw changed(saved.file());
        }
    }

    private Failure changed(String file) {
        return new Failure("what is posted has changed since it was interrupted, at " + file + ": remove "
                + checkpoint.path() + " to begin anew; an article that is posted twice is one article");
    }

    private static String unit(ArchiveFile file) {
        return ArchiveFormat.of(file.path())
                .map(format -> format == ArchiveFormat.WARC ? "record" : format.isOneArticle() ? "" : "line")
                .orElse("");
    }

    private void visit(Visit visit, Position from) {
        ArchiveFile file = visit.file();
        Optional<ArchiveFormat> format = ArchiveFormat.of(file.path());
        if (format.isEmpty()) {
            add(
                    visit,
                    file.named()
                            ? new Found.Unreadable("post takes " + ArchiveFormat.ENDINGS, from)
                            : new Found.PassedOver("files of other kinds", from));
            return;
        }
        Position last = from;
        try (InputStream bytes = progress.counting(regular(file));
                ArticlesOfFile articles = ArticlesOfFile.of(bytes, file.path(), format.get(), from, submission)) {
            for (Optional<Found> found = articles.next(); found.isPresent(); found = articles.next()) {
                last = found.get().after();
                add(visit, found.get());
            }
        } catch (NoSuchFileException e) {
            add(visit, new Found.Unreadable("there is no such file", last));
        } catch (IOException e) {
            String rest = last.equals(Position.START) ? "cannot be read: " : "cannot be read further: ";
            add(visit, new Found.Unreadable(rest + describe(e), last));
        }
    }

    private static String describe(IOException error) {
        if (error instanceof EOFException) {
            return "it breaks off";
        }
        if (error instanceof AccessDeniedException) {
            return "access is denied";
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    /** A pipe or a device could keep the rest waiting for ever. */
    private static InputStream regular(ArchiveFile file) throws IOException {
        if (Files.exists(file.path()) && !Files.isRegularFile(file.path())) {
            throw new IOException("it is no regular file");
        }
        return Files.newInputStream(file.path());
    }

    private void add(Visit visit, Found found) {
        window.add(new Entry(visit, found));
        if (window.isFull()) {
            flush(false);
        }
    }

    /** @param last whether nothing follows: then there is nothing to go on from, unless it fails */
    private void flush(boolean last) {
        boolean settled = false;
        try {
            window.settle();
            settled = true;
        } finally {
            account(window.takeSettled(), last && settled);
        }
    }

    private void account(List<Entry> settled, boolean done) {
        if (settled.isEmpty()) {
            return;
        }
        settled.forEach(report::settled);
        Entry last = settled.get(settled.size() - 1);
        if (!done) {
            checkpoint.save(new Checkpoint(
                    checkpoint.job(),
                    last.visit().file().path().toString(),
                    last.visit().filesBefore(),
                    last.visit().state(),
                    last.found().after(),
                    report.counts()));
        }
        progress.show(report.counts());
    }
}
