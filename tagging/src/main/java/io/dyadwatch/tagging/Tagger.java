package io.dyadwatch.tagging;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.text.LanguageDetector;
import io.dyadwatch.tagging.text.WordSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tags articles by a vocabulary. The same text and the same vocabulary give the same result, byte for byte. Immutable
 * and safe for use by any number of threads.
 */
public final class Tagger {
    private final Vocabulary vocabulary;
    private final Finder finder;
    private final LanguageDetector languages;
    private final WordSet conjunctions;

    public Tagger(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.finder = Finder.of(vocabulary.content());
        this.languages = new LanguageDetector(vocabulary.content().languages().stream()
                .map(p -> new LanguageDetector.Profile(p.language(), p.words(), p.letters()))
                .toList());
        this.conjunctions = vocabulary.content().lists().set("conjunctions");
    }

    /**
     * Tags an article of any content: text that says nothing gives a result that says nothing.
     *
     * @param revision 1 for the first text of this article id
     */
    public EnrichedArticle tag(Article article, int revision) {
        Findings findings = find(article.title(), article.text());
        String language = article.language() != null ? article.language() : findings.detectLanguage(languages);
        return new EnrichedArticle(
                article,
                revision,
                language,
                vocabulary.version(),
                findings.fingerprint(),
                findings.sentences(),
                findings.actors(),
                findings.topics(),
                findings.pairs(),
                findings.isTruncated());
    }

    /** Finds what stands in two strings of any length, well-formed or not. */
    Findings find(@Nullable String title, String text) {
        List<Finder.Read> reads = new ArrayList<>(2);
        int sentences = 0;
        if (title != null) {
            reads.add(finder.read(SpanIn.TITLE, title, 0));
            sentences = reads.get(0).passage().sentences().size();
        }
        reads.add(finder.read(SpanIn.TEXT, text, sentences));
        Set<Integer> present = new HashSet<>();
        for (Finder.Read read : reads) {
            present.addAll(finder.namedInFull(read));
        }
        Findings findings = new Findings(vocabulary.content(), conjunctions);
        for (Finder.Read read : reads) {
            List<Found> mentions = findings.addMentions(read.passage(), finder.mentions(read, present));
            findings.addTopics(read.passage(), finder.topics(read, mentions));
        }
        return findings;
    }
}
