package io.dyadwatch.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.tagging.vocabulary.Languages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a tagger makes of the development set and of texts made at random, as one hash; started in other JVMs too. */
final class Digest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Digest() {}

    /**
     * Prints the hash.
     *
     * @param args the folder of the development set, the number of random texts
     */
    public static void main(String[] args) throws IOException {
        System.out.println(
                of(new Tagger(Vocabulary.packaged()), articles(Path.of(args[0]), Integer.parseInt(args[1]))));
    }

    /** Lower-case hexadecimal SHA-256 of the JSON that travels, article by article. */
    static String of(Tagger tagger, List<Article> articles) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            articles.forEach(article -> digest.update(Json.write(tagger.tag(article, 1))));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static List<Article> articles(Path developmentSet, int random) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (String file : List.of("articles.ndjson", "seeds.ndjson")) {
            for (String line : Files.readAllLines(developmentSet.resolve(file), StandardCharsets.UTF_8)) {
                JsonNode node = Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class);
                String title = node.path("title").asText("");
                // With the language told and without.
                articles.add(article(title, node.path("text").asText(), null));
                articles.add(article(
                        title,
                        node.path("text").asText(),
                        node.path("expected").path("language").asText("und")));
            }
        }
        RandomTexts texts = new RandomTexts();
        for (int seed = 0; seed < random; seed++) {
            Random bits = new Random(seed);
            String text = wellFormed("x" + texts.text(bits, bits.nextInt(80)));
            String title = wellFormed(texts.text(bits, 4));
            articles.add(article(title, text, seed % 3 == 0 ? null : Languages.ALL.get(seed % 6)));
        }
        return articles;
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', ' ');
    }

    private static Article article(String title, String text, @Nullable String language) {
        return new Article(
                ArticleId.ofContent("example.org", title, text),
                null,
                "example.org",
                title.isBlank() ? null : title,
                text,
                language,
                null,
                NOON,
                Via.API,
                false,
                List.of());
    }
}
