package io.dyadwatch.alert.dryrun;

import io.dyadwatch.alert.ledger.Notifying;
import io.dyadwatch.alert.ledger.Outcome;
import io.dyadwatch.alert.ledger.RehearsedStories;
import io.dyadwatch.alert.ledger.StoryRule;
import io.dyadwatch.alert.watch.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Goes through hits in the order of time and decides as the ledger would have, by the same rules. */
final class Rehearsal {
    private final Watch watch;
    private final RehearsedStories stories;
    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private final Map<UUID, Notifying.Story> held = new LinkedHashMap<>();
    private final Map<UUID, Notifying.Story> collected = new LinkedHashMap<>();
    private final List<Instant> notifications = new ArrayList<>();
    private Notifying.Standing standing = Notifying.Standing.FRESH;

    Rehearsal(Watch watch, StoryRule rule) {
        this.watch = watch;
        this.stories = new RehearsedStories(rule, watch.id());
    }

    /** Takes the next one. */
    RehearsedStories.Placed take(Hit hit) {
        passTo(hit.at());
        RehearsedStories.Placed placed = stories.place(hit.trace(), hit.at());
        if (placed instanceof RehearsedStories.Placed.First first) {
            Notifying.Story story = new Notifying.Story(first.story(), hit.at(), Set.of(hit.source()));
            decide(
                    Notifying.found(watch.definition(), standing, List.copyOf(held.values()), story, hit.at()),
                    hit.at());
        } else if (placed instanceof RehearsedStories.Placed.Copy copy) {
            Notifying.Story story = held.get(copy.story());
            if (story != null) {
                joined(story, hit);
            }
        }
        return placed;
    }

    /** Lets time pass: a digest that is due by then is told. */
    void passTo(Instant time) {
        Instant due = standing.digestDue();
        if (due != null && !due.isAfter(time)) {
            Notifying.Decision decision = Notifying.digestEnds(standing, List.copyOf(collected.values()), due);
            collected.clear();
            decide(decision, due);
        }
    }

    /** What became of a story by now. */
    Outcome outcome(UUID story) {
        return outcomes.getOrDefault(story, Outcome.HELD);
    }

    /** When the subscriber was told something. */
    List<Instant> notifications() {
        return List.copyOf(notifications);
    }

    private void joined(Notifying.Story story, Hit hit) {
        Set<String> sources = new HashSet<>(story.sources());
        sources.add(hit.source());
        Notifying.Story grown = new Notifying.Story(story.alert(), story.foundAt(), sources);
        held.put(grown.alert(), grown);
        List<Notifying.Story> others = held.values().stream()
                .filter(each -> !each.alert().equals(grown.alert()))
                .toList();
        decide(Notifying.joined(watch.definition(), standing, others, grown, hit.at()), hit.at());
    }

    private void decide(Notifying.Decision decision, Instant at) {
        standing = decision.next();
        for (Notifying.Story story : decision.stories()) {
            outcomes.put(story.alert(), decision.outcome());
            held.remove(story.alert());
            if (decision.outcome() == Outcome.HELD) {
                held.put(story.alert(), story);
            } else if (decision.outcome() == Outcome.DIGEST) {
                collected.put(story.alert(), story);
            }
        }
        if (decision.outcome() == Outcome.SENT) {
            notifications.add(at);
            // What was held until now is told of as kept back, and counts no more.
            held.clear();
        }
    }
}
