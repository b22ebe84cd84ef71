package io.dyadwatch.extraction.feed;

import io.dyadwatch.contracts.Article;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * References resolved as RFC 3986 (section 5.2) has it, but of any characters: addresses in feeds are often no URIs by
 * the letter. Only http and https with a host come out.
 */
final class WebAddress {
    private WebAddress() {}

    /** The absolute address; absent where the reference has none, another scheme, or nothing to be relative to. */
    static @Nullable String resolve(String reference, @Nullable String base) {
        String given = clean(reference);
        if (given.length() > Article.MAX_URL_BYTES) {
            return null;
        }
        String absolute = absolute(given, base);
        boolean usable = absolute != null
                && hasHost(absolute)
                && absolute.getBytes(StandardCharsets.UTF_8).length <= Article.MAX_URL_BYTES;
        return usable ? absolute : null;
    }

    /** Whether it begins with a scheme of any kind. */
    static boolean hasScheme(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 1 || !Character.isLetter(reference.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char c = reference.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '+' && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    static boolean isWeb(String reference) {
        String start = reference.substring(0, Math.min(8, reference.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    /** Host of an absolute address in lower case, without port and user. */
    static @Nullable String host(String address) {
        if (!hasHost(address)) {
            return null;
        }
        int from = address.indexOf("//") + 2;
        String authority = address.substring(from, authorityEnd(address, from));
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.startsWith("[") ? host.indexOf("]:") + 1 : host.indexOf(':');
        return (port > 0 ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String absolute(String given, @Nullable String base) {
        if (hasScheme(given)) {
            return isWeb(given) ? given : null;
        }
        if (given.startsWith("www.")) {
            return "http://" + given;
        }
        if (base == null || !hasHost(base)) {
            return null;
        }
        int authorityFrom = base.indexOf("//") + 2;
        int authorityTo = authorityEnd(base, authorityFrom);
        if (given.isEmpty()) {
            return upTo(base, '#');
        }
        if (given.startsWith("//")) {
            return base.substring(0, authorityFrom - 2) + given;
        }
        if (given.startsWith("#")) {
            return upTo(base, '#') + given;
        }
        String site = base.substring(0, authorityTo);
        String path = upTo(upTo(base.substring(authorityTo), '#'), '?');
        if (given.startsWith("?")) {
            return site + path + given;
        }
        String merged = given.startsWith("/") ? given : folder(path) + given;
        String mergedPath = upTo(upTo(merged, '#'), '?');
        return site + withoutDots(mergedPath) + merged.substring(mergedPath.length());
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "/" : path.substring(0, slash + 1);
    }

    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segments[i]);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static boolean hasHost(String address) {
        if (!isWeb(address)) {
            return false;
        }
        int from = address.indexOf("//") + 2;
        return authorityEnd(address, from) > from;
    }

    private static int authorityEnd(String address, int from) {
        int end = from;
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String upTo(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Without white space and control characters around and within; a space inside is what people mean by {@code %20}. */
    private static String clean(String reference) {
        String trimmed = reference.strip().replace("&amp;", "&");
        StringBuilder clean = new StringBuilder(trimmed.length());
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == ' ') {
                clean.append("%20");
            } else if (c > ' ' && c != '\u007F' && c != '\u00A0' && c != '\uFEFF') {
                clean.append(c);
            }
        }
        return clean.toString();
    }
}
