package io.dyadwatch.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTextTest {
    private static final String CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy";

    private static String document(String label, String text) {
        return "<?xml version=\"1.0\" encoding='" + label + "'?><a>" + text + "</a>";
    }

    private static DecodedText read(String document, String charset, @Nullable String contentType) {
        return DecodedText.of(document.getBytes(Charset.forName(charset)), contentType);
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8,UTF-8,žluť",
        "UTF8,UTF-8,žluť",
        "iso-8859-2,ISO-8859-2,žluť",
        "latin2,ISO-8859-2,žluť",
        "windows-1250,windows-1250,žluť",
        "cp1250,windows-1250,žluť",
        "windows_1250,windows-1250,žluť",
        "koi8-r,KOI8-R,щука",
        "KOI8_R,KOI8-R,щука",
        "windows-1251,windows-1251,щука",
        "866,IBM866,щука",
        "cp866,IBM866,щука",
        "csIBM866,IBM866,щука",
        "mac-cyrillic,x-MacCyrillic,щука",
        "iso-8859-5,ISO-8859-5,щука",
        "iso-8859-7,ISO-8859-7,ψάρι",
        "windows-1255,windows-1255,דג",
        "windows-1256,windows-1256,سمك",
        "shift_jis,Shift_JIS,魚と雪",
        "euc_jis_2004,EUC-JP,魚と雪",
        "shift_jisx0213,Shift_JIS,魚と雪",
        "euc-jp,EUC-JP,魚と雪",
        "iso-2022-jp,ISO-2022-JP,魚と雪",
        "gb2312,GB18030,鱼和雪",
        "gbk,GBK,鱼和雪",
        "big5,Big5,魚和雪",
        "euc-kr,EUC-KR,물고기",
        "cp949,x-windows-949,물고기",
        "tis-620,TIS-620,ปลา"
    })
    void theDeclaredCharsetIsKnownByAnyOfItsNames(String label, String charset, String text) {
        DecodedText decoded = read(document(label, text), charset, null);

        assertThat(decoded.text()).contains("<a>" + text + "</a>");
        assertThat(decoded.damaged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "ISO8859_1", "latin1", "us-ascii", "windows-1252", "cp1252"})
    void latin1IsReadAsWindows1252(String label) {
        assertThat(read(document(label, "\u201C10 \u20AC\u201D"), "windows-1252", null)
                        .text())
                .contains("\u201C10 \u20AC\u201D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "us-ascii", "windows-1252"})
    void utf8UnderALatinLabelIsUtf8(String label) {
        DecodedText decoded = read(document(label, "ž"), "UTF-8", null);

        assertThat(decoded.text()).contains("<a>ž</a>");
        assertThat(decoded.declared()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "big5", "gb2312", "iso-8859-2", "koi8-r"})
    void muchUtf8IsUtf8WhateverIsDeclared(String label) {
        assertThat(read(document(label, CZECH), "UTF-8", null).text()).contains(CZECH);
    }

    @Test
    void aLittleThatMayBeEitherIsWhatIsDeclared() {
        // D0 B0 is а in UTF-8 and Р° in windows-1251.
        assertThat(read(document("windows-1251", "\u0420\u00B0"), "windows-1251", null)
                        .text())
                .contains("\u0420\u00B0");
    }

    @Test
    void theHeaderGoesBeforeTheDeclaration() {
        assertThat(read(document("iso-8859-1", "щука"), "koi8-r", "application/xml; charset=\"koi8-r\"")
                        .text())
                .contains("щука");
    }

    @Test
    void aHeaderThatCannotBeTrueGivesWayToTheDeclaration() {
        DecodedText decoded = read(document("windows-1250", CZECH), "windows-1250", "text/xml; charset=utf-8");

        assertThat(decoded.text()).contains(CZECH);
        assertThat(decoded.declared()).isEqualTo("utf-8");
    }

    @Test
    void textXmlWithoutCharsetIsWhatItDeclares() {
        assertThat(read(document("koi8-r", "щука"), "koi8-r", "text/xml").text())
                .contains("щука");
    }

    @Test
    void aMarkGoesBeforeHeaderAndDeclaration() {
        assertThat(read("\uFEFF" + document("iso-8859-1", CZECH), "UTF-8", "text/xml; charset=koi8-r")
                        .text())
                .startsWith("<?xml")
                .contains(CZECH);
    }

    @Test
    void aMarkWrittenTwiceIsOne() {
        assertThat(read("\uFEFF\uFEFF" + document("utf-8", CZECH), "UTF-8", null)
                        .text())
                .startsWith("<?xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wideCharsetsAreKnownWithAndWithoutMark(String charset) {
        for (String label : new String[] {"utf-16", "utf-8", "iso-10646-ucs-2", "utf-32"}) {
            assertThat(read("\uFEFF" + document(label, CZECH), charset, null).text())
                    .isEqualTo(document(label, CZECH));
            assertThat(read(document(label, CZECH), charset, null).text()).isEqualTo(document(label, CZECH));
        }
        assertThat(read("{\"title\":\"ž\"}", charset, null).text()).isEqualTo("{\"title\":\"ž\"}");
    }

    @Test
    void aNarrowDocumentThatCallsItselfWideIsNarrow() {
        assertThat(read(document("utf-16", CZECH), "UTF-8", null).text()).contains(CZECH);
        assertThat(read(document("utf-16", CZECH), "UTF-8", "text/xml; charset=utf-16")
                        .text())
                .contains(CZECH);
    }

    @ParameterizedTest
    @CsvSource({"ebcdic-cp-us,IBM037", "cp037,IBM037", "ibm500,IBM500", "IBM1140,IBM01140"})
    void ebcdicIsKnownByItsFirstBytes(String label, String charset) {
        assertThat(read(document(label, "Fisch & Brot"), charset, null).text()).contains("Fisch & Brot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "x-nothing-like-it", "", "utf-", "../../etc/passwd"})
    void anUnknownNameIsNoHindrance(String label) {
        assertThat(read(document(label, CZECH), "UTF-8", null).text()).contains(CZECH);
        assertThat(read(document(label, "caf\u00E9"), "windows-1252", null).text())
                .contains("caf\u00E9");
    }

    @Test
    void strayBytesInUtf8AreWindows1252() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("<a>žluť ".getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {(byte) 0x93, 'x', (byte) 0x94});
        bytes.write("</a>".getBytes(StandardCharsets.UTF_8));

        DecodedText decoded = DecodedText.of(bytes.toByteArray(), "text/xml; charset=utf-8");

        assertThat(decoded.text()).isEqualTo("<a>žluť \u201Cx\u201D</a>");
        assertThat(decoded.damaged()).isTrue();
    }

    @Test
    void charactersOutsideGb2312AreReadAsGb18030() {
        assertThat(read(document("gb2312", "嗞𠀀"), "GB18030", null).text()).contains("嗞𠀀");
    }

    @Test
    void aPageSaysItsCharsetInMeta() {
        assertThat(read("<html><head><meta charset=koi8-r></head>щука", "koi8-r", "text/html")
                        .text())
                .contains("щука");
        assertThat(read(
                                "<html><head><META http-equiv=Content-Type content='text/html; charset=koi8-r'></head>щука",
                                "koi8-r",
                                null)
                        .text())
                .contains("щука");
    }

    @Test
    void nothingIsNothing() {
        assertThat(DecodedText.of(new byte[0], null).text()).isEmpty();
        assertThat(DecodedText.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, null)
                        .text())
                .isEmpty();
        assertThat(DecodedText.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}, null)
                        .text())
                .isNotNull();
    }

    @Test
    void whatWasEncodedTwiceIsPutRight() {
        assertThat(LenientUtf8.undoubled("Ã©tÃ© \u00E2\u20AC\u2122")).isEqualTo("été \u2019");
        assertThat(LenientUtf8.undoubled("été")).isEqualTo("été");
        assertThat(LenientUtf8.undoubled("Ã© 魚")).isEqualTo("Ã© 魚");
        assertThat(LenientUtf8.undoubled("plain")).isEqualTo("plain");
        assertThat(LenientUtf8.undoubled("LIBERTÉ\u00A0! Liberté\u00A0…")).isEqualTo("LIBERTÉ\u00A0! Liberté\u00A0…");
        assertThat(LenientUtf8.undoubled("LIBERTÉ\u00A0!")).isEqualTo("LIBERTÉ\u00A0!");
        assertThat(LenientUtf8.undoubled("Liberté\u00A0…")).isEqualTo("Liberté\u00A0…");
    }
}
