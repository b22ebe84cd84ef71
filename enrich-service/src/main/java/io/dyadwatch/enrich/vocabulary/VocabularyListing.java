package io.dyadwatch.enrich.vocabulary;

import io.dyadwatch.contracts.VocabularyEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the vocabulary topic list what the vocabulary's files have. What was changed at run time stays as it is, and so does
 * a record that nobody here can read: it may be that of a newer release. Listing again changes nothing.
 */
public final class VocabularyListing {
    private final VocabularyWriter writer;
    private final LiveVocabulary live;
    private final List<VocabularyEntry> packaged;

    /** @param live what stands on the topic; its files' entries are listed */
    public VocabularyListing(VocabularyWriter writer, LiveVocabulary live) {
        this.writer = writer;
        this.live = live;
        this.packaged = List.copyOf(live.base().entries());
    }

    /**
     * Writes what differs and waits until Kafka has it. To be called once the topic was read.
     *
     * @return the number of records written
     */
    public int publish() throws InterruptedException {
        // After most starts nothing does, and then there is no need to shut out other writers and to ask Kafka again.
        return missing(live.required().standing()).isEmpty()
                ? 0
                : writer.write(now -> missing(now.standing())).size();
    }

    /** New and changed entries, then those that are gone, disabled. */
    List<VocabularyEntry> missing(Standing standing) {
        List<VocabularyEntry> missing = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (VocabularyEntry entry : packaged) {
            keys.add(entry.key());
            if (!standing.isUnreadable(entry.key())) {
                VocabularyEntry listed = standing.entry(entry.key())
                        .map(e -> Revisions.listed(e, entry))
                        .orElse(entry);
                if (!listed.equals(standing.entry(entry.key()).orElse(null))) {
                    missing.add(listed);
                }
            }
        }
        for (VocabularyEntry entry : standing.entries()) {
            if (!keys.contains(entry.key()) && !entry.differs() && !entry.disabled()) {
                missing.add(Revisions.gone(entry));
            }
        }
        return missing;
    }
}
