package io.dyadwatch.alert.match;

import io.dyadwatch.alert.watch.Term;
import io.dyadwatch.alert.watch.Watch;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All watches in memory, found by the terms of their sides. A side is never expanded by the vocabulary: the actors of an
 * article bring the terms that they answer, and each two of these are looked up. Watches that ask the same are one
 * question, which an article answers once.
 *
 * <p>Any number of threads may look up while one changes; a look-up sees all of a change or nothing of it, and never
 * waits.
 */
public final class WatchIndex {
    private final SourceName names;
    /** Numbers of the terms that some watch has or had; never given to another. */
    private final Map<Term, Integer> terms = new ConcurrentHashMap<>();

    private volatile IndexContents contents = IndexContents.NONE;

    // What a change needs to know; under the lock of this.
    private final Map<UUID, Integer> questionOfWatch = new HashMap<>();
    private final Map<Question, Integer> numbers = new HashMap<>();
    private final BitSet taken = new BitSet();
    private final ConditionNumbers conditions = new ConditionNumbers();

    public WatchIndex(SourceName names) {
        this.names = names;
    }

    /** Number of watches. */
    public int size() {
        return contents.watches();
    }

    /** Number of questions that the watches ask. */
    public int questions() {
        return contents.questions();
    }

    /** Pairs of terms by which questions are found, counted once for each question. */
    public long keys() {
        IndexContents now = contents;
        return now.inSentence().size() + now.anywhere().size();
    }

    /** Every watch that an article matches, in id order. */
    public List<Match> matches(Matching article) {
        return hits(article).matches();
    }

    /** What is matched, without the matches. */
    Hits hits(Matching article) {
        return new Inquiry(contents, article, terms).hits();
    }

    /** Makes these the watches that there are. */
    public synchronized void replace(Collection<Watch> watches) {
        Set<UUID> gone = new HashSet<>(questionOfWatch.keySet());
        watches.forEach(watch -> gone.remove(watch.id()));
        change(watches, gone);
    }

    /**
     * Adds watches, or puts them in the place of those with the same ids, and takes others out.
     *
     * @param gone ids, which may be unknown
     */
    public synchronized void change(Collection<Watch> put, Collection<UUID> gone) {
        IndexEdit edit = new IndexEdit(contents, this::number);
        Map<UUID, Watch> last = new LinkedHashMap<>();
        put.forEach(watch -> last.put(watch.id(), watch));
        gone.forEach(id -> leave(id, edit));
        last.values().forEach(watch -> {
            leave(watch.id(), edit);
            join(watch, edit);
        });
        IndexContents after = edit.apply(questionOfWatch.size());
        for (Question question : edit.unasked()) {
            Integer number = numbers.remove(question);
            if (number != null) {
                taken.clear(number);
                conditions.leave(question.conditions());
            }
        }
        contents = after;
    }

    private void leave(UUID id, IndexEdit edit) {
        Integer question = questionOfWatch.remove(id);
        if (question != null) {
            edit.leave(question, id);
        }
    }

    private void join(Watch watch, IndexEdit edit) {
        Question question = Question.of(watch.definition(), names);
        Integer number = numbers.get(question);
        if (number == null) {
            number = taken.nextClearBit(0);
            taken.set(number);
            ConditionNumbers.Numbered same = conditions.join(question.conditions());
            Question shared = new Question(question.one(), question.other(), same.conditions());
            numbers.put(shared, number);
            edit.ask(number, shared, same.number());
        }
        questionOfWatch.put(watch.id(), number);
        edit.join(number, watch);
    }

    private int number(Term term) {
        Integer known = terms.get(term);
        if (known != null) {
            return known;
        }
        int next = terms.size();
        terms.put(term, next);
        return next;
    }
}
