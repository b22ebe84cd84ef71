package io.dyadwatch.contracts;

/** What every span keeps: {@code 0 <= start < end}, in code points. */
final class Span {
    private Span() {}

    static void check(int start, int end) {
        Check.atLeast("start", start, 0);
        Check.atLeast("end", end, start + 1);
    }
}
