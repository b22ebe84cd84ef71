package io.dyadwatch.system.counter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What was posted and what became of it. Thread-safe. */
final class Tally {
    private static final int NAMED = 20;

    private final String run;
    private final Map<Integer, String> accepted = new HashMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<Integer, Integer> articles = new HashMap<>();
    private final Map<Integer, Integer> enriched = new HashMap<>();
    private final Set<Integer> revised = new HashSet<>();
    /** Pairs, by article id: a pair's record does not name the URL. */
    private final Map<String, Map<String, Integer>> pairs = new HashMap<>();
    /** The ids of alerts and of webhooks, by what must have one of each: number and pair. */
    private final Map<String, Set<String>> alerts = new HashMap<>();

    private final Map<String, String> webhooks = new HashMap<>();
    private int webhooksAgain;
    private int webhooksUntimely;
    private int deadLetters;
    private final List<String> wrong = new ArrayList<>();

    private final Silence silenceOfAccepting = new Silence();
    private final Silence silenceOfEnriching = new Silence();
    private final Silence silenceOfAlerting = new Silence();
    private int acceptedBefore;

    Tally(String run) {
        this.run = run;
    }

    synchronized void accepted(int number, String id) {
        accepted.put(number, id);
        silenceOfAccepting.end();
    }

    /** @param how a status, or the name of what broke the connection */
    synchronized void refused(String how) {
        refused.merge(how, 1, Integer::sum);
    }

    synchronized void article(int number) {
        articles.merge(number, 1, Integer::sum);
    }

    synchronized void enriched(int number, int revision) {
        enriched.merge(number, 1, Integer::sum);
        if (revision != 1) {
            revised.add(number);
        }
        silenceOfEnriching.end();
    }

    synchronized void pair(String articleId, String pair) {
        pairs.computeIfAbsent(articleId, id -> new HashMap<>()).merge(pair, 1, Integer::sum);
    }

    synchronized void deadLetter() {
        deadLetters++;
    }

    /** A webhook that is signed as it must be. */
    synchronized void webhook(String id, String body) {
        String before = webhooks.putIfAbsent(id, body);
        if (before != null) {
            webhooksAgain++;
            if (!before.equals(body)) {
                wrong.add("webhook " + id + " came with another body");
            }
        }
        silenceOfAlerting.end();
    }

    /** A webhook that is signed with a time far from now. */
    synchronized void untimely() {
        webhooksUntimely++;
    }

    synchronized void alert(int number, String pair, String alertId, String webhookId) {
        alerts.computeIfAbsent(number + " " + pair, key -> new HashSet<>()).add(alertId + " " + webhookId);
    }

    /** Something that no article can explain. */
    synchronized void wrong(String what) {
        wrong.add(what);
    }

    /** From now on silences, and the number of articles, are of a new fault. */
    synchronized void mark() {
        silenceOfAccepting.forget();
        silenceOfEnriching.forget();
        silenceOfAlerting.forget();
        acceptedBefore = accepted.size();
    }

    /** The count so far: {@code missing} is what was accepted and is not there yet. */
    synchronized ObjectNode report() {
        List<String> missing = new ArrayList<>();
        List<String> twice = new ArrayList<>();
        int alerted = 0;
        int paired = 0;
        for (Map.Entry<Integer, String> each : accepted.entrySet()) {
            int number = each.getKey();
            if (!articles.containsKey(number)) {
                missing.add("article " + number);
            }
            count("enriched " + number, enriched.getOrDefault(number, 0), missing, twice);
            List<String> expected = new NumberedArticle(run, number).pairs();
            Map<String, Integer> found = pairs.getOrDefault(each.getValue(), Map.of());
            for (String pair : expected) {
                count("pair " + number + " " + pair, found.getOrDefault(pair, 0), missing, twice);
                paired += found.getOrDefault(pair, 0);
                int ids = alerts.getOrDefault(number + " " + pair, Set.of()).size();
                count("alert " + number + " " + pair, ids, missing, twice);
                alerted += Math.min(ids, 1);
            }
            if (!new HashSet<>(expected).containsAll(found.keySet())) {
                twice.add("pairs of article " + number + ": " + found.keySet());
            }
        }
        revised.forEach(number -> twice.add("revision of " + number));

        ObjectNode report = new ObjectMapper().createObjectNode();
        report.put("accepted", accepted.size());
        report.put("acceptedSinceMark", accepted.size() - acceptedBefore);
        report.putPOJO("refused", new TreeMap<>(refused));
        report.put("articleRecords", articles.values().stream().mapToInt(i -> i).sum());
        report.put("enriched", enriched.values().stream().mapToInt(i -> i).sum());
        report.put("pairs", paired);
        report.put("alerts", alerted);
        report.put("webhooks", webhooks.size());
        report.put("webhooksAgain", webhooksAgain);
        report.put("webhooksUntimely", webhooksUntimely);
        report.put("deadLetters", deadLetters);
        named(report, "missing", missing);
        named(report, "twice", twice);
        named(report, "wrong", wrong);
        ObjectNode silence = report.putObject("silenceSeconds");
        silence.put("accepting", silenceOfAccepting.longest());
        silence.put("enriching", silenceOfEnriching.longest());
        silence.put("alerting", silenceOfAlerting.longest());
        return report;
    }

    private static void count(String what, int times, List<String> missing, List<String> twice) {
        if (times == 0) {
            missing.add(what);
        } else if (times > 1) {
            twice.add(what);
        }
    }

    private static void named(ObjectNode report, String name, List<String> all) {
        report.put(name, all.size());
        ArrayNode first = report.putArray(name + "First");
        all.stream().limit(NAMED).map(Objects::requireNonNull).forEach(first::add);
    }
}
