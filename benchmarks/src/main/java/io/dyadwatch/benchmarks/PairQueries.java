package io.dyadwatch.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/** Lucene Monitor with {@value #COUNT} queries that each want two actors, by any of their names as a phrase. */
final class PairQueries {
    static final int COUNT = 1000;
    static final String FIELD = "text";

    private static final long SEED = 11;
    /** Terms of each query that a document must have before the query is run. */
    private static final int PASSES = 4;

    private PairQueries() {}

    /**
     * @param actors names by actor
     */
    static Monitor monitor(List<List<String>> actors) throws IOException {
        Analyzer analyzer = new StandardAnalyzer();
        Monitor monitor =
                new Monitor(analyzer, new MultipassTermFilteredPresearcher(PASSES), new MonitorConfiguration());
        Random random = new Random(SEED);
        Set<List<Integer>> pairs = new HashSet<>();
        List<MonitorQuery> queries = new ArrayList<>();
        while (queries.size() < COUNT) {
            int one = random.nextInt(actors.size());
            int other = random.nextInt(actors.size());
            if (one != other && pairs.add(List.of(Math.min(one, other), Math.max(one, other)))) {
                Query both = new BooleanQuery.Builder()
                        .add(anyOf(actors.get(one), analyzer), BooleanClause.Occur.FILTER)
                        .add(anyOf(actors.get(other), analyzer), BooleanClause.Occur.FILTER)
                        .build();
                queries.add(new MonitorQuery("pair-" + queries.size(), both));
            }
        }
        monitor.register(queries);
        return monitor;
    }

    private static Query anyOf(List<String> names, Analyzer analyzer) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String name : names) {
            Query phrase = builder.createPhraseQuery(FIELD, name);
            if (phrase != null) {
                any.add(phrase, BooleanClause.Occur.SHOULD);
            }
        }
        return any.build();
    }
}
