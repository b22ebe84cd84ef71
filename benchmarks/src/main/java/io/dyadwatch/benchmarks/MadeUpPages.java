package io.dyadwatch.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes pages as publishers make them: an article of some 3 KB amid menus, teasers of other articles, scripts, styles and
 * wrappers, 40 to 160 KB in all.
 */
final class MadeUpPages {
    private static final int SMALLEST = 40_000;
    private static final int SPREAD = 120_000;

    private final Random random = new Random(17);

    List<byte[]> pages(int count) {
        List<byte[]> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pages.add(page(SMALLEST + random.nextInt(SPREAD)).getBytes(StandardCharsets.UTF_8));
        }
        return pages;
    }

    private String page(int length) {
        String title = words(9);
        StringBuilder page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append(" | Example News</title><meta property=\"og:title\" content=\"")
                .append(title)
                .append("\"><meta property=\"og:site_name\" content=\"Example News\">")
                .append("<link rel=\"canonical\" href=\"https://example.org/a\"><script type=\"application/ld+json\">")
                .append("{\"@type\":\"NewsArticle\",\"headline\":\"")
                .append(title)
                .append(
                        "\",\"datePublished\":\"2026-11-20T09:00:00Z\",\"author\":{\"name\":\"Ann Author\"}}</script><style>");
        while (page.length() < length / 8) {
            page.append(".")
                    .append(word())
                    .append("{margin:0 ")
                    .append(random.nextInt(40))
                    .append("px;color:#234}\n");
        }
        page.append("</style></head><body><header><nav><ul>");
        links(page, 60);
        page.append("</ul></nav></header><div class=\"").append(word()).append("\"><main><article><h1>");
        page.append(title).append("</h1><p class=\"").append(word()).append("\">By Ann Author</p>");
        for (int i = 0; i < 12; i++) {
            page.append("<div class=\"")
                    .append(word())
                    .append("\"><p>")
                    .append(words(45))
                    .append(".</p></div>");
            if (i % 4 == 3) {
                page.append("<aside><h3>Read more</h3><ul>");
                links(page, 4);
                page.append("</ul></aside><figure><img src=\"/i.jpg\" alt=\"\"><figcaption>")
                        .append(words(12))
                        .append("</figcaption></figure>");
            }
        }
        page.append("</article></main><section>");
        while (page.length() < length * 3 / 5) {
            page.append("<div class=\"")
                    .append(word())
                    .append("\"><a href=\"/")
                    .append(word())
                    .append("\"><span><img src=\"/t.jpg\"></span><h3>")
                    .append(words(8))
                    .append("</h3></a><p>")
                    .append(words(15))
                    .append("</p></div>");
        }
        page.append("</section></div><footer><ul>");
        links(page, 40);
        page.append("</ul></footer><script>window.state={");
        while (page.length() < length) {
            page.append("\"").append(word()).append("\":\"").append(words(3)).append("\",");
        }
        return page.append("\"end\":1}</script></body></html>").toString();
    }

    private void links(StringBuilder page, int count) {
        for (int i = 0; i < count; i++) {
            page.append("<li class=\"")
                    .append(word())
                    .append("\"><a href=\"/")
                    .append(word())
                    .append("\">")
                    .append(words(2))
                    .append("</a></li>");
        }
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        return String.join(" ", words);
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
            word.append("bdfglmnprst".charAt(random.nextInt(11))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
