package io.dyadwatch.ingest.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyadwatch.contracts.InvalidRecord;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    private static final TrackingParameters TRACKING = TrackingParameters.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        # scheme, host, port
        HTTP://Example.ORG/A                          | http://example.org/A
        https://example.org:443/a                     | https://example.org/a
        http://example.org:80/a                       | http://example.org/a
        http://example.org:443/a                      | http://example.org:443/a
        https://example.org:/a                        | https://example.org/a
        https://example.org:08443/a                   | https://example.org:8443/a
        https://example.org./a                        | https://example.org/a
        https://bücher.example/a                      | https://xn--bcher-kva.example/a
        https://BÜCHER.example/a                      | https://xn--bcher-kva.example/a
        https://XN--bcher-KVA.example/a               | https://xn--bcher-kva.example/a
        https://例え。テスト/a                           | https://xn--r8jz45g.xn--zckzah/a
        https://a_b.example.org/a                     | https://a_b.example.org/a
        http://[2001:DB8::1]:80/a                     | http://[2001:db8:0:0:0:0:0:1]/a
        http://127.0.0.1/a                            | http://127.0.0.1/a
        # path
        https://example.org                           | https://example.org/
        https://example.org?a=1                       | https://example.org/?a=1
        https://example.org#top                       | https://example.org/
        https://example.org/a/./b/../c                | https://example.org/a/c
        https://example.org/../../a                   | https://example.org/a
        https://example.org/a/..                      | https://example.org/
        https://example.org/a/b/.                     | https://example.org/a/b/
        https://example.org/a/%2e%2E/b                | https://example.org/b
        https://example.org//a//b/                    | https://example.org//a//b/
        https://example.org/%7Euser/%41%2d%2f%c3%b1   | https://example.org/~user/A-%2F%C3%B1
        https://example.org/año nuevo                 | https://example.org/a%C3%B1o%20nuevo
        https://example.org/100%                      | https://example.org/100%25
        https://example.org/%zz%4                     | https://example.org/%25zz%254
        https://example.org/😀                         | https://example.org/%F0%9F%98%80
        https://example.org/a;v=1,2:3@4               | https://example.org/a;v=1,2:3@4
        # query and fragment
        https://example.org/a?                        | https://example.org/a
        https://example.org/a?#x                      | https://example.org/a
        https://example.org/a?b=2&a=1&b=3             | https://example.org/a?b=2&a=1&b=3
        https://example.org/a?b=%7e&c=a+b&d=x/y?z     | https://example.org/a?b=~&c=a+b&d=x/y?z
        https://example.org/a?x[]=1                   | https://example.org/a?x%5B%5D=1
        https://example.org/a#utm_source=x            | https://example.org/a
        https://example.org/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z  | https://example.org/a?id=7
        https://example.org/a?utm%5Fsource=x          | https://example.org/a
        https://example.org/a?gclid=1&msclkid=2&mc_cid=3&mc_eid=4&igshid=5&yclid=6&dclid=7&_hsenc=8&_hsmi=9&cmpid=10 | https://example.org/a
        https://example.org/a?utm_source=x&&b         | https://example.org/a?b
        https://example.org/a?ref=home&source=rss&p=1 | https://example.org/a?ref=home&source=rss&p=1
        """)
    void writesOneUrlForOneArticle(String given, String canonical) {
        // when
        CanonicalUrl url = CanonicalUrl.of(given, TRACKING);

        // then
        assertThat(url.value()).isEqualTo(canonical);
    }

    @Test
    void toleratesSpaceAroundIt() {
        assertThat(CanonicalUrl.of(" \n https://example.org/a\t", TRACKING).value())
                .isEqualTo("https://example.org/a");
    }

    @Test
    void encodesWhatMustNotStandInAUrl() {
        assertThat(CanonicalUrl.of("https://example.org/a|b\"c\\d<e>^`{}", TRACKING)
                        .value())
                .isEqualTo("https://example.org/a%7Cb%22c%5Cd%3Ce%3E%5E%60%7B%7D");
    }

    @Test
    void encodesWhatIsNoCharacterAsTheReplacementCharacter() {
        assertThat(CanonicalUrl.of("https://example.org/a\ud800b", TRACKING).value())
                .isEqualTo("https://example.org/a%EF%BF%BDb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org/a",
                "//example.org/a",
                "/a",
                "ftp://example.org/a",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https:/example.org",
                "https:example.org",
                "http://",
                "http:///a",
                "http://?a",
                "http://:80/a",
                "http://user@example.org/a",
                "http://user:secret@example.org/a",
                "http://@example.org/a",
                "http://example.org:99999/a",
                "http://example.org:80a/a",
                "http://example.org:-1/a",
                "http://a b/",
                "http://exa%6dple.org/",
                "http://a..b/",
                "http://./",
                "http://example.org\\@evil.example/",
                "http://[::1/",
                "http://[::1]x/",
                "http://[::1%25eth0]/",
                "http://[example.org]/",
                "http://a:b:c/",
                "http://ex\u0000ample.org/",
                "http://example／org/"
            })
    void refusesWhatIsNoAddressOfAnArticle(String given) {
        assertThatThrownBy(() -> CanonicalUrl.of(given, TRACKING))
                .isInstanceOfSatisfying(
                        InvalidRecord.class,
                        refused -> assertThat(refused.field()).isEqualTo("url"));
    }

    @Test
    void neverRepeatsTheUrlInItsRefusal() {
        assertThatThrownBy(() -> CanonicalUrl.of("http://user:secret@example.org/", TRACKING))
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("example");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/a, example.org",
        "https://example.org/a, example.org",
        "https://news.example.org/a, news.example.org",
        "https://www.com/a, www.com",
        "https://wwww.example.org/a, wwww.example.org"
    })
    void namesTheHostAsSourceWithoutWww(String url, String source) {
        assertThat(CanonicalUrl.of(url, TRACKING).source()).isEqualTo(source);
    }

    @Test
    void changesNothingOnceCanonical() {
        // given
        Random random = new Random(20_261_121);
        int canonicalised = 0;

        for (int i = 0; i < 200_000; i++) {
            // when
            String given = anyUrl(random);
            try {
                CanonicalUrl once = CanonicalUrl.of(given, TRACKING);
                CanonicalUrl twice = CanonicalUrl.of(once.value(), TRACKING);

                // then
                assertThat(twice).as("canonical form of <%s>", given).isEqualTo(once);
                assertThat(once.value()).as("canonical form of <%s>", given).matches("[\\x21-\\x7E]+");
                canonicalised++;
            } catch (InvalidRecord refused) {
                assertThat(refused.field()).isEqualTo("url");
            }
        }
        assertThat(canonicalised).isGreaterThan(10_000);
    }

    @Test
    void matchesTrackingParametersByWholeNameOrByBeginning() {
        // given
        TrackingParameters tracking = new TrackingParameters(Set.of("from"), Set.of("t_"));

        // then
        assertThat(tracking.contains("from")).isTrue();
        assertThat(tracking.contains("fromage")).isFalse();
        assertThat(tracking.contains("t_anything")).isTrue();
        assertThat(tracking.contains("t")).isFalse();
    }

    private static String anyUrl(Random random) {
        String[] pieces = {
            "a",
            "B",
            "é",
            "ß",
            "İ",
            "ｘ",
            "😀",
            "\ud800",
            "\udc00",
            "/",
            "//",
            ".",
            "..",
            "/../",
            "/./",
            "%",
            "%4",
            "%41",
            "%2e",
            "%2F",
            "%25",
            "%C3%B1",
            "%ff",
            "?",
            "&",
            "=",
            "utm_source",
            "fbclid=1",
            "#",
            ":",
            ":80",
            ":0443",
            "@",
            "[",
            "]",
            "[::1]",
            "www.",
            "xn--",
            "-",
            "_",
            "~",
            "+",
            " ",
            "\t",
            "\\",
            "|",
            "\"",
            "<",
            "\u0000",
            "。",
            "1"
        };
        StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://" : "HTTPS://");
        if (random.nextInt(4) > 0) {
            url.append("Example.org");
        }
        for (int i = random.nextInt(8); i >= 0; i--) {
            url.append(pieces[random.nextInt(pieces.length)]);
        }
        return url.toString();
    }
}
