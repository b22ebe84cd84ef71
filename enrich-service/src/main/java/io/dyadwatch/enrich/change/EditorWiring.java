package io.dyadwatch.enrich.change;

import io.dyadwatch.enrich.EnrichConfig;
import io.dyadwatch.enrich.vocabulary.LiveVocabulary;
import io.dyadwatch.enrich.vocabulary.VocabularyWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one editor of the service. */
@Dependent
class EditorWiring {
    @Produces
    @Singleton
    VocabularyEditor editor(LiveVocabulary live, VocabularyWriter writer, EnrichConfig config) {
        return new VocabularyEditor(live, writer, Clock.systemUTC(), config.changeWait());
    }
}
