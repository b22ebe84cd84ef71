package io.dyadwatch.enrich.deadletter;

/**
 * Why a record can never be enriched.
 *
 * @param reason the kind
 * @param error in words, never with article text in it
 */
public record Rejection(Reason reason, String error) {

    /** The kinds of rejection, few and stable: they are header values and metric labels. */
    public enum Reason {
        /** No article can be made of the record. */
        UNREADABLE("unreadable"),
        /** The tagger broke on the article. */
        FAILED("failed"),
        /** What the tagger found does not fit into a record. */
        TOO_LARGE("too-large");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** As it stands in headers and labels. */
        public String code() {
            return code;
        }
    }
}
