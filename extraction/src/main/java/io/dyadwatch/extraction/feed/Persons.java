package io.dyadwatch.extraction.feed;

import io.dyadwatch.extraction.text.PlainText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of authors: of Atom's persons, and of the ways in which RSS writes a name and a mail address into one. */
final class Persons {
    /** Bounded on both sides, so that it takes linear time. */
    private static final Pattern MAIL =
            Pattern.compile("(?i)(?:mailto:)?[\\w.+-]{1,64}+@[\\w.-]{1,255}+(?:\\?subject=\\S{0,200}+)?");

    /** What is left around a name when its mail address is taken away. */
    private static final String AROUND = " ()<>[]\",-/";

    private static final int MAX_CHARS = 2_000;

    private Persons() {}

    /** The authors that an element of a feed names itself, in order, each once. */
    static List<String> of(XmlNode parent) {
        Set<String> names = new LinkedHashSet<>();
        for (XmlNode child : parent.children()) {
            switch (child.name()) {
                case "author", "dc:creator", "dc:author" -> add(person(child), names);
                default -> {}
            }
        }
        if (names.isEmpty()) {
            // The podcast author of an item is mostly the channel's name: only where there is no other.
            parent.children("itunes:author")
                    .forEach(author -> add(name(author.value().text()), names));
        }
        return List.copyOf(names);
    }

    private static void add(String name, Set<String> names) {
        if (!name.isBlank()) {
            names.add(name);
        }
    }

    private static String person(XmlNode person) {
        XmlNode described = person;
        for (XmlNode child : person.children()) {
            // RDF wraps a person into a node of its own.
            described =
                    child.name().equals("foaf:person") || child.name().equals("rdf:description") ? child : described;
        }
        List<String> wanted = List.of("name", "foaf:name", "email", "foaf:mbox");
        for (String part : wanted) {
            XmlNode found = described.child(part);
            String value = found == null ? "" : name(found.value().text());
            if (!value.isBlank()) {
                return value;
            }
        }
        return described.children().isEmpty() ? name(person.value().text()) : "";
    }

    /** The name in {@code me@example.org (Jane Doe)}, {@code Jane Doe <me@example.org>} and the like, else the address. */
    static String name(String written) {
        String plain =
                PlainText.looksLikeHtml(written) && written.indexOf('@') < 0 ? PlainText.ofHtml(written) : written;
        String text = PlainText.line(plain);
        if (text.length() > MAX_CHARS) {
            return text;
        }
        Matcher mail = MAIL.matcher(text);
        if (!mail.find()) {
            return text;
        }
        String rest = (text.substring(0, mail.start()) + " " + text.substring(mail.end()))
                .replace("()", " ")
                .replace("<>", " ")
                .replace("&lt;&gt;", " ");
        String name = bare(rest);
        return name.isEmpty() ? mail.group().replaceFirst("(?i)^mailto:", "") : name;
    }

    private static String bare(String rest) {
        String name = PlainText.line(rest);
        int from = 0;
        int to = name.length();
        while (from < to && AROUND.indexOf(name.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AROUND.indexOf(name.charAt(to - 1)) >= 0) {
            to--;
        }
        String trimmed = name.substring(from, to);
        // The last bracket may be the name's own.
        return trimmed.lastIndexOf('(') > trimmed.lastIndexOf(')') ? trimmed + ')' : trimmed;
    }
}
