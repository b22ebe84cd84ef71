package io.dyadwatch.benchmarks;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.dyadwatch.tagging.match.PhraseIndex;
import io.dyadwatch.tagging.text.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All mentions of 44,000 aliases in one article, another article each time, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseSerialGC"})
public class MatchingBenchmark {
    private PhraseIndex index;
    private AhoCorasickDoubleArrayTrie<String> trie;

    /** Both matchers get the very same names. */
    @Setup(Level.Trial)
    public void build(News news) {
        Map<String, String> names = new TreeMap<>();
        news.aliases.some().keySet().forEach(alias -> names.put(alias, alias));
        trie = new AhoCorasickDoubleArrayTrie<>();
        trie.build(names);
        index = PhraseIndex.of(List.copyOf(news.aliases.some().values()));
    }

    /** Whole words, folded, verified, with their place in the text. */
    @Benchmark
    public void ours(News news, Blackhole hole) {
        Words words = Words.of(news.next().text());
        index.scan(words, (phrase, from, to) -> {
            hole.consume(phrase);
            hole.consume(words.start(from));
            hole.consume(words.end(to - 1));
        });
    }

    /** The same strings, wherever they stand, letter by letter. */
    @Benchmark
    public void doubleArrayTrie(News news, Blackhole hole) {
        trie.parseText(news.next().text(), (begin, end, alias) -> {
            hole.consume(begin);
            hole.consume(end);
            hole.consume(alias);
        });
    }
}
