package io.dyadwatch.cli.vocabulary;

import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.tagging.Explainer;
import io.dyadwatch.tagging.Explanation;
import io.dyadwatch.tagging.Explanation.OfName;
import io.dyadwatch.tagging.Explanation.OfTopic;
import io.dyadwatch.tagging.Tagger;
import io.dyadwatch.tagging.match.Verdict;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why a text is tagged as it is. */
@Command(
        name = "explain",
        description = {
            "Tells why a text is tagged as it is: its language, the region of each sentence, every name that the",
            "vocabulary has for something in it, whether it counted and what decided that, and every topic stated.",
            "Exit code 2 if the vocabulary is not there or cannot be used."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int MAX_SENTENCE = 100;

    private final Terminal terminal;

    @Parameters(paramLabel = "TEXT", description = "The text of an article, or a sentence.")
    private String text = "";

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language it is in: es, en, pt, fr, ru, uk. Default: as the text shows.")
    private @Nullable String language;

    @Option(
            names = "--vocabulary",
            paramLabel = "DIR",
            description = "A folder laid out as the packaged vocabulary, in its place.")
    private @Nullable Path vocabulary;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Explanation explanation;
        try {
            Tagger tagger = new Tagger(VocabularyFolder.read(vocabulary));
            explanation = new Explainer(tagger).explain(text, language);
        } catch (UnusableVocabulary e) {
            terminal.error("error: " + Visible.line(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
        print(explanation);
        return ExitCode.OK;
    }

    private void print(Explanation explanation) {
        terminal.line("language  " + explanation.language() + (explanation.detected() ? " (detected)" : " (stated)"));
        explanation.themes().forEach(theme -> terminal.line("theme     " + Visible.line(theme)));
        explanation
                .sentences()
                .forEach(sentence -> terminal.line(
                        "%-10s%s".formatted(words(sentence.region()), Visible.line(sentence.text(), MAX_SENTENCE))));
        explanation.names().forEach(this::print);
        explanation.topics().forEach(this::print);
    }

    private void print(OfName name) {
        boolean counts = name.verdict() == Verdict.COUNTS;
        terminal.line();
        terminal.line((counts ? terminal.good("counts") : terminal.bad("blocked")) + " "
                + terminal.bold(Visible.line(name.surface())) + " "
                + (name.actor().isEmpty() ? "" : Visible.line(name.actor()) + " ")
                + name.kind() + (counts ? "" : " · " + words(name.verdict())));
        terminal.line(
                "    \"" + Visible.line(name.alias()) + "\" (" + name.language() + "), " + Visible.line(name.where()));
        if (!name.because().isEmpty()) {
            terminal.line("    " + Visible.line(name.because()));
        }
    }

    private void print(OfTopic topic) {
        terminal.line();
        terminal.line("topic  " + terminal.bold(Visible.line(topic.evidence())) + " " + Visible.line(topic.topic())
                + " " + words(topic.modality()) + (topic.reported() ? ", reported" : ""));
        terminal.line("    " + Visible.line(topic.where()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
