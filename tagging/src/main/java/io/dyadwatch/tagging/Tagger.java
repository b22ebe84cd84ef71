package io.dyadwatch.tagging;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.match.Found;
import io.dyadwatch.tagging.match.Setting;
import io.dyadwatch.tagging.text.LanguageDetector;
import io.dyadwatch.tagging.text.Words;
import io.dyadwatch.tagging.vocabulary.LanguageProfile;
import io.dyadwatch.tagging.vocabulary.Languages;
import io.dyadwatch.tagging.vocabulary.Spelling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags articles by a vocabulary. The same article and the same vocabulary give the same result, byte for byte. Immutable
 * and safe for use by any number of threads.
 */
public final class Tagger {
    private final Vocabulary vocabulary;
    private final LanguageDetector languages;
    /** By language; made when first asked for. */
    private final Map<String, Finder> finders = new ConcurrentHashMap<>();

    public Tagger(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.languages = new LanguageDetector(vocabulary.content().languages().stream()
                .map(profile ->
                        new LanguageDetector.Profile(profile.language(), knownWords(profile), profile.letters()))
                .toList());
    }

    /**
     * Makes ready what the first article in a language would otherwise wait for, some tenths of a second, for every
     * language in which another tagger was asked.
     *
     * @param previous whose place this one takes
     */
    public Tagger preparedLike(Tagger previous) {
        previous.finders.keySet().forEach(this::finder);
        return this;
    }

    private Finder finder(String language) {
        return finders.computeIfAbsent(language, l -> FinderCompiler.compile(vocabulary.content(), l));
    }

    /** A language's frequent words, and the countries' names in it: in a short text these say most. */
    private List<String> knownWords(LanguageProfile profile) {
        List<String> words = new ArrayList<>(profile.words());
        vocabulary.content().actors().stream()
                .filter(actor -> actor.type() == ActorType.COUNTRY)
                .flatMap(actor -> actor.spellings().stream())
                .filter(spelling -> spelling.language().equals(profile.language()))
                .map(Spelling::text)
                .filter(text -> text.indexOf(' ') < 0)
                .forEach(words::add);
        return words;
    }

    /**
     * Tags an article of any content: text that says nothing gives a result that says nothing. Its language is the one
     * that it states, else the one that its text shows. Where a text of some length shows another language than is
     * stated, it is read as what it shows: sites state wrong languages more often than sentences do.
     *
     * @param revision 1 for the first text of this article id
     */
    public EnrichedArticle tag(Article article, int revision) {
        Words title = article.title() == null ? null : Words.of(article.title());
        Words text = Words.of(article.text());
        List<Words> texts = title == null ? List.of(text) : List.of(text, title);
        LanguageDetector.Detected detected = detect(texts);
        String language = article.language() == null ? detected.language() : article.language();
        Findings findings = find(title, text, readAs(detected, article.language()));
        Instant date = article.publishedAt() == null ? article.fetchedAt() : article.publishedAt();
        return new EnrichedArticle(
                article,
                revision,
                language,
                vocabulary.version(),
                findings.fingerprint(),
                findings.sentences(),
                findings.actors(LocalDate.ofInstant(date, ZoneOffset.UTC)),
                findings.topics(),
                findings.pairs(),
                findings.isTruncated());
    }

    /** The language whose rules read a text. */
    static String readAs(LanguageDetector.Detected detected, @Nullable String stated) {
        return stated == null || detected.sure() ? detected.language() : Languages.of(stated);
    }

    /**
     * Finds what stands in two strings of any length, well-formed or not.
     *
     * @param language one of {@link Languages#ALL}, or {@link Languages#UNDETERMINED}
     */
    Findings find(@Nullable Words title, Words text, String language) {
        Reading reading = read(title, text, language);
        Finder finder = reading.finder();
        Findings findings = new Findings(vocabulary.content(), finder.conjunctions());
        List<List<Found>> mentions = new ArrayList<>(2);
        for (Finder.Read read : reading.reads()) {
            mentions.add(findings.addMentions(read.passage(), finder.mentions(read, reading.setting())));
        }
        int actors = finder.countActors(mentions);
        for (int i = 0; i < mentions.size(); i++) {
            Finder.Read read = reading.reads().get(i);
            findings.addTopics(read.passage(), finder.topics(read, mentions.get(i), actors));
        }
        return findings;
    }

    /**
     * An article, read but not judged.
     *
     * @param reads its title, where it has one, and its text
     */
    record Reading(Finder finder, List<Finder.Read> reads, Setting setting) {}

    Reading read(@Nullable Words title, Words text, String language) {
        Finder finder = finder(language);
        List<Finder.Read> reads = new ArrayList<>(2);
        int sentences = 0;
        if (title != null) {
            reads.add(finder.read(SpanIn.TITLE, title, 0));
            sentences = reads.get(0).passage().sentences().size();
        }
        reads.add(finder.read(SpanIn.TEXT, text, sentences));
        long themes = finder.themes(reads);
        BitSet present = new BitSet();
        BitSet namesakes = new BitSet();
        for (Finder.Read read : reads) {
            present.or(finder.namedInFull(read, themes));
            namesakes.or(finder.namesakes(read));
        }
        return new Reading(finder, reads, new Setting(present, themes, namesakes));
    }

    LanguageDetector.Detected detect(List<Words> texts) {
        return languages.detect(texts);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }
}
