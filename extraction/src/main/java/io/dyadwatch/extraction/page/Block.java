package io.dyadwatch.extraction.page;

/** A run of text between two block boundaries: what a reader sees as one paragraph, heading, item or cell. */
final class Block {
    /** The innermost block-level element around it. */
    final Part part;

    final TagKind kind;
    /** White space collapsed, except in {@link TagKind#CODE}; never blank. */
    final String text;
    /** UTF-16 units of {@link #text} that are inside links. */
    final int linkChars;
    /** UTF-16 units of {@link #text} that are bold, or emphasised otherwise. */
    final int strongChars;
    /** Full stops, commas and their like in any script. */
    final int stops;
    /** The length in Latin letters: an ideograph says as much as two and a half letters. */
    final int weight;

    boolean dropped;

    Block(Part part, TagKind kind, String text, int linkChars, int strongChars) {
        this.part = part;
        this.kind = kind;
        this.text = text;
        this.linkChars = Math.min(linkChars, text.length());
        this.strongChars = Math.min(strongChars, text.length());
        int marks = 0;
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isStop(c) || (c == ' ' && i > 0 && isWrittenWithoutStops(text.charAt(i - 1)))) {
                marks++;
            }
            if (c >= 0x2E80 && c < 0xFB00) {
                wide++;
            }
        }
        this.stops = marks;
        this.weight = text.length() + wide * 3 / 2;
    }

    double linkDensity() {
        return (double) linkChars / text.length();
    }

    /** {@link #weight} without the links. */
    int plainWeight() {
        return (int) (weight * (1 - linkDensity()));
    }

    /** A paragraph as an article has them: long enough, punctuated, not mostly links. */
    boolean isProse() {
        return kind != TagKind.HEADING
                && kind != TagKind.CAPTION
                && stops > 0
                && linkDensity() < 0.5
                && plainWeight() >= 60;
    }

    boolean endsLikeSentence() {
        return ".!?…。！？؟۔।:;：".indexOf(lastSign()) >= 0;
    }

    /** As a sentence that claims something, not as a question, a call or the announcement of a list. */
    boolean endsLikeStatement() {
        return ".。۔।".indexOf(lastSign()) >= 0;
    }

    /** Little more than a date and a time: many digits, no sentence. */
    boolean isDated() {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= 5 && digits * 8 >= text.length();
    }

    /** A capital on its own: the first letter of an article, set large. */
    boolean isCapital() {
        return text.length() == 1 && Character.isUpperCase(text.charAt(0));
    }

    /** The element around the block's own: the list of an item, the container of a paragraph. */
    Part around() {
        return part.parent == null ? part : part.parent;
    }

    /** Of a heading 1 to 6; 6 for what is none. */
    int rank() {
        String name = part.element.normalName();
        boolean ranked = name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6';
        return ranked ? name.charAt(1) - '0' : 6;
    }

    private char lastSign() {
        int i = text.length() - 1;
        while (i > 0 && "\"'”’»)]」』*".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return text.charAt(i);
    }

    /** Thai, Lao, Myanmar and Khmer put a space where others put a stop. */
    private static boolean isWrittenWithoutStops(char c) {
        return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800);
    }

    private static boolean isStop(char c) {
        return switch (c) {
            case '.', ',', ';', '!', '?', '…', '،', '؛', '؟', '۔', '।', '、', '。', '，', '！', '？', '；', '：', '։', '·' ->
                true;
            default -> false;
        };
    }
}
