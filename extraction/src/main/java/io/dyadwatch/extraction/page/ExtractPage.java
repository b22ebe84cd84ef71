package io.dyadwatch.extraction.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** What {@code dyadwatch extract --url URL page.html} does: one JSON object on standard output, problems on the other. */
public final class ExtractPage {
    private final PageReader reader;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out takes the JSON, as UTF-8
     * @param err takes a line for each problem
     */
    public ExtractPage(Clock clock, PrintStream out, PrintStream err) {
        this.reader = new PageReader(clock);
        this.out = out;
        this.err = err;
    }

    /**
     * Prints the article of a page that was saved to a file.
     *
     * @param url where the page came from
     * @return true where an article was found
     * @throws IOException if the file cannot be read
     */
    public boolean run(Path file, String url) throws IOException {
        // One byte more than is read, so that a longer file is seen to be cut.
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(PageReader.MAX_BYTES + 1);
        }
        Page page = reader.read(bytes, null, url);
        for (PageProblem problem : page.problems()) {
            err.println(problem.kind() + ": " + problem.detail());
        }
        out.println(ArticleJson.of(page).line());
        return !page.text().isEmpty();
    }

    /** {@code URL FILE}; exit code 0 for an article, 1 for none, 2 for wrong use, 3 where the file cannot be read. */
    public static void main(String[] arguments) {
        System.exit(exitCode(arguments, System.out, System.err));
    }

    private static int exitCode(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 2) {
            err.println("usage: URL FILE");
            return 2;
        }
        try (PrintStream utf8 = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            return new ExtractPage(Clock.systemUTC(), utf8, err).run(Path.of(arguments[1]), arguments[0]) ? 0 : 1;
        } catch (IOException e) {
            err.println("cannot read " + arguments[1]);
            return 3;
        }
    }
}
