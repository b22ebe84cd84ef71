package io.dyadwatch.alert.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyadwatch.alert.watch.Definitions;
import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.MentionKind;
import io.dyadwatch.contracts.Modality;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    private static final String MADURO = "nicolas-maduro";
    private static final String WITHIN_2 = "'scope': 'within-sentences', 'withinSentences': 2";
    private static final String PROMINENT = "'scope': 'headline-or-lead'";
    private static final String ARTICLE = "'scope': 'article'";

    @Test
    void aSentenceThatTheTwoShareProvesThemInEveryScopeThatReachesIt() {
        Story story =
                new Story(6).names("russia", 1, 4).names("venezuela", 1, 4).share("russia", "venezuela", 1, 4);

        assertThat(sentences(story, "")).containsExactly(1, 4);
        assertThat(sentences(story, WITHIN_2)).containsExactly(1, 4);
        assertThat(sentences(story, ARTICLE)).containsExactly(1, 4);
        assertThat(sentences(story, PROMINENT)).containsExactly(1);
    }

    @Test
    void actorsInSentencesOfTheirOwnAreProvenByTheClosest() {
        Story story = new Story(12).names("russia", 2, 8).names("venezuela", 4, 10);

        assertThat(sentences(story, "")).isEmpty();
        assertThat(sentences(story, WITHIN_2)).containsExactly(2, 4, 8, 10);
        assertThat(sentences(story, "'scope': 'within-sentences', 'withinSentences': 1"))
                .isEmpty();
        assertThat(sentences(story, ARTICLE)).containsExactly(2, 4, 8, 10);
    }

    @Test
    void sentencesOfTheTitleAreNotCountedOnIntoTheText() {
        Story story = new Story(3).names("russia", 0).names("venezuela", 1);

        assertThat(sentences(story, WITHIN_2)).isEmpty();
        assertThat(sentences(story, PROMINENT)).containsExactly(0, 1);
        assertThat(sentences(story, ARTICLE)).containsExactly(0, 1);
    }

    @Test
    void headlineOrLeadWantsBothThere() {
        assertThat(sentences(new Story(5).names("russia", 0, 3).names("venezuela", 2, 3), PROMINENT))
                .isEmpty();
        assertThat(sentences(
                        new Story(5).names("russia", 3).names("venezuela", 3).share("russia", "venezuela", 3),
                        PROMINENT))
                .isEmpty();
    }

    @Test
    void aSentenceThatOnlyListsTheTwoProvesNothingUnlessListsAreAsked() {
        Story story = new Story(6)
                .names("russia", 1)
                .names("venezuela", 1)
                .share("russia", "venezuela", List.of(), true, false, 1);

        for (String scope : List.of("'scope': 'sentence'", WITHIN_2, PROMINENT, ARTICLE)) {
            assertThat(sentences(story, scope)).as(scope).isEmpty();
            assertThat(sentences(story, scope + ", 'lists': true")).as(scope).containsExactly(1);
        }
    }

    @Test
    void twoListsProveNothingTogetherButAListAndAMentionByItselfDo() {
        Story twoLists = new Story(9)
                .names("russia", 2, 3)
                .names("venezuela", 2, 3)
                .share("russia", "venezuela", List.of(), true, false, 2, 3);
        Story listAndMention = new Story(9)
                .names("russia", 2)
                .names("venezuela", 2, 4)
                .share("russia", "venezuela", List.of(), true, false, 2);

        assertThat(sentences(twoLists, WITHIN_2)).isEmpty();
        assertThat(sentences(twoLists, ARTICLE)).isEmpty();
        assertThat(sentences(listAndMention, "")).isEmpty();
        assertThat(sentences(listAndMention, WITHIN_2)).containsExactly(2, 4);
        assertThat(sentences(listAndMention, ARTICLE)).containsExactly(2, 4);
    }

    @Test
    void demonymsCountOnlyIfAskedAndOnlyWhereNamesDoNotSuffice() {
        Story demonym = new Story(5)
                .mentions("russia", MentionKind.DEMONYM, 2)
                .names("venezuela", 2)
                .share("russia", "venezuela", List.of(), false, true, 2);
        Story namedToo = new Story(9)
                .mentions("russia", MentionKind.DEMONYM, 2)
                .mentions("russia", MentionKind.METONYM, 6)
                .names("venezuela", 2, 5)
                .share("russia", "venezuela", List.of(), false, true, 2);

        for (String scope : List.of("'scope': 'sentence'", WITHIN_2, ARTICLE)) {
            assertThat(sentences(demonym, scope)).as(scope).isEmpty();
            assertThat(sentences(demonym, scope + ", 'demonyms': true")).containsExactly(2);
        }
        assertThat(sentences(namedToo, WITHIN_2)).containsExactly(5, 6);
        assertThat(sentences(namedToo, WITHIN_2 + ", 'demonyms': true")).containsExactly(5, 6);
        assertThat(sentences(namedToo, "'demonyms': true")).containsExactly(2);
    }

    @Test
    void boilerplateNeverCounts() {
        Story story = new Story(6)
                .names("russia", 1, 5)
                .names("venezuela", 5)
                .share("russia", "venezuela", 5)
                .boilerplateFrom(4);

        assertThat(sentences(story, "")).isEmpty();
        assertThat(sentences(story, ARTICLE)).isEmpty();
    }

    @Test
    void whoIsAffiliatedAnswersAGroupAndSoDoesTheGroupItself() {
        Story story = new Story(4)
                .names(MADURO, 1)
                .affiliated(MADURO, "venezuela", "psuv")
                .names("venezuela", 2)
                .names("russia", 1, 2)
                .share(MADURO, "russia", 1)
                .share("russia", "venezuela", 2);

        assertThat(pairs(story, "'sides': ['venezuela+', 'russia']"))
                .containsExactly("nicolas-maduro russia by venezuela+ russia", "venezuela russia by venezuela+ russia");
        assertThat(pairs(story, "'sides': ['venezuela', 'russia']"))
                .containsExactly("venezuela russia by venezuela russia");
        assertThat(pairs(story, "'sides': ['russia+', ['psuv+', 'cuba']]"))
                .containsExactly("russia nicolas-maduro by russia+ psuv+");
    }

    @Test
    void anActorNeverMeetsItself() {
        Story alone = new Story(4).names(MADURO, 1, 2).affiliated(MADURO, "venezuela");
        Story both = new Story(4)
                .names(MADURO, 1)
                .affiliated(MADURO, "venezuela")
                .names("venezuela", 1)
                .share(MADURO, "venezuela", 1);

        assertThat(pairs(alone, "'sides': ['venezuela+', 'nicolas-maduro'], " + ARTICLE))
                .isEmpty();
        assertThat(pairs(alone, "'sides': ['venezuela+', 'venezuela+'], " + ARTICLE))
                .isEmpty();
        assertThat(pairs(both, "'sides': ['venezuela+', 'venezuela']"))
                .containsExactly("nicolas-maduro venezuela by venezuela+ venezuela");
        assertThat(pairs(both, "'sides': ['venezuela+', 'venezuela+']")).hasSize(1);
    }

    @Test
    void twoActorsThatAnswerBothSidesAreOnePairOfWhichTheOneNamedFirstComesFirst() {
        Story story = new Story(3).names("russia", 1).names("cuba", 1).share("cuba", "russia", 1);

        assertThat(pairs(story, "'sides': [['cuba', 'russia'], ['russia', 'cuba']]"))
                .containsExactly("russia cuba by russia cuba");
    }

    @Test
    void theBestProvenPairComesFirstAndTheSentencesAreThoseOfAll() {
        Story story = new Story(9)
                .names("cuba", 3, 5)
                .names("russia", 3, 4, 5, 6)
                .names("iran", 4)
                .names("china", 6)
                .share("cuba", "russia", 3, 5)
                .share("iran", "russia", 4)
                .share("china", "russia", 6);

        Match match = match(story, "'sides': ['russia', ['china', 'iran', 'cuba', 'fiji']]")
                .orElseThrow();

        assertThat(match.pairs()).extracting(pair -> pair.actors().get(1)).containsExactly("cuba", "iran", "china");
        assertThat(match.sentences()).containsExactly(3, 4, 5, 6);
    }

    @Test
    void atMostTwentyPairsAreShown() {
        Story story = new Story(3).names("russia", 1);
        StringBuilder many = new StringBuilder("'x-0'");
        for (int i = 0; i < 30; i++) {
            story.names("x-" + i, 1).share("x-" + i, "russia", 1);
            many.append(i == 0 ? "" : ", 'x-" + i + "'");
        }

        Match match = match(story, "'sides': ['russia', [" + many + "]]").orElseThrow();

        assertThat(match.pairs()).hasSize(Matching.MAX_PAIRS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'topics': ['sanctions'] | true",
                "'topics': ['trade'] | false",
                "'topics': {'any': ['trade', 'sanctions']} | true",
                "'topics': {'all': ['trade', 'sanctions']} | false",
                "'topics': {'all': ['trade', 'sanctions']}, 'topicScope': 'article' | true",
                "'topics': {'any': ['sanctions'], 'none': ['trade']} | true",
                "'topics': {'any': ['sanctions'], 'none': ['trade']}, 'topicScope': 'article' | false",
                "'topics': {'none': ['sanctions']} | false",
            })
    void topicsAreThoseOfThePairsSentencesUnlessTheArticlesAreAsked(String fields, boolean matches) {
        Story story = shared(List.of("sanctions"))
                .topic("sanctions", Modality.ASSERTED, 1)
                .topic("trade", Modality.ASSERTED, 3);

        assertThat(match(story, fields).isPresent()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // As the article states it | said of the pair | asked for | counts
                "ASSERTED | true | asserted | true",
                "ASSERTED | true | possible | false",
                "ASSERTED | true | negated | false",
                "ASSERTED | false | asserted | false",
                "ASSERTED | false | negated | false",
                "POSSIBLE | true | asserted | false",
                "POSSIBLE | true | possible | true",
                "POSSIBLE | true | asserted','possible | true",
                "NEGATED | true | asserted | true",
                "NEGATED | true | negated | false",
                "NEGATED | false | asserted | false",
                "NEGATED | false | negated | true",
            })
    void aTopicCountsAsItIsStatedOfThePair(Modality asWhole, boolean ofPair, String asked, boolean counts) {
        Story story = shared(ofPair ? List.of("sanctions") : List.of()).topic("sanctions", asWhole, 1);

        assertThat(match(story, "'topics': ['sanctions'], 'modality': ['" + asked + "']")
                        .isPresent())
                .isEqualTo(counts);
    }

    @Test
    void whatThePairDoesNotShareASentenceOfCountsWhereOneOfItsSentencesSpeaksOfIt() {
        Story story = new Story(6)
                .names("russia", 1)
                .names("venezuela", 3)
                .topic("sanctions", Modality.ASSERTED, 3)
                .topic("trade", Modality.ASSERTED, 4)
                .topic("oil", Modality.NEGATED, 1);

        assertThat(match(story, ARTICLE + ", 'topics': ['sanctions']")
                        .orElseThrow()
                        .topics())
                .containsExactly("sanctions");
        assertThat(match(story, ARTICLE + ", 'topics': ['trade']")).isEmpty();
        assertThat(match(story, ARTICLE + ", 'topics': ['oil']")).isEmpty();
        assertThat(match(story, ARTICLE + ", 'topics': ['oil'], 'modality': ['negated']"))
                .isPresent();
    }

    @Test
    void theLeadsShareOfAPairHasOnlyTheTopicsThatStandThere() {
        Story story = new Story(6)
                .names("russia", 1, 4)
                .names("venezuela", 1, 4)
                .share("russia", "venezuela", List.of("oil", "sanctions"), false, false, 1, 4)
                .topic("sanctions", Modality.ASSERTED, 1)
                .topic("oil", Modality.ASSERTED, 4);

        assertThat(match(story, PROMINENT).orElseThrow().topics()).containsExactly("sanctions");
        assertThat(match(story, PROMINENT + ", 'topics': ['oil']")).isEmpty();
    }

    @Test
    void pairsWithoutTheTopicAreLeftOut() {
        Story story = new Story(4)
                .names("russia", 1, 2)
                .names("venezuela", 1)
                .names("cuba", 2)
                .share("russia", "venezuela", 1)
                .share("cuba", "russia", List.of("sanctions"), false, false, 2)
                .topic("sanctions", Modality.ASSERTED, 2);

        assertThat(pairs(story, "'sides': ['russia', ['venezuela', 'cuba']], 'topics': ['sanctions']"))
                .containsExactly("russia cuba by russia cuba");
    }

    @ParameterizedTest
    @CsvSource({"pt, pt-BR, true", "PT-br, pt-BR, true", "pt-BR, pt, false", "pt, pts, false", "es, pt, false"})
    void aLanguageIsARange(String asked, String tag, boolean matches) {
        Story story = shared(List.of()).language(tag);

        assertThat(match(story, "'languages': ['de', '" + asked + "']").isPresent())
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'allow': ['example.co.uk'] | true",
                "'allow': ['WWW.Example.co.uk'] | true",
                "'allow': ['co.uk'] | false",
                "'allow': ['example.org'] | false",
                "'deny': ['news.example.co.uk'] | false",
                "'deny': ['example.org'] | true",
                "'allow': ['example.co.uk'], 'deny': ['example.co.uk'] | false",
            })
    void sourcesAreRegistrableDomains(String sources, boolean matches) {
        Story story = shared(List.of()).url("https://m.example.co.uk/a");

        assertThat(match(story, "'sources': {" + sources + "}").isPresent()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"PT2H, true", "PT1H59M, false"})
    void anArticleMayBeTooOld(Duration maxAge, boolean matches) {
        assertThat(match(shared(List.of()), "'maxAge': '" + maxAge + "'").isPresent())
                .isEqualTo(matches);
        // Fetched ten minutes after.
        assertThat(match(shared(List.of()).published(null), "'maxAge': 'PT1H50M'"))
                .isPresent();
        assertThat(match(shared(List.of()).published(null), "'maxAge': 'PT1H49M'"))
                .isEmpty();
    }

    @Test
    void whatIsFetchedLateInBulkMatchesOnlyIfAsked() {
        assertThat(match(shared(List.of()).backfill(), "'lists': false")).isEmpty();
        assertThat(match(shared(List.of()).backfill(), "'backfill': true")).isPresent();
        assertThat(match(shared(List.of()), "'backfill': true")).isPresent();
    }

    /** Russia and Venezuela in the lead. */
    private static Story shared(List<String> topics) {
        return new Story(6)
                .names("russia", 1)
                .names("venezuela", 1)
                .share("russia", "venezuela", topics, false, false, 1);
    }

    private static List<Integer> sentences(Story story, String fields) {
        return match(story, fields).map(Match::sentences).orElse(List.of());
    }

    /** As {@code actor actor by term term}. */
    private static List<String> pairs(Story story, String fields) {
        return match(story, fields).stream()
                .flatMap(match -> match.pairs().stream())
                .map(MatchingTest::text)
                .toList();
    }

    private static String text(Alert.MatchedPair pair) {
        return String.join(" ", pair.actors()) + " by " + String.join(" ", pair.terms());
    }

    /** Of a watch on Russia and Venezuela where no sides are given. */
    private static Optional<Match> match(Story story, String fields) {
        String sides =
                fields.contains("'sides'") ? "" : "'actors': ['russia', 'venezuela']" + (fields.isEmpty() ? "" : ", ");
        return story.asked().match(Definitions.watch(new UUID(1, 2), sides + fields));
    }
}
