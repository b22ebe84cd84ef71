package io.dyadwatch.cli.vocabulary;

import io.dyadwatch.cli.terminal.JsonLines;
import io.dyadwatch.cli.terminal.Terminal;
import io.dyadwatch.cli.terminal.Visible;
import io.dyadwatch.tagging.coverage.Coverage;
import io.dyadwatch.tagging.coverage.Coverage.OfCountry;
import io.dyadwatch.tagging.coverage.Coverage.OfForm;
import io.dyadwatch.tagging.coverage.Coverage.OfLanguage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts what a vocabulary knows. */
@Command(
        name = "stats",
        description = {
            "Counts what a vocabulary knows: names and demonyms by language, forms by case and number, offices,",
            "persons of the countries that have most.",
            "Exit code 2 if the folder is not there or cannot be used."
        })
final class StatsCommand implements Callable<Integer> {
    private static final int MAX_COUNTRIES = 20;

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "A folder laid out as the packaged vocabulary; nothing: the packaged one.")
    private @Nullable Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json: one JSON object, with the persons of every country. Default: table.")
    private Output output = Output.table;

    /** How the result is written. */
    enum Output {
        table,
        json
    }

    StatsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Coverage coverage;
        try {
            coverage = Coverage.of(VocabularyFolder.read(folder).content());
        } catch (UnusableVocabulary e) {
            terminal.error("error: " + Visible.line(String.valueOf(e.getMessage())));
            return ExitCode.USAGE;
        }
        if (output == Output.json) {
            JsonLines out = new JsonLines(terminal.out(), terminal.interactive());
            out.write(coverage);
            out.flush();
        } else {
            print(coverage);
        }
        return ExitCode.OK;
    }

    private void print(Coverage coverage) {
        terminal.line("version " + coverage.version());
        terminal.line(coverage.countries() + " countries and territories, " + coverage.organisations()
                + " organisations and ministries, " + coverage.persons() + " persons");
        row("", List.of("es", "en", "pt", "fr", "ru", "uk"));
        List<OfLanguage> languages = coverage.languages();
        row(
                "countries with a name",
                languages.stream().map(OfLanguage::countries).toList());
        row("names of countries", languages.stream().map(OfLanguage::names).toList());
        row(
                "countries with a demonym",
                languages.stream().map(OfLanguage::demonymCountries).toList());
        row("demonyms", languages.stream().map(OfLanguage::demonyms).toList());
        row("metonyms", languages.stream().map(OfLanguage::metonyms).toList());
        row(
                "organisations with a name",
                languages.stream().map(OfLanguage::organisations).toList());
        row("persons with a name", languages.stream().map(OfLanguage::persons).toList());
        row(
                "spellings, inflected",
                languages.stream().map(OfLanguage::spellings).toList());
        row("topics with a pattern", languages.stream().map(OfLanguage::topics).toList());
        terminal.line();
        terminal.line(terminal.bold("%-32s %12s %12s".formatted("forms of countries' names", "names", "demonyms")));
        coverage.forms().forEach(this::print);
        terminal.line();
        terminal.line(terminal.bold("%-32s %12s".formatted("office", "countries")));
        coverage.roles().forEach(role -> terminal.line("%-32s %12d".formatted(words(role.role()), role.countries())));
        terminal.line();
        terminal.line(terminal.bold("persons of " + coverage.personsByCountry().size() + " countries, the most first"));
        terminal.line(coverage.personsByCountry().stream()
                .limit(MAX_COUNTRIES)
                .map(StatsCommand::words)
                .collect(Collectors.joining(", ")));
    }

    private void row(String title, List<?> cells) {
        String line = cells.stream()
                .map(cell -> String.format(Locale.ROOT, "%8s", cell))
                .collect(Collectors.joining(" ", "%-28s ".formatted(title), ""));
        terminal.line(title.isEmpty() ? "\n" + terminal.bold(line) : line);
    }

    private void print(OfForm form) {
        String title = form.language() + " " + words(form.number()) + " " + words(form.grammaticalCase());
        terminal.line(String.format(Locale.ROOT, "%-32s %12d %12d", title, form.names(), form.demonyms()));
    }

    private static String words(OfCountry country) {
        return Visible.line(country.id()) + " " + country.persons();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
