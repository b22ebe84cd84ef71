package io.dyadwatch.tagging.text;

import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.SpanIn;
import java.util.List;

/** One of an article's two strings, split into sentences. */
public final class Passage {
    private final SpanIn in;
    private final Words words;
    private final CodePoints points;
    private final List<SentenceSpan> sentences;
    private final int firstIndex;
    private final int[] sentenceOf;

    /** @param firstIndex position in the article of this passage's first sentence */
    public Passage(SpanIn in, Words words, List<SentenceSpan> sentences, int firstIndex) {
        this.in = in;
        this.words = words;
        this.points = CodePoints.of(words.text());
        this.sentences = sentences;
        this.firstIndex = firstIndex;
        this.sentenceOf = new int[words.count()];
        for (int i = 0; i < sentences.size(); i++) {
            for (int word = sentences.get(i).from(); word < sentences.get(i).to(); word++) {
                sentenceOf[word] = i;
            }
        }
    }

    public SpanIn in() {
        return in;
    }

    public Words words() {
        return words;
    }

    public List<SentenceSpan> sentences() {
        return sentences;
    }

    /** Position of a word's sentence in this passage. */
    public int sentenceOf(int word) {
        return sentenceOf[word];
    }

    public SentenceSpan sentenceAt(int word) {
        return sentences.get(sentenceOf[word]);
    }

    /** Position in the article of a sentence of this passage. */
    public int articleIndex(int sentence) {
        return firstIndex + sentence;
    }

    /** A position in UTF-16 units as code points. */
    public int point(int unit) {
        return points.at(unit);
    }

    public boolean isBoilerplate(int word) {
        return sentenceAt(word).region() == Region.BOILERPLATE;
    }
}
