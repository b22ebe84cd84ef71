package io.dyadwatch.extraction.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The charset that a document's sender or the document itself names. */
final class DeclaredCharset {
    /** Their {@code meta} elements are of pages that they quote. */
    private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf:rdf");

    private DeclaredCharset() {}

    /** The charset parameter of a Content-Type, such as {@code text/xml; charset="utf-8"}. */
    static Optional<String> ofContentType(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        for (String parameter : contentType.split(";", 20)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                String value = parameter
                        .substring(equals + 1)
                        .strip()
                        .replace("\"", "")
                        .replace("'", "");
                return value.isEmpty() ? Optional.empty() : Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** What {@code <?xml encoding="…"?>}, {@code <meta charset="…">} or the older {@code meta} says. */
    static Optional<String> ofDocument(String head) {
        int xml = head.indexOf("<?xml");
        if (xml >= 0) {
            int end = head.indexOf('>', xml);
            Optional<String> encoding = value(head.substring(xml, end < 0 ? head.length() : end), "encoding");
            if (encoding.isPresent()) {
                return encoding;
            }
        }
        MarkupScanner scanner = MarkupScanner.ofHtml(head);
        while (true) {
            switch (scanner.next()) {
                case START -> {
                    if (FEEDS.contains(scanner.name())) {
                        return Optional.empty();
                    }
                    if (scanner.name().equals("meta")) {
                        Optional<String> charset = Optional.ofNullable(scanner.attribute("charset"))
                                .or(() -> ofContentType(scanner.attribute("content")));
                        if (charset.isPresent()) {
                            return charset;
                        }
                    }
                }
                case NOTHING_LEFT -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
    }

    private static Optional<String> value(String declaration, String attribute) {
        int at = declaration.toLowerCase(Locale.ROOT).indexOf(attribute);
        int equals = at < 0 ? -1 : declaration.indexOf('=', at);
        if (equals < 0) {
            return Optional.empty();
        }
        String rest = declaration.substring(equals + 1).strip();
        char quote = rest.isEmpty() ? ' ' : rest.charAt(0);
        if (quote != '"' && quote != '\'') {
            return Optional.empty();
        }
        int end = rest.indexOf(quote, 1);
        return end < 0 ? Optional.empty() : Optional.of(rest.substring(1, end));
    }
}
