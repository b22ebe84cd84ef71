package io.dyadwatch.operations.progress;

import java.util.Map;

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

    /** The same work, which cannot progress either while this does not answer. */
    default Work needing(Dependency dependency) {
        Work work = this;
        return new Work() {
            @Override
            public String hop() {
                return work.hop();
            }

            @Override
            public Map<?, Standing> look() throws Exception {
                dependency.require();
                return work.look();
            }
        };
    }
}
