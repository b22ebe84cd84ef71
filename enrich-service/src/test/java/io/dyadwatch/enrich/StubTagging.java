package io.dyadwatch.enrich;

import io.dyadwatch.contracts.ActorType;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.enrich.tag.ArticleTagger;
import io.dyadwatch.enrich.vocabulary.PackagedVocabulary;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

class StubTagging {
    @Produces
    @Singleton
    ArticleTagger tagger() {
        return new WordTagger();
    }

    @Produces
    @Singleton
    PackagedVocabulary vocabulary() {
        return new PackagedVocabulary(
                WordTagger.VERSION,
                List.of(
                        new VocabularyEntry(
                                VocabularyEntry.Kind.ACTOR, "cuba", ActorType.COUNTRY, "Cuba", List.of(), null, false),
                        new VocabularyEntry(
                                VocabularyEntry.Kind.ACTOR, "x", ActorType.COUNTRY, "X", List.of(), null, false),
                        new VocabularyEntry(
                                VocabularyEntry.Kind.TOPIC, "sanctions", null, "Sanctions", List.of(), null, false)));
    }
}
