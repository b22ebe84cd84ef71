package io.dyadwatch.extraction.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text, whatever was said about their encoding.
 *
 * <p>In this order: a byte order mark; UTF-8 where the bytes are valid UTF-8 beyond ASCII, whatever was declared, since
 * that does not happen by chance; what the HTTP header says; what a {@code meta} element or an XML declaration in the
 * first 4 KiB says; and at last the likeliest of the usual encodings. A name is read as the WHATWG Encoding Standard
 * reads it where that differs from Java (ISO-8859-1 is windows-1252, GB2312 is GB18030).
 *
 * @param text what the bytes say; a byte that fits no character is U+FFFD
 * @param problem what was wrong with the declaration, if anything was
 */
record PageBytes(String text, @Nullable String problem) {
    private static final int DECLARATION_BYTES = 4096;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    /** Names that publishers use for a smaller set than the bytes are in. */
    private static final Map<String, String> WIDER = Map.of(
            "iso-8859-1", "windows-1252",
            "latin1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "iso-8859-9", "windows-1254",
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "ks_c_5601-1987", "x-windows-949",
            "euc-kr", "x-windows-949",
            "shift_jis", "windows-31j");
    /** Tried where nothing usable is declared; the first is taken where none is likelier. */
    private static final List<String> USUAL = List.of(
            "windows-1252",
            "windows-1251",
            "windows-1256",
            "KOI8-R",
            "GB18030",
            "Big5",
            "windows-31j",
            "EUC-JP",
            "x-windows-949");

    static PageBytes decode(byte[] bytes, int length, @Nullable String contentType) {
        Charset marked = byteOrderMark(bytes, length);
        if (marked != null) {
            int mark = marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
            return new PageBytes(new String(bytes, mark, length - mark, marked), null);
        }
        Charset wide = utf16ByZeros(bytes, length);
        if (wide != null) {
            return new PageBytes(new String(bytes, 0, length, wide), "UTF-16 without a byte order mark");
        }
        String head = new String(bytes, 0, Math.min(length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Charset byHeader = contentType == null ? null : charsetIn(contentType.toLowerCase(Locale.ROOT), 0);
        Charset byPage = declaredIn(head);
        Charset declared = byHeader != null ? byHeader : byPage;
        Utf8Check check = Utf8Check.of(bytes, length);
        if (check.isUtf8()) {
            String problem = declared == null || declared.equals(StandardCharsets.UTF_8)
                    ? null
                    : "declared as " + declared.name() + ", is UTF-8";
            return new PageBytes(new String(bytes, 0, length, StandardCharsets.UTF_8), problem);
        }
        if (check.isAscii()) {
            boolean sevenBit = declared != null && declared.name().startsWith("ISO-2022");
            return new PageBytes(new String(bytes, 0, length, sevenBit ? declared : StandardCharsets.US_ASCII), null);
        }
        if (check.isMostlyUtf8()) {
            return new PageBytes(new String(bytes, 0, length, StandardCharsets.UTF_8), "UTF-8 with faults");
        }
        if (byHeader != null && !isUnicode(byHeader)) {
            return new PageBytes(new String(bytes, 0, length, byHeader), null);
        }
        if (byPage != null && !isUnicode(byPage)) {
            return new PageBytes(new String(bytes, 0, length, byPage), null);
        }
        Charset guess = likeliest(bytes, length);
        return new PageBytes(
                new String(bytes, 0, length, guess),
                (declared == null ? "no encoding declared" : "declared as " + declared.name()) + ", read as "
                        + guess.name());
    }

    private static boolean isUnicode(Charset charset) {
        return charset.name().startsWith("UTF-");
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes, int length) {
        if (length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static @Nullable Charset utf16ByZeros(byte[] bytes, int length) {
        int end = Math.min(length, 512) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < end; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (end < 16 || Math.max(even, odd) * 5 < end * 2 || Math.min(even, odd) > 0) {
            return null;
        }
        return even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static @Nullable Charset declaredIn(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<?xml")) {
            int at = lower.indexOf("encoding=");
            int end = lower.indexOf("?>");
            if (at > 0 && at < end) {
                return named(lower, at + "encoding=".length());
            }
        }
        int meta = lower.indexOf("<meta");
        while (meta >= 0) {
            int end = lower.indexOf('>', meta);
            Charset charset = charsetIn(end < 0 ? lower : lower.substring(0, end), meta);
            if (charset != null || end < 0) {
                return charset;
            }
            meta = lower.indexOf("<meta", end);
        }
        return null;
    }

    private static @Nullable Charset charsetIn(String lower, int from) {
        int at = lower.indexOf("charset", from);
        if (at < 0) {
            return null;
        }
        at += "charset".length();
        while (at < lower.length() && (lower.charAt(at) == ' ' || lower.charAt(at) == '=')) {
            at++;
        }
        return named(lower, at);
    }

    private static @Nullable Charset named(String lower, int from) {
        int start = from;
        while (start < lower.length() && (lower.charAt(start) == '"' || lower.charAt(start) == '\'')) {
            start++;
        }
        int end = start;
        while (end < lower.length() && end - start < 40 && isNameSign(lower.charAt(end))) {
            end++;
        }
        String name = lower.substring(start, end);
        try {
            // A page that could be read for its declaration is not in UTF-16, whatever that declaration says.
            return name.isEmpty() || name.startsWith("utf-16")
                    ? null
                    : Charset.forName(WIDER.getOrDefault(name, name.equals("utf8") ? "utf-8" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean isNameSign(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
    }

    /** The usual encoding in which a sample reads most like a language. */
    private static Charset likeliest(byte[] bytes, int length) {
        ByteBuffer sample = sample(bytes, length);
        Charset best = WINDOWS_1252;
        double most = Double.NEGATIVE_INFINITY;
        for (String name : USUAL) {
            Charset charset = Charset.forName(name);
            double score = score(sample.duplicate(), charset);
            if (score > most + 0.02) {
                most = score;
                best = charset;
            }
        }
        return best;
    }

    /** Up to 16 KiB from the first byte beyond ASCII. */
    private static ByteBuffer sample(byte[] bytes, int length) {
        int start = 0;
        while (start < length && bytes[start] >= 0) {
            start++;
        }
        return ByteBuffer.wrap(bytes, start, Math.min(length - start, 16_384));
    }

    private static double score(ByteBuffer sample, Charset charset) {
        String text;
        try {
            text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(sample)
                    .toString();
        } catch (CharacterCodingException e) {
            return Double.NEGATIVE_INFINITY;
        }
        // The Chinese sets have kana in the same places as the Japanese ones, and no use for them.
        boolean chinese = charset.name().startsWith("GB") || charset.name().startsWith("Big5");
        double score = 0;
        int counted = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                counted++;
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                boolean kana = c >= 0x3040 && c < 0x3100;
                score += chinese && kana ? -0.5 : plausibility(c, before);
            }
        }
        return counted == 0 ? Double.NEGATIVE_INFINITY : score / counted;
    }

    private static double plausibility(char c, char before) {
        if (c == '\uFFFD' || Character.isISOControl(c)) {
            return -5;
        }
        if (c >= 0x4E00 && c < 0xA000) {
            return c < 0x7E00 ? 0.9 : 0.6;
        }
        if ((c >= 0x3040 && c < 0x3100) || (c >= 0xAC00 && c < 0xD7A4)) {
            return 1;
        }
        if (c >= 0xFF61 && c < 0xFFA0) {
            return -1;
        }
        if (!Character.isLetter(c)) {
            return (c >= 0x2010 && c < 0x2040) || (c >= 0x3000 && c < 0x3020) || "«»\u00A0".indexOf(c) >= 0
                    ? 0.5
                    : -0.5;
        }
        // Capitals stand at the start of words, and scripts do not change within one.
        boolean follows = Character.isLetter(before);
        if (Character.isUpperCase(c) && follows && !Character.isUpperCase(before)) {
            return -1;
        }
        boolean latin = c < 0x250;
        if (follows && latin != before < 0x250) {
            return -1;
        }
        boolean neighbours = follows && latin && before >= 0x80;
        return neighbours ? -0.6 : Character.isLowerCase(c) || c > 0x590 ? 1 : 0.4;
    }
}
