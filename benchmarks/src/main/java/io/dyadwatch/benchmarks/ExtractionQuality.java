package io.dyadwatch.benchmarks;

import io.dyadwatch.extraction.page.PageReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * How much of the articles of real pages is understood, and how much beside them, by us and by readability4j: precision and
 * recall of the shingles of four words, each the mean over the pages, and F1 of the two means.
 *
 * <p>Pages are folders with {@code source.html} and {@code expected.html}, as Mozilla's Readability has them in its test
 * pages. Figures and their captions are taken from every side: what is to become of them is a matter of taste.
 */
public final class ExtractionQuality {
    private static final String URL = "https://example.org/a";

    private ExtractionQuality() {}

    /** @param arguments the folder of the folders */
    public static void main(String[] arguments) throws IOException {
        PageReader reader = new PageReader(Clock.systemUTC());
        Means ours = new Means();
        Means readability4j = new Means();
        for (Path page : pages(Path.of(arguments[0]))) {
            byte[] source = Files.readAllBytes(page.resolve("source.html"));
            String html = new String(source, StandardCharsets.UTF_8);
            Shingles expected = Shingles.of(text(Files.readString(page.resolve("expected.html"))));
            Shingles found = Shingles.of(reader.read(source, "text/html", URL).text());
            String content = new Readability4J(URL, html).parse().getContent();
            Shingles foundByOther = Shingles.of(content == null ? "" : text(content));
            System.out.printf(
                    "%-45s ours P %.3f R %.3f, readability4j P %.3f R %.3f%n",
                    page.getFileName(),
                    found.precision(expected),
                    found.recall(expected),
                    foundByOther.precision(expected),
                    foundByOther.recall(expected));
            ours.add(found, expected);
            readability4j.add(foundByOther, expected);
        }
        System.out.println("ours          " + ours);
        System.out.println("readability4j " + readability4j);
    }

    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve("expected.html")))
                    .sorted()
                    .toList();
        }
    }

    private static String text(String html) {
        Document document = Jsoup.parse(html);
        document.select("figure, figcaption").remove();
        return document.body().wholeText();
    }

    /** Of the pages so far. */
    private static final class Means {
        private double precision;
        private double recall;
        private int pages;

        void add(Shingles found, Shingles expected) {
            precision += found.precision(expected);
            recall += found.recall(expected);
            pages++;
        }

        @Override
        public String toString() {
            double p = precision / pages;
            double r = recall / pages;
            return String.format("P %.3f R %.3f F1 %.3f over %d pages", p, r, 2 * p * r / (p + r), pages);
        }
    }
}
