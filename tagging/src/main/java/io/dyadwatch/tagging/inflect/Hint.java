package io.dyadwatch.tagging.inflect;

/**
 * What is known of a word and its ending does not say.
 *
 * @param plural whether the nominative that is given is a plural
 */
public record Hint(GrammaticalGender gender, boolean plural) {
    public static final Hint NONE = new Hint(GrammaticalGender.UNKNOWN, false);
    public static final Hint MASCULINE = new Hint(GrammaticalGender.MASCULINE, false);
    public static final Hint FEMININE = new Hint(GrammaticalGender.FEMININE, false);
    public static final Hint NEUTER = new Hint(GrammaticalGender.NEUTER, false);
    public static final Hint PLURAL = new Hint(GrammaticalGender.UNKNOWN, true);

    /** @param gender {@code m}, {@code f}, {@code n}, or anything else where it is not known */
    public static Hint of(String gender, boolean plural) {
        return new Hint(
                switch (gender) {
                    case "m" -> GrammaticalGender.MASCULINE;
                    case "f" -> GrammaticalGender.FEMININE;
                    case "n" -> GrammaticalGender.NEUTER;
                    default -> GrammaticalGender.UNKNOWN;
                },
                plural);
    }
}
