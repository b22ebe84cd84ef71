package io.dyadwatch.extraction.page;

/**
 * How far bytes are UTF-8 as RFC 3629 has it.
 *
 * @param sequences well-formed sequences of two bytes and more
 * @param faults bytes that are in no well-formed sequence
 */
record Utf8Check(int sequences, int faults) {

    static Utf8Check of(byte[] bytes, int length) {
        int sequences = 0;
        int faults = 0;
        int i = 0;
        while (i < length) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int following = lead >= 0xC2 && lead < 0xE0
                    ? 1
                    : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 0;
            int seen = 0;
            while (seen < following && i + 1 + seen < length && (bytes[i + 1 + seen] & 0xC0) == 0x80) {
                seen++;
            }
            if (following > 0 && seen == following) {
                sequences++;
                i += following + 1;
            } else if (following > 0 && i + 1 + seen == length) {
                // Cut off in the middle of a character: no fault of the encoding.
                i = length;
            } else {
                faults++;
                i++;
            }
        }
        return new Utf8Check(sequences, faults);
    }

    boolean isAscii() {
        return sequences == 0 && faults == 0;
    }

    boolean isUtf8() {
        return sequences > 0 && faults == 0;
    }

    /** A page in UTF-8 into which some box was pasted in another encoding. */
    boolean isMostlyUtf8() {
        return sequences > faults * 4L;
    }
}
