package io.dyadwatch.cli.tag;

import io.dyadwatch.cli.lines.LineReader;
import io.dyadwatch.cli.lines.LineReader.Line;
import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.InvalidRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Articles in, one result a line out, in the same order; a line that is no article gives an error in its place. */
final class TagStream {
    private static final int CHUNK = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ArticleReader reader;
    private final Function<Article, EnrichedArticle> tagger;
    private final JsonLines out;

    TagStream(ArticleReader reader, Function<Article, EnrichedArticle> tagger, JsonLines out) {
        this.reader = reader;
        this.tagger = tagger;
        this.out = out;
    }

    /** What the input is. */
    enum Format {
        /** One article a line. */
        ndjson,
        /** The whole is one article's text. */
        text,
        /** NDJSON if the first character that is not blank is an opening brace, else text. */
        auto
    }

    /**
     * @param error what is wrong
     * @param line where, from 1
     */
    record Refused(String error, int line) {}

    void run(InputStream in, Format format) throws IOException {
        InputStream input = new BufferedInputStream(in, CHUNK);
        skipByteOrderMark(input);
        if (isNdjson(input, format)) {
            tagLines(input);
        } else {
            write(1, () -> reader.ofText(input.readAllBytes()));
        }
        out.flush();
    }

    private void tagLines(InputStream in) throws IOException {
        LineReader lines = new LineReader(in);
        for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            Line line = next.get();
            if (line.tooLong()) {
                out.write(
                        new Refused("the line is longer than " + LineReader.MAX_LINE_BYTES + " bytes", line.number()));
            } else {
                write(line.number(), () -> reader.ofJson(line.bytes()));
            }
            // Whoever feeds lines by hand or from another program sees each result at once.
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private interface Reading {
        Article read() throws IOException;
    }

    private void write(int line, Reading reading) throws IOException {
        Object result;
        try {
            result = tagger.apply(reading.read());
        } catch (InvalidRecord e) {
            result = new Refused(words(e), line);
        }
        out.write(result);
    }

    private static String words(InvalidRecord refused) {
        if (!refused.field().equals("$")) {
            return refused.field() + " " + refused.problem();
        }
        // The parser counts lines within what it was given; the line that counts here is told beside it.
        return refused.problem().replace(" at line 1, column ", " at column ");
    }

    private static boolean isNdjson(InputStream in, Format format) throws IOException {
        return switch (format) {
            case ndjson -> true;
            case text -> false;
            case auto -> firstNonBlank(in) == '{';
        };
    }

    /** Looks ahead as far as one chunk goes. */
    private static int firstNonBlank(InputStream in) throws IOException {
        in.mark(CHUNK);
        int c;
        int seen = 0;
        do {
            c = in.read();
            seen++;
        } while (seen < CHUNK && (c == ' ' || c == '\t' || c == '\r' || c == '\n'));
        in.reset();
        return c;
    }

    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
    }
}
