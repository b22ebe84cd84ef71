package io.dyadwatch.alert.secret;

/** What is stored in a row does not open: damaged, put there from another row, or the key is another one of that id. */
public final class BrokenSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSeal(RowCipher.Place place) {
        super(place.table() + " " + place.id() + " does not open");
    }
}
