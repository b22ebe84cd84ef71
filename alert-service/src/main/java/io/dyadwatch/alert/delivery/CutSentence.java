package io.dyadwatch.alert.delivery;

import io.dyadwatch.contracts.Alert.Proof;
import io.dyadwatch.contracts.Alert.ProofMention;
import java.util.List;

/** Shortens a sentence to the part around its mentions. What is left keeps its offsets in the article. */
final class CutSentence {
    private CutSentence() {}

    /**
     * @param length code points at most
     * @param mentions at most so many, the first ones in what is left
     */
    static Proof of(Proof proof, int length, int mentions) {
        int start = proof.start();
        int end = proof.end();
        if (end - start > length) {
            Part part = nearest(proof);
            // Something before the mentions tells more than the same after them.
            int before = Math.max(0, length - (part.end - part.start)) / 3;
            start = Math.min(Math.max(start, part.start - before), end - length);
            end = start + length;
        }
        int from = start;
        int to = end;
        List<ProofMention> within = proof.mentions().stream()
                .filter(mention -> mention.start() >= from && mention.end() <= to)
                .limit(mentions)
                .toList();
        return new Proof(proof.in(), slice(proof, from, to), from, to, within);
    }

    /** The shortest part that has mentions of two actors, or else the first mention, or the beginning. */
    private static Part nearest(Proof proof) {
        List<ProofMention> mentions = proof.mentions();
        if (mentions.isEmpty()) {
            return new Part(proof.start(), proof.start());
        }
        Part best = new Part(mentions.get(0).start(), mentions.get(0).end());
        boolean two = false;
        for (int i = 1; i < mentions.size(); i++) {
            ProofMention one = mentions.get(i - 1);
            ProofMention next = mentions.get(i);
            Part both = new Part(Math.min(one.start(), next.start()), Math.max(one.end(), next.end()));
            boolean shorter = !two || both.end - both.start < best.end - best.start;
            if (!one.actor().equals(next.actor()) && shorter) {
                best = both;
                two = true;
            }
        }
        return best;
    }

    private static String slice(Proof proof, int start, int end) {
        String text = proof.text();
        if (start == proof.start() && end == proof.end()) {
            return text;
        }
        int from = text.offsetByCodePoints(0, start - proof.start());
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    private record Part(int start, int end) {}
}
