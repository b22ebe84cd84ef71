package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Watch;
import java.util.List;

/**
 * A watch that an article matches.
 *
 * @param topics ids found where the watch's scope looks, alphabetical
 * @param sentences indexes of the sentences that prove it, ascending, at least one
 */
public record Match(Watch watch, List<String> topics, List<Integer> sentences) {}
