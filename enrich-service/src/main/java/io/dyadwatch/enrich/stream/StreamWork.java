package io.dyadwatch.enrich.stream;

import io.dyadwatch.operations.progress.Standing;
import io.dyadwatch.operations.progress.Work;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The articles to be read in the partitions that this instance has, and coming to read any: a stream that reads the
 * vocabulary, restores its state or is rebalanced for ever has no partition that stands still.
 */
final class StreamWork implements Work {
    private final Work articles;
    private final Supplier<Standing> start;

    /**
     * @param articles of the partitions that this instance has
     * @param start how coming to run stands; nothing to do once the stream runs
     */
    StreamWork(Work articles, Supplier<Standing> start) {
        this.articles = articles;
        this.start = start;
    }

    @Override
    public String hop() {
        return articles.hop();
    }

    @Override
    public Map<?, Standing> look() throws Exception {
        Map<Object, Standing> parts = new HashMap<>(articles.look());
        parts.put("start", start.get());
        return parts;
    }
}
