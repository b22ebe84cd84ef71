package io.dyadwatch.tagging.inflect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One expected form of the tables {@code ru.txt} and {@code uk.txt}. */
record Row(String language, String kind, String nominative, Hint hint, Form expected) {
    private static final int FIRST_FORM = 4;

    static List<Row> of(String language) {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Row.class.getResourceAsStream(language + ".txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(language, line.split(";", -1), rows);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void add(String language, String[] cells, List<Row> rows) {
        GrammaticalNumber number = cells[3].equals("p") ? GrammaticalNumber.PLURAL : GrammaticalNumber.SINGULAR;
        for (GrammaticalCase grammaticalCase : GrammaticalCase.values()) {
            int i = FIRST_FORM + grammaticalCase.column() - GrammaticalCase.GENITIVE.column();
            if (grammaticalCase != GrammaticalCase.NOMINATIVE && i < cells.length && !cells[i].isEmpty()) {
                Form expected = new Form(cells[i], grammaticalCase, number);
                rows.add(new Row(language, cells[0], cells[1], Hint.of(cells[2], false), expected));
            }
        }
    }

    List<Form> forms() {
        Inflector inflector = Inflector.of(language);
        int plus = nominative.indexOf('+');
        return switch (kind) {
            case "name" -> inflector.name(nominative, hint);
            case "word" -> inflector.word(nominative, hint);
            case "family" -> inflector.family(nominative, hint);
            case "person" -> inflector.person(nominative.substring(0, plus), nominative.substring(plus + 1), hint);
            default -> throw new IllegalArgumentException("no such kind of row: " + kind);
        };
    }
}
