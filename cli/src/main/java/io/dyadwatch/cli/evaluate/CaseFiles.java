package io.dyadwatch.cli.evaluate;

import io.dyadwatch.cli.lines.LineReader;
import io.dyadwatch.cli.lines.LineReader.Line;
import io.dyadwatch.contracts.InvalidRecord;
import io.dyadwatch.tagging.evaluate.CaseReader;
import io.dyadwatch.tagging.evaluate.EvaluationCase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labelled articles and pairs of stories from NDJSON files, all of them or none. */
final class CaseFiles {
    private final CaseReader reader = new CaseReader();
    private final List<EvaluationCase> cases = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    /** @throws BadInput if a file cannot be read or any line of it is no case */
    static List<EvaluationCase> read(List<Path> files) throws BadInput {
        CaseFiles reading = new CaseFiles();
        for (Path file : files) {
            reading.add(file);
        }
        return List.copyOf(reading.cases);
    }

    private void add(Path file) throws BadInput {
        try (InputStream in = Files.newInputStream(file)) {
            LineReader lines = new LineReader(in);
            for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                add(next.get(), file + ":" + next.get().number());
            }
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no file " + file, e);
        } catch (IOException e) {
            throw new BadInput("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void add(Line line, String place) throws BadInput {
        if (line.tooLong()) {
            throw new BadInput(place + ": the line is longer than " + LineReader.MAX_LINE_BYTES + " bytes", null);
        }
        try {
            EvaluationCase one = reader.read(line.bytes());
            String earlier = places.putIfAbsent(one.id(), place);
            if (earlier != null) {
                throw new BadInput(place + ": id stands in " + earlier + " already", null);
            }
            cases.add(one);
        } catch (InvalidRecord e) {
            String problem = e.problem().replace(" at line 1, column ", " at column ");
            throw new BadInput(place + ": " + (e.field().equals("$") ? problem : e.field() + " " + problem), e);
        }
    }
}
