package io.dyadwatch.benchmarks;

import io.dyadwatch.extraction.page.Page;
import io.dyadwatch.extraction.page.PageReader;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes of a page to its article, another page each time, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class ExtractionBenchmark {
    private static final String URL = "https://example.org/a";

    private final PageReader reader = new PageReader(Clock.systemUTC());

    /** Encoding, metadata and text. */
    @Benchmark
    public Page ours(Pages pages) {
        return reader.read(pages.next(), "text/html", URL);
    }

    /** Metadata and text, of a page that is UTF-8. */
    @Benchmark
    public Article readability4j(Pages pages) {
        return new Readability4J(URL, pages.nextAsText()).parse();
    }

    /** What both begin with. */
    @Benchmark
    public Document jsoupAlone(Pages pages) {
        return Jsoup.parse(pages.nextAsText());
    }
}
