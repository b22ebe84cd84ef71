package io.dyadwatch.enrich;

import io.dyadwatch.tagging.Vocabulary;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class EnrichMain {
    private EnrichMain() {}

    public static void main(String... arguments) {
        // Reading it takes as long as all the rest of a start and needs nothing of it: the two go side by side. An
        // error is
        // told to who asks for the vocabulary.
        Thread reader = new Thread(Vocabulary::packaged, "vocabulary-read");
        reader.setDaemon(true);
        reader.start();
        Quarkus.run(arguments);
    }
}
