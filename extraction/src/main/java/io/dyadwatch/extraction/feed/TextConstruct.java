package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.PlainText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An element that holds text in one of the ways of Atom (RFC 4287, sections 3.1 and 4.1.3), Atom 0.3 ({@code mode}) or
 * RSS, where nothing says whether it is HTML. What declares itself one way and is plainly another is read as what it is.
 */
final class TextConstruct {
    private enum Form {
        TEXT,
        HTML,
        XHTML
    }

    private final Form form;
    private final String value;
    private final XmlNode node;

    private TextConstruct(Form form, String value, XmlNode node) {
        this.form = form;
        this.value = value;
        this.node = node;
    }

    /** @param atom whether text that does not say what it is is plain, rather than perhaps HTML */
    static TextConstruct of(XmlNode node, boolean atom) {
        XmlNode.Value value = node.value();
        String type = type(node);
        if (value.markup()) {
            return new TextConstruct(Form.XHTML, node.raw(), node);
        }
        boolean base64 = "base64".equals(node.attribute("mode")) || isBinary(type);
        String text = base64 ? decoded(value.text()) : value.text();
        return new TextConstruct(form(node, type, text, atom), text, node);
    }

    /** As text with paragraphs; blank where there is none. */
    String paragraphs() {
        return switch (form) {
            case TEXT -> PlainText.ofText(value);
            case HTML -> PlainText.ofHtml(value);
            case XHTML -> PlainText.ofXhtml(value, node.entities());
        };
    }

    /** As one line; blank where there is none. */
    String line() {
        return PlainText.line(paragraphs());
    }

    private static Form form(XmlNode node, @Nullable String type, String text, boolean atom) {
        if (type == null) {
            // RFC 4287 gives plain text as the default; RSS gives HTML for its texts, and says nothing of titles.
            boolean plain = atom && !node.name().contains(":") && !node.name().equals("description");
            boolean html = Elements.isHtmlByCustom(node.name()) || PlainText.looksLikeHtml(text);
            return !plain && html ? Form.HTML : Form.TEXT;
        }
        return switch (type) {
            case "text", "text/plain", "plain" -> !atom && PlainText.looksLikeHtml(text) ? Form.HTML : Form.TEXT;
            case "html", "text/html" -> Form.HTML;
            default ->
                type.endsWith("xml") || type.equals("xhtml") || PlainText.looksLikeHtml(text) ? Form.HTML : Form.TEXT;
        };
    }

    private static @Nullable String type(XmlNode node) {
        String type = node.attribute("type");
        if (type == null || type.isBlank()) {
            return null;
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isBinary(@Nullable String type) {
        return type != null && type.indexOf('/') > 0 && !type.startsWith("text/") && !type.endsWith("xml");
    }

    /** What is encoded there if it is text; what is written if that is no encoding; nothing for bytes of another kind. */
    private static String decoded(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return base64;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean readable = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
            return readable && !text.isBlank() ? text : base64;
        } catch (CharacterCodingException e) {
            return base64.length() > 200 ? "" : base64;
        }
    }
}
