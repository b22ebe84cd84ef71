package io.dyadwatch.cli.archive;

import io.dyadwatch.extraction.page.PageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/** The pages of a web archive: responses with status 200, and resources, that are HTML. */
final class PagesOfWarc implements ArticlesOfFile {
    /** Longest head of a record, and of the response in it. Real ones have some hundreds of bytes. */
    private static final long MAX_HEAD_BYTES = 256 * 1024;

    private static final List<String> PAGES = List.of("text/html", "application/xhtml+xml");
    private static final int OK = 200;

    private final BoundedHead bytes;
    private final WarcReader records;
    private final Position from;
    private final Submission submission;
    private Optional<WarcRecord> upcoming = Optional.empty();
    private @Nullable IOException broken;
    private Position start;

    /** @param in from that position on, which is the beginning of a record */
    PagesOfWarc(InputStream in, Position from, Submission submission) throws IOException {
        this.bytes = new BoundedHead(in, MAX_HEAD_BYTES);
        this.from = from;
        this.start = from;
        this.submission = submission;
        this.records = records(bytes);
        seekNext();
    }

    /** At the end of an archive nothing is left, which is no archive to a reader. */
    private static WarcReader records(BoundedHead bytes) throws IOException {
        try {
            bytes.beginHead();
            WarcReader records = new WarcReader(bytes);
            if (records.compression() != WarcCompression.NONE) {
                throw new IOException("it is compressed, which its name does not say");
            }
            return records;
        } catch (IllegalArgumentException e) {
            throw new IOException("it is no web archive", e);
        }
    }

    @Override
    public Optional<Found> next() throws IOException {
        if (broken != null) {
            throw broken;
        }
        if (upcoming.isEmpty()) {
            return Optional.empty();
        }
        WarcRecord record = upcoming.get();
        Read read = read(record);
        Position began = start;
        try {
            record.body().consume();
            seekNext();
            start = new Position(
                    from.offset() + (upcoming.isPresent() ? records.position() : bytes.count()), began.number() + 1);
        } catch (IOException e) {
            // What was read of the record counts; where the next begins is not known.
            broken = e;
        }
        return Optional.of(read.at(start));
    }

    /** What a record holds, still without a place. */
    private interface Read {
        Found at(Position after);
    }

    private Read read(WarcRecord record) {
        try {
            if (!(record instanceof WarcTargetRecord target) || !isPage(target)) {
                return after -> new Found.PassedOver("records that are no page", after);
            }
            Optional<byte[]> article = page(target);
            return article.<Read>map(json -> after -> new Found.Submittable(json, after))
                    .orElse(after -> new Found.PassedOver("pages without an article", after));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return after -> new Found.Unreadable("the record's content cannot be read: " + e.getMessage(), after);
        } finally {
            bytes.endHead();
        }
    }

    private void seekNext() throws IOException {
        try {
            bytes.beginHead();
            upcoming = records.next();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("a record's head makes no sense", e);
        } finally {
            bytes.endHead();
        }
    }

    private boolean isPage(WarcTargetRecord record) throws IOException {
        if (record instanceof WarcResponse response) {
            if (!isHttp(response)) {
                return false;
            }
            bytes.beginHead();
            HttpResponse http = response.http();
            bytes.endHead();
            return http.status() == OK
                    && isHtml(http.headers().first("Content-Type").orElse(""));
        }
        return record instanceof WarcResource
                && isHtml(record.headers().first("Content-Type").orElse(""));
    }

    private static boolean isHttp(WarcResponse response) {
        String target = response.headers().first("WARC-Target-URI").orElse("").toLowerCase(Locale.ROOT);
        return target.startsWith("http:")
                || target.startsWith("https:")
                || target.startsWith("<http:")
                || target.startsWith("<https:");
    }

    private static boolean isHtml(String contentType) {
        return PAGES.stream()
                .anyMatch(type -> contentType.strip().toLowerCase(Locale.ROOT).startsWith(type));
    }

    private Optional<byte[]> page(WarcTargetRecord record) throws IOException {
        if (record instanceof WarcResponse response) {
            HttpResponse http = response.http();
            byte[] page = http.bodyDecoded().stream().readNBytes(PageReader.MAX_BYTES + 1);
            return submission.ofPage(page, http.headers().first("Content-Type").orElse(null), record.target());
        }
        byte[] page = record.body().stream().readNBytes(PageReader.MAX_BYTES + 1);
        return submission.ofPage(page, record.headers().first("Content-Type").orElse(null), record.target());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
