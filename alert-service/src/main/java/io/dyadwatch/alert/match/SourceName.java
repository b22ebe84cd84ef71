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
        String domain = host == null ? null : suffixes.getDomainRoot(host);
        String name = domain != null ? domain : host != null ? host : article.source();
        return name.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String host(@Nullable String url) {
        try {
            return url == null ? null : new URI(url).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
