package io.dyadwatch.benchmarks;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The vocabulary, and articles that come round one after the other: too many to be learnt by heart. */
@State(Scope.Thread)
public class News {
    private static final int ARTICLES = 240;
    private static final int FEWEST_MENTIONS = 8;

    /** Of the articles: {@code all} six in turn, or one. */
    @Param("all")
    public String language = "all";

    Aliases aliases;
    Tagger tagger;
    private List<Article> articles;
    private byte[][] json;
    private int next;

    @Setup(Level.Trial)
    public void make() {
        aliases = Aliases.packaged();
        tagger = new Tagger(Vocabulary.packaged());
        MadeUpNews news =
                new MadeUpNews(aliases.byLanguage(), language.equals("all") ? MadeUpNews.LANGUAGES : List.of(language));
        articles = news.articles(ARTICLES, article -> mentions(article) >= FEWEST_MENTIONS);
        json = articles.stream().map(Json::write).toArray(byte[][]::new);
    }

    private int mentions(Article article) {
        return tagger.tag(article, 1).actors().stream()
                .mapToInt(actor -> actor.mentions().size())
                .sum();
    }

    Article next() {
        return articles.get(turn());
    }

    byte[] nextAsJson() {
        return json[turn()];
    }

    private int turn() {
        next = next + 1 == json.length ? 0 : next + 1;
        return next;
    }
}
