package io.dyadwatch.alert.ledger;

import io.dyadwatch.contracts.EnrichedArticle;
import io.dyadwatch.contracts.Fingerprint;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * By what articles are found alike: the fingerprint, whose bands find candidates, and the shingles, which decide.
 *
 * <p>A band is three components of the fingerprint that must all agree. Of two articles whose shingles have Jaccard
 * similarity {@code s} at least one of {@value #BANDS} bands agrees with probability {@code 1 - (1 - s³)^42}: 0.999 at
 * 0.54, 0.9999 at 0.6 (Leskovec, Rajaraman and Ullman, <i>Mining of Massive Datasets</i>, section 3.4); of two that have
 * nothing in common, three times in a million.
 *
 * @param shingles absent for articles of a time when they were not kept
 */
public record Print(Fingerprint fingerprint, Optional<Shingles> shingles) {
    static final int BANDS = Fingerprint.COMPONENTS / 3;

    /** Empty where there is too little text to compare. */
    public static Optional<Print> of(EnrichedArticle enriched) {
        Fingerprint fingerprint = enriched.fingerprint();
        return fingerprint == null || !fingerprint.isCurrent()
                ? Optional.empty()
                : Optional.of(new Print(fingerprint, Shingles.of(enriched)));
    }

    /** 0 to 1: exact where both have shingles, else as the fingerprints estimate it. */
    double similarity(Print other) {
        return shingles.isPresent() && other.shingles.isPresent()
                ? shingles.get().similarity(other.shingles.get())
                : fingerprint.similarity(other.fingerprint);
    }

    /** As a literal of PostgreSQL's {@code integer[]}: in the upper byte which band it is. */
    String bands() {
        byte[] components = fingerprint.components();
        return IntStream.range(0, BANDS)
                .map(band -> band << 24
                        | (components[3 * band] & 0xFF) << 16
                        | (components[3 * band + 1] & 0xFF) << 8
                        | (components[3 * band + 2] & 0xFF))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Whether one of the bands agrees, without which the database would not find the other. */
    boolean sharesABand(Print other) {
        byte[] mine = fingerprint.components();
        byte[] its = other.fingerprint.components();
        return IntStream.range(0, BANDS)
                .map(band -> 3 * band)
                .anyMatch(i -> mine[i] == its[i] && mine[i + 1] == its[i + 1] && mine[i + 2] == its[i + 2]);
    }
}
