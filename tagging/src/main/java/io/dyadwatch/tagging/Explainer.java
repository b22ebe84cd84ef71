package io.dyadwatch.tagging;

import io.dyadwatch.tagging.Explanation.OfName;
import io.dyadwatch.tagging.Explanation.OfSentence;
import io.dyadwatch.tagging.Explanation.OfTopic;
import io.dyadwatch.tagging.FinderCompiler.Owned;
import io.dyadwatch.tagging.match.ActorMatcher.Judged;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.text.LanguageDetector;
import io.dyadwatch.tagging.text.Passage;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.topic.Stated;
import io.dyadwatch.tagging.vocabulary.ThemeEntry;
import io.dyadwatch.tagging.vocabulary.TopicEntry;
import io.dyadwatch.tagging.vocabulary.VocabularyContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells why a tagger tags a text as it does: asks the tagger's own rules once more, one by one. */
public final class Explainer {
    private final Tagger tagger;
    private final VocabularyContent content;

    public Explainer(Tagger tagger) {
        this.tagger = tagger;
        this.content = tagger.vocabulary().content();
    }

    /**
     * @param text of an article without a title
     * @param stated BCP 47 tag of the language that it is in; null to detect it
     */
    public Explanation explain(String text, @Nullable String stated) {
        Words words = Words.of(text);
        LanguageDetector.Detected detected = tagger.detect(List.of(words));
        String language = Tagger.readAs(detected, stated);
        Tagger.Reading reading = tagger.read(null, words, language);
        Finder.Read read = reading.reads().get(0);
        List<ThemeEntry> themes = content.themes();
        List<String> on = new ArrayList<>();
        for (int theme = 0; theme < themes.size(); theme++) {
            if (reading.setting().isOn(theme)) {
                on.add(themes.get(theme).id());
            }
        }
        return new Explanation(
                language,
                stated == null || detected.sure(),
                on,
                sentences(read.passage()),
                names(reading, read, language),
                topics(reading));
    }

    private static List<OfSentence> sentences(Passage passage) {
        String text = passage.words().text();
        return passage.sentences().stream()
                .map(sentence -> new OfSentence(sentence.region(), text.substring(sentence.start(), sentence.end())))
                .toList();
    }

    private List<OfName> names(Tagger.Reading reading, Finder.Read read, String language) {
        List<Owned> aliases = FinderCompiler.spellings(content, language);
        Reasons reasons = new Reasons(content, language, reading, read, aliases);
        List<OfName> names = new ArrayList<>();
        for (Judged judged : reading.finder().judge(read, reading.setting())) {
            Owned owned = aliases.get(judged.alias());
            Words words = read.passage().words();
            names.add(new OfName(
                    words.start(judged.from()),
                    words.text().substring(words.start(judged.from()), words.end(judged.to() - 1)),
                    owned.actor(),
                    owned.isBlock() ? "block" : owned.spelling().kind().name().toLowerCase(Locale.ROOT),
                    owned.spelling().nominative(),
                    owned.spelling().language(),
                    owned.spelling().where(),
                    judged.verdict(),
                    reasons.of(judged)));
        }
        return names;
    }

    private List<OfTopic> topics(Tagger.Reading reading) {
        Finder finder = reading.finder();
        Finder.Read read = reading.reads().get(0);
        List<Found> mentions = finder.mentions(read, reading.setting());
        String text = read.passage().words().text();
        List<OfTopic> topics = new ArrayList<>();
        for (Stated stated : finder.topics(read, mentions, finder.countActors(List.of(mentions)))) {
            TopicEntry topic = content.topics().get(stated.topic());
            topics.add(new OfTopic(
                    topic.id(),
                    stated.start(),
                    text.substring(stated.start(), stated.end()),
                    stated.modality(),
                    stated.reported(),
                    topic.where()));
        }
        topics.sort(Comparator.comparingInt(OfTopic::start).thenComparing(OfTopic::topic));
        return topics;
    }
}
