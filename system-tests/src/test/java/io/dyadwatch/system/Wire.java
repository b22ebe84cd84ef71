package io.dyadwatch.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An agency's report, the ways in which newspapers print it, and other reports that share half of its text; all made-up
 * words around one sentence in which the watched actors meet.
 */
final class Wire {
    /** How much of the end an editor cuts at most. */
    static final double MOST_CUT = 0.4;

    private static final int PARAGRAPHS = 14;
    private static final int SENTENCES = 3;

    private final Random random;
    private final Prose prose;
    private final String name;
    private final List<String> paragraphs = new ArrayList<>();

    /** @param name of the report, for the URLs; a domain's label */
    Wire(long seed, String name) {
        this.random = new Random(seed);
        this.prose = new Prose(seed);
        this.name = name;
        for (int i = 0; i < PARAGRAPHS; i++) {
            paragraphs.add(i == 1 ? meeting() : prose.sentences(SENTENCES));
        }
    }

    /** One newspaper's print: its own headline, credit and ending; some cut the text, some name further articles. */
    Map<String, Object> reprint(int number) {
        List<String> printed = new ArrayList<>();
        int left = number % 3 == 0 ? (int) Math.ceil(PARAGRAPHS * (1 - MOST_CUT * random.nextDouble())) : PARAGRAPHS;
        printed.addAll(paragraphs.subList(0, left));
        credit(number, printed);
        printed.add(prose.sentence());
        if (number % 4 == 0) {
            printed.add("Lea también: " + prose.sentence() + "\n- " + prose.sentence() + "\n- " + prose.sentence());
        }
        return article("paper" + number, String.join("\n\n", printed));
    }

    private void credit(int number, List<String> printed) {
        switch (number % 4) {
            case 0 ->
                printed.set(
                        0, prose.word().toUpperCase(java.util.Locale.ROOT) + ", 20 nov (Agencia) - " + printed.get(0));
            case 1 -> printed.add(0, "Por " + prose.word() + " " + prose.word() + ", enviado especial");
            case 2 -> printed.add("(Con información de " + prose.word() + " y agencias)");
            default -> printed.set(0, "(" + prose.word() + ") " + printed.get(0));
        }
    }

    /** A later report: half of it is known, the other half is new. */
    Map<String, Object> followUp(int number) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < PARAGRAPHS; i++) {
            told.add(i % 2 == 0 ? prose.sentences(SENTENCES) : paragraphs.get(i));
        }
        return article("follow" + number, String.join("\n\n", told));
    }

    private String meeting() {
        return prose.sentence() + " Nicolás Maduro habló con Rusia sobre " + prose.word() + " " + prose.word() + ". "
                + prose.sentence();
    }

    private Map<String, Object> article(String paper, String text) {
        Map<String, Object> article = new LinkedHashMap<>();
        article.put("url", "https://" + paper + "-" + name + ".example/" + random.nextInt(1_000_000));
        article.put("title", prose.sentence());
        article.put("text", text);
        article.put("language", "es");
        return article;
    }
}
