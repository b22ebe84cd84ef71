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
    private final SiteVoice voice;

    public RegionMarker(SentenceSplitter splitter, List<Cue> cues, SiteVoice voice) {
        this.voice = voice;
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
        // Whoever sent a title meant it as one.
        if (in != SpanIn.TITLE) {
            judgeLines(words, paragraphs, hits, regions);
        }
        List<SentenceSpan> spans = new ArrayList<>(paragraphs.size() * 2);
        Region flow = in == SpanIn.TITLE ? Region.TITLE : Region.LEAD;
        int next = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            Region line = regions[i];
            for (Stretch sentence : splitter.split(words, paragraphs.get(i))) {
                int first = next;
                while (next < hits.count() && hits.from(next) < sentence.to()) {
                    next++;
                }
                Region region = line;
                if (line == Region.BODY) {
                    region = in == SpanIn.TITLE ? flow : judgeSentence(words, sentence, hits, first, next, flow);
                }
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

    private void judgeLines(Words words, List<Stretch> paragraphs, Hits hits, Region[] regions) {
        Lines lines = new Lines(words, paragraphs);
        int next = 0;
        int reach = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            int first = next;
            while (next < hits.count() && hits.from(next) < paragraphs.get(i).to()) {
                next++;
            }
            reach = judgeLine(words, paragraphs.get(i), lines, i, hits, first, next, regions, reach);
        }
        lines.markTail(regions);
    }

    /**
     * @param reach one past the last line that is known to be no running text
     * @return the same after this line
     */
    private int judgeLine(
            Words words,
            Stretch paragraph,
            Lines lines,
            int line,
            Hits hits,
            int first,
            int last,
            Region[] regions,
            int reach) {
        if (lines.isRightsNotice(line) || lines.isMenu(line)) {
            regions[line] = Region.BOILERPLATE;
        }
        for (Cue cue : numberCues) {
            if (paragraph.length() <= cue.maxWords() && isNumbers(words, paragraph)) {
                regions[line] = cue.region();
            }
        }
        int marked = reach;
        for (int hit = first; hit < last; hit++) {
            Cue cue = cues.get(hits.what(hit));
            if (cue.wholeLine() && applies(cue, words, paragraph, hits.from(hit), hits.to(hit))) {
                if (cue.region() != Region.BOILERPLATE) {
                    regions[line] = regions[line] == Region.BODY ? cue.region() : regions[line];
                    continue;
                }
                // What an earlier line reaches is marked already: no line is walked twice.
                int end = end(cue, lines, line);
                for (int i = Math.max(line, marked); i < end; i++) {
                    regions[i] = Region.BOILERPLATE;
                }
                marked = Math.max(marked, end);
            }
        }
        return marked;
    }

    private static int end(Cue cue, Lines lines, int line) {
        if (cue.toEnd()) {
            return lines.endOfBlock(line);
        }
        return cue.place() != Cue.Place.ANYWHERE ? lines.endOfLinks(line, cue.following()) : line + 1;
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

    private boolean applies(Cue cue, Words words, Stretch stretch, int from, int to) {
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
                && !(cue.unlessNews() && !voice.speaks(words, stretch, from))
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
