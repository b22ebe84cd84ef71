package io.dyadwatch.tagging.evaluate;

import io.dyadwatch.tagging.Tagger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How right a tagger is on labelled cases.
 *
 * @param articles number of labelled articles
 * @param stories number of pairs of stories
 * @param rows the figures, by measure
 * @param mistakes every miss and false alarm, by measure; none is told twice
 */
public record Evaluation(int articles, int stories, List<Row> rows, List<Mistake> mistakes) {

    /**
     * The figures of a measure or of a part of it.
     *
     * @param slice the part: a type, kind, topic, modality or language; empty for the whole
     */
    public record Row(Measure measure, String slice, Score score) {}

    /** Tags every case and compares. A topic that no case expects was not looked for and is not scored. */
    public static Evaluation of(Tagger tagger, List<EvaluationCase> cases) {
        Tally tally = new Tally();
        ArticleComparison articles = new ArticleComparison(tagger, tally, topics(cases));
        StoryComparison stories = new StoryComparison(tagger, tally);
        int pairs = 0;
        for (EvaluationCase one : cases) {
            if (one instanceof LabelledArticle article) {
                articles.compare(article);
            } else if (one instanceof StoryPair pair) {
                stories.compare(pair);
                pairs++;
            }
        }
        return new Evaluation(cases.size() - pairs, pairs, tally.rows(), tally.mistakes());
    }

    private static Set<String> topics(List<EvaluationCase> cases) {
        Set<String> topics = new HashSet<>();
        for (EvaluationCase one : cases) {
            if (one instanceof LabelledArticle article && article.expected().topics() != null) {
                article.expected().topics().forEach(topic -> topics.add(topic.id()));
            }
        }
        return topics;
    }

    /** The figures of a whole measure, without its parts; of nothing where no case has it. */
    public Score score(Measure measure) {
        return score(measure, "");
    }

    /** The figures of a part of a measure; of nothing where no case has it. */
    public Score score(Measure measure, String slice) {
        return rows.stream()
                .filter(row -> row.measure() == measure && row.slice().equals(slice))
                .map(Row::score)
                .findFirst()
                .orElse(Score.NONE);
    }
}
