package io.dyadwatch.cli.tail;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.contracts.Alert.Proof;
import io.dyadwatch.contracts.Alert.ProofMention;
import java.util.Comparator;
import java.util.List;

/** A sentence in which the watched actors stand out. */
record ProvingSentence(Proof proof) {

    String show(Terminal terminal) {
        String text = proof.text();
        int length = text.codePointCount(0, text.length());
        List<ProofMention> inOrder = proof.mentions().stream()
                .sorted(Comparator.comparingInt(ProofMention::start))
                .toList();
        StringBuilder shown = new StringBuilder();
        int done = 0;
        for (ProofMention mention : inOrder) {
            // A mention's offsets count in the whole article, like the sentence's own.
            int start = mention.start() - proof.start();
            int end = mention.end() - proof.start();
            if (start < done || end > length) {
                continue;
            }
            shown.append(plain(text, done, start)).append(terminal.bold(plain(text, start, end)));
            done = end;
        }
        return shown.append(plain(text, done, length)).toString();
    }

    /** The code points of a range, fit for a terminal, with a single space kept at either end. */
    private static String plain(String text, int start, int end) {
        String part = text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
        String line = Visible.line(part);
        if (line.isEmpty()) {
            return part.isEmpty() ? "" : " ";
        }
        String before = Character.isWhitespace(part.codePointAt(0)) ? " " : "";
        String after = Character.isWhitespace(part.codePointBefore(part.length())) ? " " : "";
        return before + line + after;
    }
}
