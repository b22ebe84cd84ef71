package io.dyadwatch.tagging.evaluate;

import com.fasterxml.jackson.annotation.JsonValue;

/** What is compared with the labels. */
public enum Measure {
    /** Number of mentions of each actor and kind; by type and by kind. */
    MENTIONS("actors, by mention"),
    /** Actors of each article; by type. */
    ACTORS("actors, by article"),
    /** Topics of each article, however stated; by topic. */
    TOPICS("topics"),
    /** Topics of each article as they are stated: right where topic and modality are; by modality. */
    MODALITY("topics with modality"),
    /** Topics of each article that only somebody's words state. */
    REPORTED("topics, reported"),
    /** Pairs that share a sentence by name or metonym. */
    PAIRS("pairs"),
    /** Those of them that are only ever enumerated. */
    LISTS("pairs in lists"),
    /** Languages of the articles whose language is not stated; by language. */
    LANGUAGE("language"),
    /** Pairs of texts that are one story. */
    STORIES("stories");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    /** Its name for readers. */
    @JsonValue
    public String title() {
        return title;
    }
}
