package io.dyadwatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dyadwatch.contracts.Article;
import io.dyadwatch.contracts.ArticleId;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.Via;
import io.dyadwatch.ingest.problem.Refusal;
import io.dyadwatch.ingest.url.TrackingParameters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {
    private final SubmissionReader reader = new SubmissionReader(
            Clock.fixed(Instant.parse("2026-11-21T10:00:00.123456789Z"), ZoneOffset.UTC),
            TrackingParameters.packaged());

    @Test
    void readsEveryFieldAndGivesTheRest() {
        // when
        Article article = read("""
                {"id":"ignored","fetchedAt":5,"via":"file","unknown":{"a":[1]},
                 "url":"https://www.Example.org/a?utm_source=x#top","source":" The Example ","title":"Título","text":"Hola 😀",
                 "language":"es-419","publishedAt":"2026-11-20T09:00:00+01:00","backfill":true,"authors":["A. Uno","B. Dos"]}
                """);

        // then
        assertThat(article)
                .isEqualTo(new Article(
                        ArticleId.ofUrl("https://www.example.org/a"),
                        "https://www.example.org/a",
                        "The Example",
                        "Título",
                        "Hola 😀",
                        "es-419",
                        Instant.parse("2026-11-20T08:00:00Z"),
                        Instant.parse("2026-11-21T10:00:00.123Z"),
                        Via.API,
                        true,
                        List.of("A. Uno", "B. Dos")));
    }

    @Test
    void takesTheSourceFromTheUrlWhereNoneIsGiven() {
        assertThat(read("{\"url\":\"https://www.example.org/a\",\"text\":\"t\"}")
                        .source())
                .isEqualTo("example.org");
    }

    @Test
    void tellsArticlesWithoutUrlByTheirContent() {
        // when
        Article article = read("{\"source\":\"wire\",\"title\":\"A\",\"text\":\"t\",\"url\":null,\"authors\":null}");

        // then
        assertThat(article.id()).isEqualTo(ArticleId.ofContent("wire", "A", "t"));
        assertThat(article.url()).isNull();
        assertThat(article.authors()).isEmpty();
    }

    @Test
    void leavesABlankTitleAway() {
        assertThat(read("{\"source\":\"wire\",\"title\":\"  \",\"text\":\"t\"}").title())
                .isNull();
    }

    @Test
    void replacesWhatCannotBeStoredInEveryString() {
        // when
        Article article = read("""
                {"url":"https://example.org/\\u0000","source":"s\\u0000","title":"t\\ud800","text":"\\udc00x\\u0000",
                 "authors":["a\\ud83d"]}
                """);

        // then
        assertThat(article.url()).isEqualTo("https://example.org/%EF%BF%BD");
        assertThat(article.source()).isEqualTo("s\uFFFD");
        assertThat(article.title()).isEqualTo("t\uFFFD");
        assertThat(article.text()).isEqualTo("\uFFFDx\uFFFD");
        assertThat(article.authors()).containsExactly("a\uFFFD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"source":"s"}                                          | text        | is required
        {"source":"s","text":null}                              | text        | is required
        {"source":"s","text":" \\n\\t"}                         | text        | must not be blank
        {"text":"t"}                                            | source      | is required where there is no url
        {"text":"t","source":" "}                               | source      | must not be blank
        {"text":"t","url":"nonsense"}                           | url         | must be an absolute http or https URL
        {"text":"t","url":"https://u:p@example.org/"}           | url         | must not carry user information
        {"text":"t","source":"s","language":"español"}          | language    | must be a BCP 47 language tag
        {"text":"t","source":"s","language":""}                 | language    | must be a BCP 47 language tag
        {"text":"t","source":"s","publishedAt":"yesterday"}     | publishedAt | must be an RFC 3339 date-time with an offset
        {"text":"t","source":"s","publishedAt":"2026-11-20T09:00:00"} | publishedAt | must be an RFC 3339 date-time with an offset
        {"text":"t","source":"s","publishedAt":"2026-02-30T09:00:00Z"} | publishedAt | must be an RFC 3339 date-time with an offset
        {"text":"t","source":"s","publishedAt":"+99999-01-01T00:00:00Z"} | publishedAt | must be an RFC 3339 date-time with an offset
        {"text":"t","source":"s","publishedAt":"9999-12-31T23:59:59-18:00"} | publishedAt | must be an RFC 3339 date-time with an offset
        {"text":"t","source":"s","authors":["a",null]}          | authors[1]  | is required
        {"text":"t","source":"s","authors":[""]}                | authors[0]  | must not be blank
        """)
    void refusesAnArticleThatBreaksARule(String json, String field, String problem) {
        // when
        Refusal refusal = refusal(json);

        // then
        assertThat(refusal.kind()).isEqualTo(ProblemKind.INVALID);
        assertThat(refusal.problem().errors()).containsExactly(new Problem.FieldError(field, problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"text":5}                          | text
        {"text":"t","source":true}          | source
        {"text":{"a":1}}                    | text
        {"text":["t"]}                      | text
        {"text":"t","url":1.5}              | url
        {"text":"t","publishedAt":17}       | publishedAt
        {"text":"t","backfill":"true"}      | backfill
        {"text":"t","backfill":1}           | backfill
        {"text":"t","authors":"A"}          | authors
        {"text":"t","authors":[1]}          | authors[0]
        []                                  | $
        "text"                              | $
        null                                | $
        {"text":"t"                         | $
        {"text":"t"}}                       | $
        {"text":"t"} {"text":"t"}           | $
        {'text':'t'}                        | $
        {"text":"a	b"}                      | text
        {"text":"\\x"}                       | text
        nonsense                            | $
        """)
    void refusesWhatIsNoArticleInJson(String json, String field) {
        // when
        Refusal refusal = refusal(json);

        // then
        assertThat(refusal.kind()).isEqualTo(ProblemKind.MALFORMED);
        assertThat(refusal.problem().errors())
                .extracting(Problem.FieldError::field)
                .containsExactly(field);
    }

    @Test
    void namesThePlaceOfASyntaxError() {
        assertThat(refusal("{\"text\":\"t\",\n  oops}").problem().detail()).contains("line 2, column");
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(refusal("").kind()).isEqualTo(ProblemKind.MALFORMED);
        assertThat(refusal("  ").kind()).isEqualTo(ProblemKind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE"})
    void refusesOtherEncodings(String charset) {
        // when
        Refusal refusal = refusal("{\"source\":\"s\",\"text\":\"año\"}".getBytes(Charset.forName(charset)));

        // then
        assertThat(refusal.kind()).isEqualTo(ProblemKind.MALFORMED);
    }

    @Test
    void refusesSurrogatesEncodedAsIfTheyWereCharacters() {
        // given
        byte[] json = "{\"source\":\"s\",\"text\":\"abc\"}".getBytes(StandardCharsets.UTF_8);
        int at = new String(json, StandardCharsets.UTF_8).indexOf("abc");
        json[at] = (byte) 0xED;
        json[at + 1] = (byte) 0xA0;
        json[at + 2] = (byte) 0x80;

        // then
        assertThat(refusal(json).problem().errors()).containsExactly(new Problem.FieldError("$", "is not valid UTF-8"));
    }

    @Test
    void takesATextOfTheLargestSizeAndNoMore() {
        // given
        String largest = "ñ".repeat(Article.MAX_TEXT_BYTES / 2);

        // when
        Article article = read(json(largest));
        Refusal byOneByte = refusal(json(largest + "a"));
        Refusal byFar = refusal(json("a".repeat(Article.MAX_TEXT_BYTES + 1)));

        // then
        assertThat(article.text()).isEqualTo(largest);
        for (Refusal refusal : List.of(byOneByte, byFar)) {
            assertThat(refusal.kind()).isEqualTo(ProblemKind.TOO_LARGE);
            assertThat(refusal.problem().errors())
                    .containsExactly(new Problem.FieldError("text", "must be at most 524288 bytes of UTF-8"));
        }
    }

    @Test
    void refusesTooManyAuthorsAndTooLongTitles() {
        assertThat(refusal("{\"text\":\"t\",\"source\":\"s\",\"authors\":[" + "\"a\",".repeat(100) + "\"a\"]}")
                        .problem()
                        .errors())
                .containsExactly(new Problem.FieldError("authors", "must have at most 100 items"));
        assertThat(refusal("{\"text\":\"t\",\"source\":\"s\",\"title\":\"" + "a".repeat(4097) + "\"}")
                        .problem()
                        .errors())
                .containsExactly(new Problem.FieldError("title", "must be at most 4096 bytes of UTF-8"));
    }

    @Test
    void refusesEndlessNesting() {
        assertThat(refusal("{\"text\":\"t\",\"source\":\"s\",\"x\":" + "[".repeat(10_000))
                        .kind())
                .isEqualTo(ProblemKind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"t\",\"url\":\"SECRET\"}",
                "{\"text\":\"t\",\"source\":\"s\",\"language\":\"SECRET SECRET\"}",
                "{\"text\":\"t\",\"source\":\"s\",\"publishedAt\":\"SECRET\"}",
                "{\"text\":\"t\",\"backfill\":\"SECRET\"}",
                "{\"text\":\"SECRET",
                "{\"text\":SECRET}",
                "SECRET"
            })
    void neverRepeatsWhatWasSent(String json) {
        assertThat(new String(Json.write(refusal(json).problem()), StandardCharsets.UTF_8))
                .doesNotContain("SECRET");
    }

    private static String json(String text) {
        return "{\"source\":\"s\",\"text\":\"" + text + "\"}";
    }

    private Article read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private Refusal refusal(String json) {
        return refusal(json.getBytes(StandardCharsets.UTF_8));
    }

    private Refusal refusal(byte[] json) {
        return catchThrowableOfType(Refusal.class, () -> reader.read(json));
    }
}
