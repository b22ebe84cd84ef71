package io.dyadwatch.alert.intake;

import io.dyadwatch.alert.match.Match;
import io.dyadwatch.alert.match.Matching;
import io.dyadwatch.alert.match.WatchIndex;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** What an article matches by the index of this instance; an outage as long as not all watches are in it. */
public final class LiveWatches implements Function<Matching, List<Match>> {
    private final WatchIndex index;
    private final BooleanSupplier complete;

    /** @param complete whether all watches were read once */
    public LiveWatches(WatchIndex index, BooleanSupplier complete) {
        this.index = index;
        this.complete = complete;
    }

    @Override
    public List<Match> apply(Matching article) {
        if (!complete.getAsBoolean()) {
            throw new Outage("not all watches are read yet");
        }
        return index.matches(article);
    }
}
