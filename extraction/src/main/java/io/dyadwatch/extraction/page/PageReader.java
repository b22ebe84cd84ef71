package io.dyadwatch.extraction.page;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.StoredText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page. Never throws for what a page holds: what could not be read is among the {@link Page#problems()}.
 *
 * <p>Bounded whatever comes in: of a page are read its first {@value #MAX_BYTES} bytes and {@value #MAX_TAGS} tags,
 * nested {@value #MAX_DEPTH} deep, and its text is cut to what an {@link Article} takes. Stateless; any number of
 * threads may use one reader.
 */
public final class PageReader {
    /** Bytes of a page that are read. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;
    /** Tags of a page that are read: some twenty times what the busiest front pages have. */
    public static final int MAX_TAGS = 100_000;
    /** Levels of elements: text below stays, in the deepest element. */
    public static final int MAX_DEPTH = 384;

    private static final int MAX_TITLE_CHARS = 1000;
    private static final int MAX_SITE_NAME_CHARS = 200;

    private final Clock clock;

    /**
     * @param clock tells which dates lie in the future
     */
    public PageReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a page.
     *
     * @param bytes the page as it came, without content encoding
     * @param contentType the HTTP header of that name, if there was one
     * @param url where the page was fetched from; need not be valid
     */
    public Page read(byte[] bytes, @Nullable String contentType, String url) {
        List<PageProblem> problems = new ArrayList<>();
        int length = Math.min(bytes.length, MAX_BYTES);
        String other = ContentSniff.notAPage(bytes, length);
        if (other != null) {
            return none(url, PageProblem.Kind.NOT_A_PAGE, other);
        }
        PageBytes decoded = PageBytes.decode(bytes, length, contentType);
        other = ContentSniff.notHtml(decoded.text());
        if (other != null) {
            return none(url, PageProblem.Kind.NOT_A_PAGE, other);
        }
        if (decoded.problem() != null) {
            problems.add(new PageProblem(PageProblem.Kind.ENCODING, decoded.problem()));
        }
        String html = MarkupBounds.cut(decoded.text(), MAX_TAGS);
        if (length < bytes.length || html.length() < decoded.text().length()) {
            problems.add(new PageProblem(PageProblem.Kind.CUT, "only the beginning of the page was read"));
        }
        Document document = Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseInput(html, "");
        return understood(document, url, problems);
    }

    private Page understood(Document document, String url, List<PageProblem> problems) {
        Clues clues = Clues.of(document);
        StructuredData data = clues.structuredData();
        if (clues.hasBrokenData()) {
            problems.add(new PageProblem(PageProblem.Kind.STRUCTURED_DATA, "JSON-LD is broken or too large"));
        }
        PageAddress address = PageAddress.of(clues, data, url);
        if (address.refused()) {
            problems.add(new PageProblem(PageProblem.Kind.CANONICAL_URL, "a stated canonical URL is none"));
        }
        String siteName = siteName(clues, data);
        String title = Headline.of(clues, data, siteName, PageAddress.host(url));
        Element root = document.body() == null ? document : document.body();
        BodyReader.Result body = BodyReader.read(root, title, data.body());
        String text = Utf8Bound.cut(StoredText.of(body.text()), Article.MAX_TEXT_BYTES);
        if (text.isEmpty()) {
            problems.add(new PageProblem(PageProblem.Kind.NO_ARTICLE, "no text that reads like an article"));
        } else if (text.length() < body.text().length()) {
            problems.add(new PageProblem(PageProblem.Kind.CUT, "the text is longer than an article may be"));
        }
        PublicationDate published = PublicationDate.of(clues, data, url, clock.instant());
        if (published.refused() > 0) {
            problems.add(new PageProblem(PageProblem.Kind.DATE, published.refused() + " stated dates are none"));
        }
        String language = StatedLanguage.of(clues, data, text.isEmpty() ? title : text);
        return new Page(
                blankToNull(StoredText.of(Wording.cut(title, MAX_TITLE_CHARS))),
                text,
                blankToNull(language),
                published.instant(),
                Authors.of(clues, data, siteName).stream().map(StoredText::of).toList(),
                address.url(),
                blankToNull(StoredText.of(siteName)),
                body.teaser() || (!data.free() && text.length() < 1500),
                problems);
    }

    private static String siteName(Clues clues, StructuredData data) {
        String stated = clues.first("og:site_name", "application-name");
        String name = stated.isEmpty() || stated.contains("://") ? data.siteName() : stated;
        return Wording.cut(Wording.collapse(name), MAX_SITE_NAME_CHARS);
    }

    private static Page none(String url, PageProblem.Kind kind, String detail) {
        String address = PageAddress.of(Clues.of(new Document("")), StructuredData.of(List.of()), url)
                .url();
        return new Page(null, "", null, null, List.of(), address, null, false, List.of(new PageProblem(kind, detail)));
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
