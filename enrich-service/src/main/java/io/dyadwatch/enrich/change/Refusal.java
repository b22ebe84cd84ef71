package io.dyadwatch.enrich.change;

import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.contracts.Problem;
import io.dyadwatch.contracts.ProblemKind;
import io.dyadwatch.contracts.VocabularyEntry;
import io.dyadwatch.tagging.vocabulary.InvalidVocabulary;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request about the vocabulary that is not done, with what its sender is told. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** {@code actor ID, field names.ru[0], field case: must be …}, as the tagging library words it. */
    private static final Pattern ABOUT_ENTRY =
            Pattern.compile("(actor|topic) ([a-z0-9-]+)((?:, field [^,: ]+)*):? (.*)", Pattern.DOTALL);

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** What the sender is told. */
    public Problem problem() {
        return problem;
    }

    static Refusal unknown(VocabularyEntry.Kind kind, String id) {
        return new Refusal(Problem.of(ProblemKind.NOT_FOUND, "There is no " + word(kind) + " " + id + "."));
    }

    static Refusal removed(VocabularyEntry removed) {
        return new Refusal(Problem.of(
                ProblemKind.NOT_FOUND,
                "The " + word(removed.kind()) + " " + removed.id() + " was removed by its revision "
                        + removed.revision() + "."));
    }

    static Refusal notFound(String what) {
        return new Refusal(Problem.of(ProblemKind.NOT_FOUND, what));
    }

    static Refusal stale(int revision) {
        return new Refusal(Problem.of(
                ProblemKind.CHANGED_MEANWHILE,
                "If-Match names another revision than the entry's, which is " + revision));
    }

    static Refusal tooLarge(int most) {
        return new Refusal(Problem.of(ProblemKind.TOO_LARGE, "An entry takes at most " + most + " bytes."));
    }

    static Refusal conflict(InvalidVocabulary error) {
        return new Refusal(Problem.of(ProblemKind.CONFLICT, String.valueOf(error.getMessage())));
    }

    /** A comparison while another is under way. */
    public static Refusal busy(String what) {
        return new Refusal(Problem.of(ProblemKind.BUSY, what));
    }

    static Refusal crowded() {
        return new Refusal(Problem.of(ProblemKind.UNAVAILABLE, "Others are changing the vocabulary; try again."));
    }

    /**
     * An entry that makes no valid vocabulary.
     *
     * @param error as the tagging library words it
     */
    static Refusal invalid(VocabularyEntry.Kind kind, String id, InvalidVocabulary error) {
        return invalid(List.of(new Tried(kind, id, "")), error);
    }

    /** Entries of which one at least makes no valid vocabulary. */
    public static Refusal invalid(List<Tried> all, InvalidVocabulary error) {
        String message = String.valueOf(error.getMessage());
        Matcher about = ABOUT_ENTRY.matcher(message);
        if (about.matches()) {
            String field = about.group(3).replace(", field ", ".");
            for (Tried tried : all) {
                if (word(tried.kind()).equals(about.group(1)) && tried.id().equals(about.group(2))) {
                    return new Refusal(Problem.invalid(new InvalidRecord(path(tried.at() + field), about.group(4))));
                }
            }
        }
        String at = all.size() == 1 ? all.get(0).at() : "";
        return new Refusal(Problem.invalid(new InvalidRecord(path(at), "makes the vocabulary invalid: " + message)));
    }

    /**
     * An entry of a request.
     *
     * @param at path of the entry in the request's body; empty where it is the body
     */
    public record Tried(VocabularyEntry.Kind kind, String id, String at) {}

    private static String path(String dotted) {
        String path = dotted.startsWith(".") ? dotted.substring(1) : dotted;
        return path.isEmpty() ? "$" : path;
    }

    private static String word(VocabularyEntry.Kind kind) {
        return kind == VocabularyEntry.Kind.ACTOR ? "actor" : "topic";
    }
}
