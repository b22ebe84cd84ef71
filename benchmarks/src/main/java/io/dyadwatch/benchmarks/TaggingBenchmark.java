package io.dyadwatch.benchmarks;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Json;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.QueryMatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One article from beginning to end, another article each time, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class TaggingBenchmark {

    /** Lucene's monitor, which only the benchmark beside it needs. */
    @State(Scope.Thread)
    public static class Queries {
        private Monitor monitor;

        @Setup(Level.Trial)
        public void register(News news) throws IOException {
            monitor = PairQueries.monitor(news.aliases.byActor());
        }

        @TearDown(Level.Trial)
        public void close() throws IOException {
            monitor.close();
        }
    }

    /** From the bytes of an article to the bytes of the enriched one, all in. */
    @Benchmark
    public byte[] oursFromJsonToJson(News news) {
        return Json.write(news.tagger.tag(Json.read(news.nextAsJson(), Article.class), 1));
    }

    /** Language, regions, mentions, topics, pairs and fingerprint of an article. */
    @Benchmark
    public EnrichedArticle ours(News news) {
        return news.tagger.tag(news.next(), 1);
    }

    /** Which pairs of actors stand in an article. */
    @Benchmark
    public MatchingQueries<QueryMatch> luceneMonitor(News news, Queries queries) throws IOException {
        Article article = news.next();
        Document document = new Document();
        document.add(new TextField(PairQueries.FIELD, article.title() + "\n" + article.text(), Field.Store.NO));
        return queries.monitor.match(document, QueryMatch.SIMPLE_MATCHER);
    }
}
