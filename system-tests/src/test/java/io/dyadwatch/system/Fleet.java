package io.dyadwatch.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many endpoints of one receiver, each with a watch, spread evenly over some pairs of actors: an article about a pair is
 * an alert for every endpoint of it.
 */
final class Fleet {
    private static final List<List<String>> PAIRS = List.of(
            List.of("france", "germany", "Francia", "Alemania"),
            List.of("spain", "italy", "España", "Italia"),
            List.of("poland", "sweden", "Polonia", "Suecia"),
            List.of("japan", "brazil", "Japón", "Brasil"),
            List.of("canada", "egypt", "Canadá", "Egipto"),
            List.of("india", "china", "India", "China"),
            List.of("kenya", "nigeria", "Kenia", "Nigeria"),
            List.of("chile", "peru", "Chile", "Perú"),
            List.of("mexico", "cuba", "México", "Cuba"),
            List.of("norway", "finland", "Noruega", "Finlandia"));

    private final RunningSystem system;
    private final int size;
    private final int pairs;
    private final Prose prose;
    /** By article id, when it was posted, as {@link System#nanoTime()}. */
    private final Map<String, Long> postedAt = new HashMap<>();

    /**
     * Registers the endpoints and their watches.
     *
     * @param size number of endpoints
     * @param pairs number of pairs that they are spread over, at most ten
     */
    Fleet(RunningSystem system, int size, int pairs) {
        this.system = system;
        this.size = size;
        this.pairs = pairs;
        this.prose = new Prose(size);
        Deployment deployment = system.deployment();
        for (int i = 0; i < size; i++) {
            List<String> pair = PAIRS.get(i % pairs);
            deployment.watch(deployment.registerReceiver(path(i)), pair.get(0), pair.get(1), "sentence");
        }
    }

    /** The path of an endpoint, by its number. */
    static String path(int endpoint) {
        return "/fleet/" + endpoint;
    }

    /** The number of an endpoint, by its path. */
    static int number(String path) {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Every tenth endpoint, and so a tenth of the endpoints of each pair. */
    static boolean isEveryTenth(String path) {
        return number(path) / PAIRS.size() % 10 == 0;
    }

    /** Posts an article about the next pair; answers how many endpoints want it. */
    int post() {
        int number = postedAt.size();
        List<String> pair = PAIRS.get(number % pairs);
        Map<String, Object> article = prose.article(
                number,
                prose.sentences(3) + "\nEl gobierno de " + pair.get(2) + " habló con " + pair.get(3) + " sobre "
                        + prose.word() + ".\n" + prose.sentences(3));
        long now = System.nanoTime();
        Http.Answer answer = system.ingest.http().post("/v1/articles", article);
        postedAt.put(answer.json().get("id").asText(), now);
        return size / pairs;
    }

    /** Of each request that came: from the POST of its article, in milliseconds. */
    List<Double> millis(List<Receiver.Received> requests) {
        List<Double> millis = new ArrayList<>();
        for (Receiver.Received request : requests) {
            for (JsonNode alert : request.alerts()) {
                Long posted = postedAt.get(alert.at("/article/id").asText());
                if (posted != null) {
                    millis.add((request.nanoTime() - posted) / 1e6);
                }
            }
        }
        return millis;
    }
}
