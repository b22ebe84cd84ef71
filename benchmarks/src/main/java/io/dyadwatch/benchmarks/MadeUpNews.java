package io.dyadwatch.benchmarks;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Via;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Makes articles of {@value #BYTES} bytes and a little more, in six languages in turn, none like another. */
final class MadeUpNews {
    static final int BYTES = 3072;
    /** Of the sentences. */
    static final List<String> LANGUAGES = List.of("es", "en", "pt", "fr", "ru", "uk");

    private static final long SEED = 7;
    /** For each article that passes. */
    private static final int MOST_TRIES = 10;

    private final Map<String, List<String>> sentences = new LinkedHashMap<>();
    private final List<String> languages;
    private final Map<String, List<String>> names;
    private final Places places = new Places(SEED);
    private final Random random = new Random(SEED);

    /**
     * @param names of actors by language
     * @param languages of the articles, in turn
     */
    MadeUpNews(Map<String, List<String>> names, List<String> languages) {
        this.names = names;
        this.languages = languages;
        for (String line : resource().split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                sentences
                        .computeIfAbsent(line.substring(0, 2), language -> new ArrayList<>())
                        .add(line.substring(3));
            }
        }
    }

    /** Articles that pass a test; each language has its share. */
    List<Article> articles(int count, Predicate<Article> test) {
        List<Article> articles = new ArrayList<>();
        for (int tries = 0; articles.size() < count; tries++) {
            if (tries == count * MOST_TRIES) {
                throw new IllegalStateException("only " + articles.size() + " articles pass the test");
            }
            Article article = article(languages.get(articles.size() % languages.size()));
            if (test.test(article)) {
                articles.add(article);
            }
        }
        return articles;
    }

    private Article article(String language) {
        List<String> deck = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String title = headline(language);
        while (text.toString().getBytes(StandardCharsets.UTF_8).length < BYTES) {
            if (deck.isEmpty()) {
                deck.addAll(sentences.getOrDefault(language, List.of()));
                Collections.shuffle(deck, random);
            }
            text.append(filled(deck.remove(deck.size() - 1), language)).append(random.nextInt(3) == 0 ? "\n" : " ");
        }
        String body = text.toString().strip();
        return new Article(
                ArticleId.ofContent("example.org", title, body),
                null,
                "example.org",
                title,
                body,
                null,
                null,
                Instant.parse("2026-11-20T09:00:00Z"),
                Via.API,
                false,
                List.of());
    }

    private String headline(String language) {
        return filled(isCyrillic(language) ? "{a} — {a}: {w}" : "{a}, {a} in {w}", language);
    }

    private String filled(String sentence, String language) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int slot = sentence.indexOf('{'); slot >= 0; slot = sentence.indexOf('{', at)) {
            filled.append(sentence, at, slot);
            filled.append(
                    switch (sentence.charAt(slot + 1)) {
                        case 'a' -> name(language);
                        case 'w' -> places.next(isCyrillic(language));
                        default -> Integer.toString(2 + random.nextInt(400));
                    });
            at = slot + "{a}".length();
        }
        return filled.append(sentence, at, sentence.length()).toString();
    }

    private String name(String language) {
        List<String> all = names.getOrDefault(language, List.of());
        return all.get(random.nextInt(all.size()));
    }

    private static boolean isCyrillic(String language) {
        return language.equals("ru") || language.equals("uk");
    }

    private static String resource() {
        try (InputStream in = MadeUpNews.class.getResourceAsStream("sentences.txt")) {
            if (in == null) {
                throw new IllegalStateException("sentences.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
