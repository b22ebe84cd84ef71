package io.dyadwatch.extraction.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells pages from what is sent in their place: documents, images, archives, data. */
final class ContentSniff {
    /** First bytes, as ISO-8859-1, of formats that are sent as pages by mistake. */
    private static final Map<String, String> SIGNATURES = Map.ofEntries(
            Map.entry("%PDF-", "a PDF document"),
            Map.entry("\u0089PNG", "a PNG image"),
            Map.entry("GIF8", "a GIF image"),
            Map.entry("\u00FF\u00D8\u00FF", "a JPEG image"),
            Map.entry("RIFF", "an image, sound or film"),
            Map.entry("PK\u0003\u0004", "an archive or office document"),
            Map.entry("\u001F\u008B", "compressed data"),
            Map.entry("(\u00B5/\u00FD", "compressed data"),
            Map.entry("BZh", "compressed data"),
            Map.entry("7z\u00BC\u00AF", "an archive"),
            Map.entry("Rar!", "an archive"),
            Map.entry("\u00D0\u00CF\u0011\u00E0", "an office document"),
            Map.entry("{\\rtf", "an RTF document"),
            Map.entry("%!PS", "a PostScript document"),
            Map.entry("OggS", "sound or film"),
            Map.entry("ID3", "sound"),
            Map.entry("\u007FELF", "a program"),
            Map.entry("wOFF", "a font"),
            Map.entry("wOF2", "a font"));

    private static final int LOOKED_AT = 65_536;

    private ContentSniff() {}

    /** What the bytes are, if they are no page; null where they may be one. */
    static @Nullable String notAPage(byte[] bytes, int length) {
        String start = new String(bytes, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
            if (start.startsWith(signature.getKey())) {
                return signature.getValue();
            }
        }
        if (start.length() >= 8 && start.startsWith("ftyp", 4)) {
            return "a film";
        }
        return null;
    }

    /** What decoded text is, if it is no HTML; null where it is. */
    static @Nullable String notHtml(String text) {
        String head = text.substring(0, Math.min(text.length(), LOOKED_AT)).stripLeading();
        if (head.isEmpty()) {
            return "empty";
        }
        int controls = 0;
        for (int i = 0; i < Math.min(head.length(), 1024); i++) {
            char c = head.charAt(i);
            controls += c == 0 || c == '\uFFFD' || (c < ' ' && "\t\n\r\f".indexOf(c) < 0) ? 1 : 0;
        }
        if (controls * 20 > Math.min(head.length(), 1024)) {
            return "binary data";
        }
        String lower = head.substring(0, Math.min(head.length(), 2048)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("{") || lower.startsWith("[{")) {
            return "JSON";
        }
        boolean html = lower.contains("<html") || lower.contains("<!doctype html");
        if (!html && (lower.contains("<rss") || lower.contains("<feed") || lower.contains("<rdf:rdf"))) {
            return "a feed";
        }
        if (!html && (lower.contains("<urlset") || lower.contains("<sitemapindex"))) {
            return "a sitemap";
        }
        return hasTag(head) ? null : "text without markup";
    }

    private static boolean hasTag(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '!') {
                return true;
            }
            at = text.indexOf('<', at + 1);
        }
        return false;
    }
}
