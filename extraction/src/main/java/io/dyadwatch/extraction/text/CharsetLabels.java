package io.dyadwatch.extraction.text;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Charsets by the names that documents call them: first what browsers mean by a label (WHATWG Encoding, section 4.2),
 * then Java's own names, then the names of other systems. Letters' case, hyphens, underscores and spaces do not matter.
 */
final class CharsetLabels {
    private static final Map<String, String> MEANT = Map.ofEntries(
            entry("latin1", "windows-1252"),
            entry("iso88591", "windows-1252"),
            entry("l1", "windows-1252"),
            entry("isoir100", "windows-1252"),
            entry("cp819", "windows-1252"),
            entry("ibm819", "windows-1252"),
            entry("ascii", "windows-1252"),
            entry("usascii", "windows-1252"),
            entry("ansix341968", "windows-1252"),
            entry("646", "windows-1252"),
            entry("iso646us", "windows-1252"),
            entry("xcp1252", "windows-1252"),
            entry("ansi", "windows-1252"),
            entry("iso88599", "windows-1254"),
            entry("latin5", "windows-1254"),
            entry("iso885911", "x-windows-874"),
            entry("tis620", "x-windows-874"),
            entry("dos874", "x-windows-874"),
            entry("cp874", "x-windows-874"),
            entry("windows874", "x-windows-874"),
            entry("gb2312", "GB18030"),
            entry("gbk", "GB18030"),
            entry("xgbk", "GB18030"),
            entry("cp936", "GB18030"),
            entry("euccn", "GB18030"),
            entry("chinese", "GB18030"),
            entry("gb231280", "GB18030"),
            entry("ms936", "GB18030"),
            entry("windows936", "GB18030"),
            entry("euckr", "x-windows-949"),
            entry("ksc56011987", "x-windows-949"),
            entry("ksc5601", "x-windows-949"),
            entry("korean", "x-windows-949"),
            entry("uhc", "x-windows-949"),
            entry("cp949", "x-windows-949"),
            entry("windows949", "x-windows-949"),
            entry("shiftjis", "windows-31j"),
            entry("sjis", "windows-31j"),
            entry("xsjis", "windows-31j"),
            entry("mskanji", "windows-31j"),
            entry("cp932", "windows-31j"),
            entry("windows932", "windows-31j"),
            entry("big5", "Big5-HKSCS"),
            entry("cnbig5", "Big5-HKSCS"),
            entry("big5hkscs", "Big5-HKSCS"),
            entry("cp950", "x-windows-950"),
            entry("iso88598i", "ISO-8859-8"),
            entry("logical", "ISO-8859-8"),
            entry("unicode11utf8", "UTF-8"),
            entry("utf", "UTF-8"),
            entry("u8", "UTF-8"),
            entry("utf8n", "UTF-8"),
            entry("utf8mb4", "UTF-8"),
            entry("unicode", "UTF-16LE"),
            entry("utf16", "UTF-16LE"),
            entry("u16", "UTF-16LE"),
            entry("ucs2", "UTF-16LE"),
            entry("iso10646ucs2", "UTF-16LE"),
            entry("csunicode", "UTF-16LE"),
            entry("utf32", "UTF-32BE"),
            entry("u32", "UTF-32BE"),
            entry("ucs4", "UTF-32BE"),
            entry("iso10646ucs4", "UTF-32BE"),
            entry("csucs4", "UTF-32BE"),
            entry("mac", "x-MacRoman"),
            entry("macintosh", "x-MacRoman"),
            entry("csmacintosh", "x-MacRoman"),
            entry("macroman", "x-MacRoman"),
            entry("xmacroman", "x-MacRoman"),
            entry("maccyrillic", "x-MacCyrillic"),
            entry("xmaccyrillic", "x-MacCyrillic"),
            entry("maccentraleurope", "x-MacCentralEurope"),
            entry("maclatin2", "x-MacCentralEurope"),
            entry("macgreek", "x-MacGreek"),
            entry("maciceland", "x-MacIceland"),
            entry("macturkish", "x-MacTurkish"),
            entry("koi8", "KOI8-R"),
            entry("koi", "KOI8-R"),
            entry("koi8ru", "KOI8-U"),
            entry("hebrew", "ISO-8859-8"),
            entry("visual", "ISO-8859-8"),
            entry("johab", "x-Johab"),
            entry("cp1361", "x-Johab"),
            entry("ms1361", "x-Johab"),
            entry("cpis", "IBM861"),
            entry("dbcs", "windows-1252"),
            entry("ebcdiccpus", "IBM037"),
            entry("ebcdiccpca", "IBM037"),
            entry("ebcdiccpwt", "IBM037"),
            entry("ebcdiccpnl", "IBM037"),
            entry("csibm037", "IBM037"),
            entry("ibm039", "IBM037"),
            entry("ebcdiccpbe", "IBM500"),
            entry("ebcdiccpch", "IBM500"),
            entry("cspc775baltic", "IBM775"),
            entry("cspc850multilingual", "IBM850"),
            entry("cspc862latinhebrew", "IBM862"),
            entry("cspc8codepage437", "IBM437"),
            entry("cspcp852", "IBM852"),
            entry("hz", "GB18030"),
            entry("hzgb2312", "GB18030"),
            entry("eucjp", "EUC-JP"),
            entry("ujis", "EUC-JP"),
            entry("eucjisx0213", "EUC-JP"),
            entry("eucjis2004", "EUC-JP"),
            entry("shiftjisx0213", "x-SJIS_0213"),
            entry("shiftjis2004", "x-SJIS_0213"),
            entry("xeucjp", "EUC-JP"),
            entry("iso2022jp", "ISO-2022-JP"),
            entry("iso2022kr", "ISO-2022-KR"));

    private CharsetLabels() {}

    /** The charset that a label means; absent where nobody knows it. */
    static Optional<Charset> find(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > 60) {
            return Optional.empty();
        }
        String bare = bare(name);
        String meant = MEANT.get(bare);
        if (meant != null) {
            return java(meant);
        }
        return java(name).or(() -> java(name.replace('_', '-'))).or(() -> codePage(bare));
    }

    /** {@code 866}, {@code csibm866}, {@code windows1251} and the like. */
    private static Optional<Charset> codePage(String bare) {
        int digits = bare.length();
        while (digits > 0 && Character.isDigit(bare.charAt(digits - 1))) {
            digits--;
        }
        String number = bare.substring(digits);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        return switch (bare.substring(0, digits)) {
            case "windows", "win", "xcp" -> java("windows-" + number);
            case "iso8859", "iso" -> java("ISO-8859-" + number.replaceFirst("^8859", ""));
            case "cp", "ibm", "csibm", "", "dos" ->
                java("IBM" + number)
                        .or(() -> java("x-IBM" + number))
                        .or(() -> java("cp" + number))
                        .or(() -> java("x-cp" + number));
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> java(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        name.chars().filter(Character::isLetterOrDigit).forEach(c -> bare.append((char) c));
        return bare.toString();
    }
}
