package io.dyadwatch.extraction.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "g,http://a/b/c/g",
        "./g,http://a/b/c/g",
        "g/,http://a/b/c/g/",
        "/g,http://a/g",
        "//g,http://g",
        "?y,http://a/b/c/d;p?y",
        "g?y,http://a/b/c/g?y",
        "#s,http://a/b/c/d;p?q#s",
        "g#s,http://a/b/c/g#s",
        "g?y#s,http://a/b/c/g?y#s",
        ";x,http://a/b/c/;x",
        "g;x,http://a/b/c/g;x",
        "'',http://a/b/c/d;p?q",
        ".,http://a/b/c/",
        "./,http://a/b/c/",
        "..,http://a/b/",
        "../,http://a/b/",
        "../g,http://a/b/g",
        "../..,http://a/",
        "../../,http://a/",
        "../../g,http://a/g",
        "../../../g,http://a/g",
        "/./g,http://a/g",
        "/../g,http://a/g",
        "g.,http://a/b/c/g.",
        "..g,http://a/b/c/..g",
        "./../g,http://a/b/g",
        "g/./h,http://a/b/c/g/h",
        "g?y/../x,http://a/b/c/g?y/../x"
    })
    void referencesAreResolvedAsTheStandardsExamplesSay(String reference, String expected) {
        assertThat(WebAddress.resolve(reference, "http://a/b/c/d;p?q")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/a b,https://x.example/a%20b", "'https://x.example/a\nb',https://x.example/ab",
        "https://x.example/?a=1&amp;b=2,https://x.example/?a=1&b=2", "www.x.example/1,http://www.x.example/1",
        "https://詹姆斯.example/é,https://詹姆斯.example/é", "HTTPS://X.example/,HTTPS://X.example/"
    })
    void whatPeopleWriteIsMadeUsable(String reference, String expected) {
        assertThat(WebAddress.resolve(reference, null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:x",
                "file:///etc",
                "mailto:a@b",
                "tag:x",
                "http:",
                "http://",
                "http:///x",
                "https://?x",
                "/x",
                "x",
                "",
                "data:,"
            })
    void whatIsNoWebAddressIsAbsent(String reference) {
        assertThat(WebAddress.resolve(reference, null)).isNull();
    }

    @Test
    void anAddressOverTheBoundIsAbsent() {
        assertThat(WebAddress.resolve("https://x.example/" + "a".repeat(5_000), null))
                .isNull();
        assertThat(WebAddress.resolve("https://x.example/" + "é".repeat(2_050), null))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://X.example/a,x.example",
        "https://u:p@x.example:81/a,x.example",
        "https://x.example?q,x.example",
        "http://[::1]:80/,[::1]"
    })
    void theHostIsWithoutUserAndPort(String address, String expected) {
        assertThat(WebAddress.host(address)).isEqualTo(expected);
    }
}
