package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import io.dyadwatch.contracts.Alert;
import java.util.List;

/**
 * A watch that an article matches.
 *
 * @param pairs which actors met, and which terms of the watch they answer; at least one and at most
 *     {@value Matching#MAX_PAIRS}, the best proven first
 * @param topics ids found where the watch's topic scope looks, alphabetical
 * @param sentences indexes of the sentences that prove those pairs, ascending, at least one
 */
public record Match(Watch watch, List<Alert.MatchedPair> pairs, List<String> topics, List<Integer> sentences) {}
