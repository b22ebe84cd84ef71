package io.dyadwatch.operations.progress;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Work of this process that is to be got on with. */
public interface Work {
    /** Short name, the label {@code hop} of its gauge. */
    String hop();

    /**
     * How its parts stand now.
     *
     * @return each part by what names it, for example a partition; parts that this process does not have are left out
     * @throws Exception if something that the work depends on does not answer; then nobody can progress
     */
    Map<?, Standing> look() throws Exception;

    /** Returns if a dependency answers. */
    @FunctionalInterface
    interface Dependency {
        void require() throws Exception;
    }

    /**
     * The same work with one more part. A process that never comes to have a partition has none that stands still: coming
     * to work is work too.
     */
    default Work including(String part, Supplier<Standing> standing) {
        return of(hop(), () -> {
            Map<Object, Standing> parts = new HashMap<>(look());
            parts.put(part, standing.get());
            return parts;
        });
    }

    /**
     * The same work as one part, which stands still only when no part moves: for whoever does its parts one after another,
     * where one part may wait long for the others.
     */
    default Work asOne() {
        return of(hop(), () -> {
            long moved = 0;
            boolean waits = false;
            for (Standing part : look().values()) {
                moved += part.done();
                waits |= part.waits();
            }
            return Map.of("all", new Standing(moved, waits));
        });
    }

    /** Work by what tells how it stands. */
    static Work of(String hop, Callable<Map<?, Standing>> look) {
        return new Work() {
            @Override
            public String hop() {
                return hop;
            }

            @Override
            public Map<?, Standing> look() throws Exception {
                return look.call();
            }
        };
    }

    /** The same work, which cannot progress either while this does not answer. */
    default Work needing(Dependency dependency) {
        return of(hop(), () -> {
            dependency.require();
            return look();
        });
    }
}
