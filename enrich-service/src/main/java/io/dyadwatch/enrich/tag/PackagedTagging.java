package io.dyadwatch.enrich.tag;

import io.dyadwatch.enrich.vocabulary.PackagedVocabulary;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.Vocabulary;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The tagger and the vocabulary of this build, for everybody in the service. */
@Dependent
class PackagedTagging {
    @Produces
    @Singleton
    ArticleTagger tagger() {
        return new Tagger(Vocabulary.packaged())::tag;
    }

    @Produces
    @Singleton
    PackagedVocabulary vocabulary() {
        Vocabulary packaged = Vocabulary.packaged();
        return new PackagedVocabulary(packaged.version(), packaged.entries());
    }
}
