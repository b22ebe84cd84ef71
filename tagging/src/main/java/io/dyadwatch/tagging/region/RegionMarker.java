package io.dyadwatch.tagging.region;

import io.dyadwatch.contracts.Region;
import io.dyadwatch.contracts.SpanIn;
import io.dyadwatch.tagging.match.Hits;
import io.dyadwatch.tagging.text.Paragraphs;
import io.dyadwatch.tagging.text.SentenceSpan;
import io.dyadwatch.tagging.text.SentenceSplitter;
import io.dyadwatch.tagging.text.Stretch;
import io.dyadwatch.tagging.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splits a string into sentences and says of each which part of the article it belongs to. Immutable. */
public final class RegionMarker {
    /** A shorter first paragraph is a headline, a place line or a credit; the lead is what follows it. */
    private static final int SHORTEST_LEAD = 20;

    private final SentenceSplitter splitter;
    private final List<Cue> cues;
    private final List<Cue> numberCues;

    public RegionMarker(SentenceSplitter splitter, List<Cue> cues) {
        this.splitter = splitter;
        this.cues = List.copyOf(cues);
        this.numberCues = cues.stream().filter(Cue::numbersOnly).toList();
    }

    /**
     * @param hits what = position of the cue
     */
    public List<SentenceSpan> mark(SpanIn in, Words words, Hits hits) {
        List<Stretch> paragraphs = Paragraphs.of(words);
        Region[] regions = new Region[paragraphs.size()];
        Arrays.fill(regions, Region.BODY);
        int next = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            int first = next;
            while (next < hits.count() && hits.from(next) < paragraphs.get(i).to()) {
                next++;
            }
            judgeLine(words, paragraphs, i, hits, first, next, regions);
        }
        List<SentenceSpan> spans = new ArrayList<>(paragraphs.size() * 2);
        Region flow = in == SpanIn.TITLE ? Region.TITLE : Region.LEAD;
        next = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            Region line = regions[i];
            for (Stretch sentence : splitter.split(words, paragraphs.get(i))) {
                int first = next;
                while (next < hits.count() && hits.from(next) < sentence.to()) {
                    next++;
                }
                Region region = line == Region.BODY ? judgeSentence(words, sentence, hits, first, next, flow) : line;
                spans.add(new SentenceSpan(
                        sentence.from(),
                        sentence.to(),
                        sentence.start(),
                        sentence.end(),
                        region,
                        SentenceSpan.casing(words, sentence.from(), sentence.to())));
            }
            if (flow == Region.LEAD && line == Region.BODY && paragraphs.get(i).length() >= SHORTEST_LEAD) {
                flow = Region.BODY;
            }
        }
        return spans;
    }

    private void judgeLine(
            Words words, List<Stretch> paragraphs, int line, Hits hits, int first, int last, Region[] regions) {
        Stretch paragraph = paragraphs.get(line);
        for (Cue cue : numberCues) {
            if (paragraph.length() <= cue.maxWords() && isNumbers(words, paragraph)) {
                regions[line] = cue.region();
            }
        }
        for (int hit = first; hit < last; hit++) {
            Cue cue = cues.get(hits.what(hit));
            if (cue.wholeLine() && applies(cue, words, paragraph, hits.from(hit), hits.to(hit))) {
                int end = cue.toEnd() ? regions.length : Math.min(regions.length, line + 1 + cue.following());
                for (int i = line; i < end; i++) {
                    if (regions[i] != Region.BOILERPLATE) {
                        regions[i] = cue.region();
                    }
                }
            }
        }
    }

    private Region judgeSentence(Words words, Stretch sentence, Hits hits, int first, int last, Region flow) {
        for (int hit = first; hit < last; hit++) {
            Cue cue = cues.get(hits.what(hit));
            if (!cue.wholeLine() && applies(cue, words, sentence, hits.from(hit), hits.to(hit))) {
                return cue.region();
            }
        }
        return flow;
    }

    private static boolean applies(Cue cue, Words words, Stretch stretch, int from, int to) {
        if (stretch.length() > cue.maxWords() || to > stretch.to() || from < cue.afterShare() * words.count()) {
            return false;
        }
        boolean placed = switch (cue.place()) {
            case START -> from == stretch.from();
            case END -> to == stretch.to();
            case WHOLE -> from == stretch.from() && to == stretch.to();
            case ANYWHERE -> true;
        };
        return placed
                && (!cue.colon() || hasColon(words, to, stretch.end()))
                && !(cue.noFullStop() && endsWithFullStop(words, stretch));
    }

    private static boolean hasColon(Words words, int to, int end) {
        int i = words.end(to - 1);
        while (i < end && words.text().charAt(i) == ' ') {
            i++;
        }
        return i < end && words.text().charAt(i) == ':';
    }

    private static boolean endsWithFullStop(Words words, Stretch stretch) {
        return words.text().charAt(stretch.end() - 1) == '.' && !words.text().startsWith("..", stretch.end() - 2);
    }

    private static boolean isNumbers(Words words, Stretch stretch) {
        for (int i = stretch.from(); i < stretch.to(); i++) {
            if (!words.isNumber(i)) {
                return false;
            }
        }
        return true;
    }
}
