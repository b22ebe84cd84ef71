package io.dyadwatch.extraction.text;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands after a time: an offset, a name, both, or nothing. The names are those of RFC 822 and the usual ones of
 * news; a name that is not known is UTC, as RFC 2822 (section 4.3) has it for the single letters, whose signs RFC 822 got
 * wrong.
 */
final class Zones {
    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            entry("z", 0),
            entry("ut", 0),
            entry("utc", 0),
            entry("gmt", 0),
            entry("est", -300),
            entry("edt", -240),
            entry("et", -300),
            entry("cst", -360),
            entry("cdt", -300),
            entry("ct", -360),
            entry("mst", -420),
            entry("mdt", -360),
            entry("mt", -420),
            entry("pst", -480),
            entry("pdt", -420),
            entry("pt", -480),
            entry("akst", -540),
            entry("akdt", -480),
            entry("hst", -600),
            entry("ast", -240),
            entry("adt", -180),
            entry("at", -240),
            entry("nst", -210),
            entry("ndt", -150),
            entry("brt", -180),
            entry("art", -180),
            entry("clt", -240),
            entry("vet", -240),
            entry("pet", -300),
            entry("cot", -300),
            entry("cet", 60),
            entry("cest", 120),
            entry("met", 60),
            entry("mest", 120),
            entry("mez", 60),
            entry("mesz", 120),
            entry("eet", 120),
            entry("eest", 180),
            entry("wet", 0),
            entry("west", 60),
            entry("bst", 60),
            entry("msk", 180),
            entry("msd", 240),
            entry("trt", 180),
            entry("sast", 120),
            entry("eat", 180),
            entry("wat", 60),
            entry("cat", 120),
            entry("ist", 330),
            entry("pkt", 300),
            entry("npt", 345),
            entry("ict", 420),
            entry("wib", 420),
            entry("hkt", 480),
            entry("sgt", 480),
            entry("pht", 480),
            entry("awst", 480),
            entry("jst", 540),
            entry("kst", 540),
            entry("acst", 570),
            entry("acdt", 630),
            entry("aest", 600),
            entry("aedt", 660),
            entry("nzst", 720),
            entry("nzdt", 780));

    private Zones() {}

    /** The offset; absent where an offset is written that cannot be. */
    static @Nullable ZoneOffset parse(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        int comment = text.indexOf('(');
        text = comment > 0 ? text.substring(0, comment).strip() : text;
        if (text.isEmpty()) {
            return ZoneOffset.UTC;
        }
        int sign = firstSign(text);
        if (sign < 0) {
            ZoneOffset known = named(text);
            return known == null && isName(text) ? ZoneOffset.UTC : known;
        }
        String name = text.substring(0, sign).strip();
        // Etc/GMT+5 is west of Greenwich, unlike everything else.
        return name.startsWith("etc/") ? null : offset(text.substring(sign));
    }

    /** The offset of a name alone, in lower case; absent where it is not known. */
    static @Nullable ZoneOffset named(String name) {
        String bare = (name.startsWith("etc/") ? name.substring(4) : name).replace(".", "");
        Integer minutes = MINUTES.get(bare);
        return minutes == null ? null : ZoneOffset.ofTotalSeconds(minutes * 60);
    }

    /** Whether it is made of what names are made of, known or not. */
    private static boolean isName(String text) {
        return text.chars().allMatch(c -> Character.isLetter(c) || "/_ .'\"".indexOf(c) >= 0);
    }

    /** Of {@code +hhmm}, {@code +hh:mm}, {@code +hmm}, {@code +hh} or {@code +h}. */
    private static @Nullable ZoneOffset offset(String signed) {
        String digits = signed.substring(1).strip();
        int colon = digits.indexOf(':');
        if (colon >= 0 && (colon == 0 || digits.length() != colon + 3)) {
            return null;
        }
        digits = colon >= 0 ? digits.substring(0, colon) + digits.substring(colon + 1) : digits;
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int value = Integer.parseInt(digits);
        int hours = digits.length() <= 2 ? value : value / 100;
        int minutes = digits.length() <= 2 ? 0 : value % 100;
        if (minutes > 59) {
            throw new DateTimeException("no such offset");
        }
        int seconds = (hours * 60 + minutes) * 60;
        boolean west = signed.charAt(0) != '+';
        return ZoneOffset.ofTotalSeconds(west ? -seconds : seconds);
    }

    private static int firstSign(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // The minus sign and the dashes that editors make of a hyphen.
            if (c == '+' || c == '-' || c == '\u2212' || c == '\u2013' || c == '\u2010' || c == '\u2011') {
                return i;
            }
        }
        return -1;
    }
}
