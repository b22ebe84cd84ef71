package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Article;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/**
 * Who published an article, for counting outlets: the registrable domain of its URL by the Public Suffix List, else its
 * {@code source} in lower case.
 */
public final class SourceName {
    private final PublicSuffixMatcher suffixes = PublicSuffixMatcherLoader.getDefault();

    public String of(Article article) {
        String host = host(article.url());
        return host == null ? article.source().toLowerCase(Locale.ROOT) : ofName(host);
    }

    /** Of a host or a domain the registrable domain, in lower case; any other name as it is, in lower case. */
    public String ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String domain = suffixes.getDomainRoot(lower);
        return domain == null ? lower : domain;
    }

    private static @Nullable String host(@Nullable String url) {
        try {
            return url == null ? null : new URI(url).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
