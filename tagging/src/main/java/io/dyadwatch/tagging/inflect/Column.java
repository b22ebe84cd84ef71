package io.dyadwatch.tagging.inflect;

import java.util.ArrayList;
import java.util.List;

/**
 * The endings of one number, case by case.
 *
 * @param endings alternatives by case
 * @param animacyOpen the accusative is like the nominative of things and like the genitive of living beings
 */
record Column(List<List<String>> endings, boolean animacyOpen) {
    private static final int ACCUSATIVE = GrammaticalCase.ACCUSATIVE.column();

    Column {
        endings = List.copyOf(endings);
    }

    /** @param row endings with spaces between, {@code a/b} for two of them, {@code -} for none, {@code =} see above */
    static Column of(String row) {
        List<List<String>> endings = new ArrayList<>();
        for (String cell : row.trim().split("\\s+", -1)) {
            List<String> alternatives = new ArrayList<>();
            for (String ending : cell.split("/", -1)) {
                alternatives.add(ending.equals("-") ? "" : ending);
            }
            endings.add(List.copyOf(alternatives));
        }
        boolean open = endings.size() > ACCUSATIVE && endings.get(ACCUSATIVE).equals(List.of("="));
        if (open) {
            List<String> both = new ArrayList<>(endings.get(0));
            both.addAll(endings.get(1));
            endings.set(ACCUSATIVE, List.copyOf(both));
        }
        return new Column(endings, open);
    }

    String nominative() {
        return endings.get(0).get(0);
    }

    Cells on(String stem) {
        List<List<String>> cells = new ArrayList<>(endings.size());
        for (List<String> alternatives : endings) {
            cells.add(alternatives.stream().map(stem::concat).distinct().toList());
        }
        return new Cells(cells, animacyOpen);
    }
}
