package io.dyadwatch.tagging.vocabulary;

import io.dyadwatch.contracts.Region;
import io.dyadwatch.tagging.match.Phrase;
import io.dyadwatch.tagging.region.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the cues of {@code boilerplate/*.yaml}. */
final class CueReader {
    private static final Set<String> FIELDS = Set.of(
            "about",
            "region",
            "phrases",
            "place",
            "unit",
            "maxWords",
            "colon",
            "noFullStop",
            "afterShare",
            "following",
            "toEnd",
            "unlessNews",
            "numbersOnly");

    private enum Unit {
        LINE,
        SENTENCE
    }

    private CueReader() {}

    static Cue read(Entry entry) {
        Fields fields = entry.fields().allow(FIELDS);
        boolean numbersOnly = fields.flag("numbersOnly", false);
        List<Phrase> phrases = new ArrayList<>();
        for (String text : fields.texts("phrases")) {
            try {
                phrases.add(Phrase.of(fields.phrase("phrases[" + phrases.size() + "]", text)));
            } catch (IllegalArgumentException e) {
                throw fields.problem("phrases[" + phrases.size() + "]", String.valueOf(e.getMessage()));
            }
        }
        if (phrases.isEmpty() != numbersOnly) {
            throw fields.problem("phrases", "must be given, unless numbersOnly is");
        }
        return new Cue(
                fields.choice("region", Region.class, Region.BOILERPLATE),
                phrases,
                fields.choice("place", Cue.Place.class, Cue.Place.START),
                fields.choice("unit", Unit.class, Unit.LINE) == Unit.LINE,
                fields.number("maxWords", 40),
                fields.flag("colon", false),
                fields.flag("noFullStop", false),
                fields.share("afterShare"),
                fields.number("following", 0),
                fields.flag("toEnd", false),
                fields.flag("unlessNews", false),
                numbersOnly);
    }
}
