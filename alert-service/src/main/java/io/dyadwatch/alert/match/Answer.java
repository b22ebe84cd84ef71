package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.Alert;
import java.util.List;

/** A {@link Match} for whichever watch asks the question. */
record Answer(List<Alert.MatchedPair> pairs, List<String> topics, List<Integer> sentences) {
    Match to(Watch watch) {
        return new Match(watch, pairs, topics, sentences);
    }
}
