package io.dyadwatch.extraction.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageBytesTest {
    private static final String SPANISH = "<p>El niño comió una piña en la montaña, según contó su compañera Inés.</p>";
    private static final String RUSSIAN =
            "<p>Мост через реку открыли в понедельник, сообщили в администрации города.</p>";
    private static final String CHINESE = "<p>青岛新建的海水淡化厂昨日正式投产，每天可以生产三十万吨淡水。</p>";

    @ParameterizedTest
    @CsvSource({
        "UTF-8, text/html; charset=iso-8859-1",
        "UTF-8,",
        "UTF-8, text/html; charset=utf-8",
        "windows-1252, text/html; charset=iso-8859-1",
        "windows-1252, text/html; charset=utf-8",
        "windows-1252,",
        "UTF-16LE,",
        "UTF-16BE, text/html; charset=utf-8"
    })
    void spanishIsReadWhateverIsDeclared(String encoding, @Nullable String contentType) {
        assertThat(decode(SPANISH, encoding, contentType)).isEqualTo(SPANISH);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, text/html",
        "KOI8-R, text/html",
        "windows-1251, text/html; charset=utf-8",
        "UTF-8, text/html; charset=windows-1251"
    })
    void russianIsReadWhateverIsDeclared(String encoding, String contentType) {
        assertThat(decode(RUSSIAN, encoding, contentType)).isEqualTo(RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource({"GB18030, text/html; charset=gb2312", "GB18030, text/html", "UTF-8, text/html; charset=gbk"})
    void chineseIsReadWhateverIsDeclared(String encoding, String contentType) {
        assertThat(decode(CHINESE, encoding, contentType)).isEqualTo(CHINESE);
    }

    @Test
    void japaneseAndKoreanAreToldApart() {
        String japanese = "<p>トレンドマイクロは、公衆無線を安全に使うためのアプリを発表した。</p>";
        String korean = "<p>서울시는 월요일에 새로운 다리를 개통했다고 밝혔다.</p>";

        assertThat(decode(japanese, "windows-31j", null)).isEqualTo(japanese);
        assertThat(decode(japanese, "EUC-JP", null)).isEqualTo(japanese);
        assertThat(decode(japanese, "ISO-2022-JP", "text/html; charset=iso-2022-jp"))
                .isEqualTo(japanese);
        assertThat(decode(korean, "x-windows-949", null)).isEqualTo(korean);
    }

    @Test
    void theDeclarationInThePageIsRead() {
        String page = "<html><META HTTP-EQUIV='Content-Type' CONTENT='text/html; CHARSET = windows-1251'>" + RUSSIAN;
        String other = "<?xml version='1.0' encoding='koi8-r'?><html>" + RUSSIAN;

        assertThat(decode(page, "windows-1251", null)).isEqualTo(page);
        assertThat(decode(other, "KOI8-R", null)).isEqualTo(other);
    }

    @Test
    void aByteOrderMarkGoesBeforeEverything() {
        byte[] bytes = ("\uFEFF" + SPANISH).getBytes(StandardCharsets.UTF_16LE);

        assertThat(PageBytes.decode(bytes, bytes.length, "text/html; charset=windows-1251")
                        .text())
                .isEqualTo(SPANISH);
    }

    @Test
    void aFewForeignBytesDoNotSpoilUtf8() {
        byte[] bytes = (SPANISH.repeat(5) + "?").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xE9;
        bytes[4] = (byte) 0xE9;

        PageBytes decoded = PageBytes.decode(bytes, bytes.length, null);

        assertThat(decoded.text()).contains("compañera Inés");
        assertThat(decoded.problem()).isEqualTo("UTF-8 with faults");
    }

    private static String decode(String text, String encoding, @Nullable String contentType) {
        byte[] bytes = text.getBytes(Charset.forName(encoding));
        return PageBytes.decode(bytes, bytes.length, contentType).text();
    }
}
