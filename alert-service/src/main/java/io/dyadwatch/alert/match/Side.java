package io.dyadwatch.alert.match;

import java.util.Arrays;

/** The actors of one article that answer one side of a question. Filled again and again, by one thread. */
final class Side {
    private final Cast cast;
    private int[] actors = new int[8];
    private int[] terms = new int[8];
    private int size;
    /** By actor: the last filling in which it was added. */
    private final int[] added;

    private int filling;

    Side(Cast cast) {
        this.cast = cast;
        this.added = new int[cast.size()];
    }

    /** Makes room for so many actors; more find room too. */
    void expect(int count) {
        if (count > actors.length) {
            actors = Arrays.copyOf(actors, count);
            terms = Arrays.copyOf(terms, count);
        }
    }

    /** Makes this an empty side. */
    void clear() {
        size = 0;
        filling++;
    }

    /** Adds the actors that answer a term, unless they answered an earlier one; none for {@link TermNumbers#NONE}. */
    void add(int term) {
        if (term == TermNumbers.NONE) {
            return;
        }
        for (int actor : cast.answering(term)) {
            if (added[actor] != filling) {
                added[actor] = filling;
                append(actor, term);
            }
        }
    }

    private void append(int actor, int term) {
        if (size == actors.length) {
            expect(size * 2);
        }
        actors[size] = actor;
        terms[size++] = term;
    }

    int size() {
        return size;
    }

    int actor(int i) {
        return actors[i];
    }

    /** Place in the cast of the first term that an actor answers. */
    int term(int i) {
        return terms[i];
    }

    boolean has(int actor) {
        return added[actor] == filling;
    }

    /** Whether an actor is among the first so many. */
    boolean hasBefore(int end, int actor) {
        if (!has(actor)) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (actors[i] == actor) {
                return true;
            }
        }
        return false;
    }
}
