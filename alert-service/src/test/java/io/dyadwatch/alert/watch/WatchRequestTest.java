package io.dyadwatch.alert.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Json;
import io.dyadwatch.contracts.VocabularyEntry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchRequestTest {
    private static final String ENDPOINT = new UUID(1, 2).toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'cooldwn': 'PT1H' | cooldwn",
                "'threshold': {'storys': 3, 'window': 'P1D'} | threshold.storys",
                "'topics': {'anny': ['sanctions']} | topics.anny",
                "'sources': {'alow': ['a.example']} | sources.alow",
                "'threshold': {'stories': 3} | threshold.window",
                "'threshold': {'stories': 3, 'window': 'PT1S'} | threshold.window",
                "'threshold': {'stories': 0, 'window': 'P1D'} | threshold.stories",
                "'threshold': {'stories': 3, 'window': 'soon'} | threshold.window",
                "'cooldown': 'PT0S' | cooldown",
                "'cooldown': 7 | cooldown",
                "'maxAge': '-P1D' | maxAge",
                "'digest': 'P90D' | digest",
                "'scope': 'planet' | scope",
                "'scope': 'within-sentences' | withinSentences",
                "'withinSentences': 3 | withinSentences",
                "'scope': 'within-sentences', 'withinSentences': 21 | withinSentences",
                "'topics': {'any': ['sanctions', 'sanctions']} | topics.any[1]",
                "'topics': {'any': ['sanctions', 7]} | topics.any[1]",
                "'modality': ['perhaps'] | modality[0]",
                "'languages': ['en', ' '] | languages[1]",
                "'sources': {'deny': ['https://a.example/']} | sources.deny[0]",
                "'lists': 'yes' | lists",
            })
    void aFieldThatCannotBeIsNamed(String fields, String named) {
        assertThat(refused("'actors': ['russia', 'cuba'], " + fields).field()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'sides': [['russia', 'cuba', 'Moscow!'], 'iran'] | sides[0][2]",
                "'sides': [['russia', 7], 'iran'] | sides[0][1]",
                "'sides': ['russia', ['iran', 'cuba', 'iran']] | sides[1][2]",
                "'sides': ['russia', ['iran', ['cuba']]] | sides[1][1]",
                "'sides': ['russia', {'actor': 'iran'}] | sides[1]",
                "'sides': ['russia', 'Moscow!'] | sides[1]",
                "'sides': ['russia', []] | sides[1]",
                "'sides': ['russia', null] | sides[1]",
                "'sides': ['russia'] | sides",
                "'sides': 'russia' | sides",
                "'sides': ['russia', 'russia'] | sides[1]",
                "'actors': ['russia', 'russia'] | actors[1]",
                "'actors': ['russia', null] | actors[1]",
                "'actors': ['russia', 7] | actors[1]",
                "'actors': ['russia', 'Moscow!'] | actors[1]",
                "'actors': ['russia'] | actors",
                "'actors': ['russia', 'cuba'], 'sides': ['iran', 'cuba'] | sides",
            })
    void aSideThatCannotBeIsNamedAsItWasWritten(String sides, String named) {
        assertThat(refused(sides).field()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"null | true", "7 | true", "[] | true", "'x' | true", "{ | true", "{'name':'a','name':'b'} | false"})
    void whatIsNoWatchAtAllIsRefused(String body, boolean malformed) {
        InvalidRecord refused = catchThrowableOfType(InvalidRecord.class, () -> read(body));

        assertThat(refused.field()).isEqualTo("$");
        assertThat(refused.malformed()).isEqualTo(malformed);
    }

    @Test
    void longListsOnBothSidesAreRefused() {
        InvalidRecord refused = refused("'sides': [" + actors("a", 51) + ", " + actors("b", 50) + "]");

        assertThat(refused.field()).isEqualTo("sides");
        assertThat(refused.problem()).contains("2500").contains("2550");
        assertThat(request("'sides': [" + actors("a", 50) + ", " + actors("b", 50) + "]")
                        .definition()
                        .sides())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'actors': ['russia', 'atlantis'] | actors[1]",
                "'sides': ['russia+', 'atlantis'] | sides[1]",
                "'sides': ['russia+', ['cuba', 'atlantis+']] | sides[1][1]",
                "'actors': ['russia', 'cuba'], 'topics': ['weather'] | topics[0]",
                "'actors': ['russia', 'cuba'], 'topics': {'none': ['weather']} | topics.none[0]",
            })
    void whatTheVocabularyDoesNotHaveIsNamedAsItWasWritten(String fields, String named) {
        WatchCheck check = new WatchCheck(vocabulary(), (subscriber, endpoint) -> true);
        WatchRequest request = request(fields);

        InvalidRecord refused = catchThrowableOfType(
                InvalidRecord.class, () -> check.check(new UUID(0, 1), request.definition()));

        assertThat(request.asWritten(refused).field()).isEqualTo(named);
    }

    @Test
    void whatIsStoredMayHaveFieldsOfALaterVersion() {
        WatchDefinition stored = Definitions.parse("""
                {"name": "a", "actors": ["russia", "cuba"], "endpoint": "%s", "mood": "good"}""".formatted(ENDPOINT));

        assertThat(stored.name()).isEqualTo("a");
        assertThatThrownBy(() -> read(new String(Json.write(stored), UTF_8).replace("}", ",\"mood\":1}")))
                .isInstanceOf(InvalidRecord.class);
    }

    @Test
    void whatIsShownCanBeSentBack() {
        WatchDefinition definition = request(
                        "'sides': ['russia+', ['cuba', 'iran']], 'topics': ['sanctions'], 'cooldown': 'PT1H',"
                                + " 'threshold': {'stories': 2, 'window': 'P1D'}, 'sources': {'deny': ['A.example']}")
                .definition();

        assertThat(read(new String(Json.write(definition), UTF_8)).definition()).isEqualTo(definition);
    }

    private static Vocabulary vocabulary() {
        Vocabulary vocabulary = new Vocabulary();
        for (String entry : List.of(
                "{'kind':'actor','type':'country','id':'russia','name':'Russia'}",
                "{'kind':'actor','type':'country','id':'cuba','name':'Cuba'}",
                "{'kind':'topic','id':'sanctions','name':'Sanctions'}")) {
            vocabulary.put(Json.read(entry.replace('\'', '"').getBytes(UTF_8), VocabularyEntry.class));
        }
        return vocabulary;
    }

    private static String actors(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + prefix + "-" + i + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static InvalidRecord refused(String fields) {
        return catchThrowableOfType(InvalidRecord.class, () -> request(fields));
    }

    private static WatchRequest request(String fields) {
        return read("{'name': 'a', " + fields + ", 'endpoint': '" + ENDPOINT + "'}");
    }

    private static WatchRequest read(String body) {
        return WatchRequest.read(body.replace('\'', '"').getBytes(UTF_8));
    }
}
