package io.dyadwatch.extraction.feed;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import io.dyadwatch.extraction.text.PlainText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/**
 * Reads a sitemap (sitemaps.org, with the extension for news) as a feed: an item a page, with its title and date where the
 * sitemap is one of news, and never with a text. It never throws for what the bytes are. Document type declarations are
 * refused, and nothing is fetched. Addresses on other hosts than the sitemap's count, as its format allows for news.
 */
public final class SitemapReader {
    /** The newest of an index that are worth asking for. */
    private static final int MAX_PARTS = 5;
    /** Pages of a sitemap, the newest; its format allows 50,000, and 1,000 where it is one of news. */
    private static final int MAX_PAGES = 1_000;

    /**
     * What a sitemap has.
     *
     * @param pages an item a page, the newest first
     * @param parts addresses of further sitemaps that are to be read, where it is an index; the newest first
     */
    public record Sitemap(Feed pages, List<String> parts) {
        public Sitemap {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Reads a sitemap.
     *
     * @param bytes the body, decompressed
     * @param address absolute address that it came from
     */
    public Sitemap read(byte[] bytes, String address) {
        Problems problems = new Problems();
        if (isBlank(bytes)) {
            problems.add(FeedProblem.Kind.EMPTY);
            return none(problems);
        }
        try {
            SiteMapParser parser = new SiteMapParser(false);
            parser.setStrictNamespace(false);
            parser.enableExtension(Extension.NEWS);
            AbstractSiteMap read = parser.parseSiteMap(bytes, url(address));
            if (read instanceof SiteMapIndex index) {
                return new Sitemap(Feed.unreadable(problems), parts(index));
            }
            if (read instanceof SiteMap map) {
                return new Sitemap(pages(map, problems), List.of());
            }
            problems.add(FeedProblem.Kind.NOT_A_FEED);
            return none(problems);
        } catch (UnknownFormatException | IOException | RuntimeException e) {
            // The parser also throws what it did not expect.
            problems.add(FeedProblem.Kind.NOT_A_FEED);
            return none(problems);
        }
    }

    private static Feed pages(SiteMap map, Problems problems) {
        Bounds bounds = new Bounds(problems);
        List<FeedItem> items = new ArrayList<>();
        for (SiteMapURL each : map.getSiteMapUrls()) {
            String address = each.getUrl() == null
                    ? null
                    : WebAddress.resolve(each.getUrl().toString(), null);
            if (address == null) {
                problems.add(FeedProblem.Kind.ADDRESS_UNUSABLE);
                continue;
            }
            items.add(item(each, address, bounds));
        }
        items.sort(Comparator.comparing(FeedItem::date, Comparator.nullsLast(Comparator.reverseOrder())));
        problems.add(FeedProblem.Kind.ITEMS_BEYOND_BOUND, items.size() - MAX_PAGES);
        List<FeedItem> newest = items.subList(0, Math.min(items.size(), MAX_PAGES));
        return new Feed(null, null, null, newest, problems.toList(), null);
    }

    private static FeedItem item(SiteMapURL page, String address, Bounds bounds) {
        String title = null;
        String language = null;
        Instant published = null;
        ExtensionMetadata[] news = page.getAttributesForExtension(Extension.NEWS);
        if (news != null && news.length > 0 && news[0] instanceof NewsAttributes attributes) {
            title = attributes.getTitle() == null ? null : bounds.title(PlainText.line(attributes.getTitle()));
            language = bounds.language(attributes.getLanguage());
            ZonedDateTime date = attributes.getPublicationDateTime();
            published = date == null ? null : date.toInstant();
        }
        Date changed = page.getLastModified();
        return new FeedItem(
                null,
                address,
                title,
                null,
                true,
                language,
                List.of(),
                published,
                changed == null ? null : changed.toInstant(),
                null);
    }

    private static List<String> parts(SiteMapIndex index) {
        return index.getSitemaps().stream()
                .filter(part -> part.getUrl() != null)
                .sorted(Comparator.comparing(
                        AbstractSiteMap::getLastModified, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(part -> WebAddress.resolve(part.getUrl().toString(), null))
                .filter(address -> address != null)
                .limit(MAX_PARTS)
                .toList();
    }

    private static URL url(String address) throws IOException {
        try {
            return new URI(address).toURL();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("no address to read a sitemap for", e);
        }
    }

    private static Sitemap none(Problems problems) {
        return new Sitemap(Feed.unreadable(problems), List.of());
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }
}
