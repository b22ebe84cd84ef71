package io.dyadwatch.extraction.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The internal text entities that one document declares in its DTD. Only those without a reference of their own are
 * honoured (a character reference is), their replacement is text and never read as markup again, and all their
 * expansions in one document together are bounded. External entities and parameter entities are not read at all.
 */
public final class DeclaredEntities {
    private static final int MAX_ENTITIES = 200;
    private static final int MAX_VALUE_CHARS = 1_000;
    /** Of all expansions in a document, in UTF-16 units: what a real feed needs, and far below what hurts. */
    private static final int MAX_EXPANDED_CHARS = 256 * 1024;

    private final Map<String, String> values = new HashMap<>();
    private int budget = MAX_EXPANDED_CHARS;
    private int refused;

    /** Reads the declarations out of a document type declaration, from {@code <!DOCTYPE} to its end. */
    public void declare(String doctype) {
        int at = doctype.indexOf('[');
        while (at >= 0) {
            at = doctype.indexOf("<!ENTITY", at);
            if (at < 0) {
                return;
            }
            at = declareOne(doctype, at + "<!ENTITY".length());
        }
    }

    private int declareOne(String doctype, int from) {
        int nameFrom = skipSpace(doctype, from);
        int nameTo = nameFrom;
        while (nameTo < doctype.length() && !Character.isWhitespace(doctype.charAt(nameTo))) {
            nameTo++;
        }
        int quoteAt = skipSpace(doctype, nameTo);
        if (quoteAt >= doctype.length()) {
            return -1;
        }
        char quote = doctype.charAt(quoteAt);
        if (quote != '"' && quote != '\'') {
            refused++;
            return quoteAt;
        }
        int end = doctype.indexOf(quote, quoteAt + 1);
        if (end < 0) {
            return -1;
        }
        keep(doctype.substring(nameFrom, nameTo), doctype.substring(quoteAt + 1, end));
        return end;
    }

    private void keep(String name, String value) {
        String text = CharacterReferences.decodeNumeric(value);
        boolean refersToOthers = value.indexOf('&') >= 0 && text.equals(value);
        if (refersToOthers || text.length() > MAX_VALUE_CHARS || values.size() >= MAX_ENTITIES || name.equals("%")) {
            refused++;
            return;
        }
        values.putIfAbsent(name, text);
    }

    /** The replacement text of an entity; absent where it is not declared, was refused, or the bound is reached. */
    @Nullable String expand(String name) {
        if (values.isEmpty()) {
            return null;
        }
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        if (budget < value.length()) {
            refused++;
            return null;
        }
        budget -= value.length();
        return value;
    }

    /** How many declarations or expansions were refused. */
    public int refused() {
        return refused;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
