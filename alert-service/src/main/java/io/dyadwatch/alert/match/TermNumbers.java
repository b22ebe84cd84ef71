package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import java.util.Arrays;
import java.util.Map;

/** The numbers that an index has for the terms of one article. Immutable. */
final class TermNumbers {
    /** For a term that the other side does not have. */
    static final int NONE = -1;

    private final int[] ofPlace;
    private final int[] places;

    /** @param numbers of the index; may grow meanwhile */
    TermNumbers(Cast cast, Map<Term, Integer> numbers) {
        ofPlace = new int[cast.terms()];
        int most = NONE;
        for (int place = 0; place < ofPlace.length; place++) {
            ofPlace[place] = numbers.getOrDefault(cast.term(place), NONE);
            most = Math.max(most, ofPlace[place]);
        }
        places = new int[most + 1];
        Arrays.fill(places, NONE);
        for (int place = 0; place < ofPlace.length; place++) {
            if (ofPlace[place] != NONE) {
                places[ofPlace[place]] = place;
            }
        }
    }

    /** The index's number of a term, which is given by its place in the cast. */
    int number(int place) {
        return ofPlace[place];
    }

    /** The place in the cast of a term, which is given by its number in the index. */
    int place(int number) {
        return number < places.length ? places[number] : NONE;
    }
}
