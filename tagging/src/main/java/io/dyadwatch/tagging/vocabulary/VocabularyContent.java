package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.tagging.region.Cue;
import java.util.List;

/**
 * Everything that a vocabulary's files say.
 *
 * @param version lower-case hexadecimal SHA-256 of the content; layout and comments do not change it
 * @param actors by id
 * @param blocks names of things that are no actors, which swallow the names inside them
 * @param topics by id
 * @param cues for regions, in order
 * @param lists named word lists
 * @param themes in order
 * @param languages profiles for language detection
 * @param source what the files say
 */
public record VocabularyContent(
        String version,
        List<ActorEntry> actors,
        List<Spelling> blocks,
        List<TopicEntry> topics,
        List<Cue> cues,
        WordLists lists,
        List<ThemeEntry> themes,
        List<LanguageProfile> languages,
        List<Entry> source) {}
