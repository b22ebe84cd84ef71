package io.dyadwatch.cli.demo;

import io.dyadwatch.contracts.Alert;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Whether the alerts that came are those that should have come. What should come is what a person wrote down after
 * reading the articles; nothing here asks the system.
 *
 * @param expected how many should come
 * @param missing those that did not, as {@code file: watch}
 * @param unexpected those that came and should not have
 * @param refused webhooks whose signature was not right
 */
record Verdict(int expected, List<String> missing, List<String> unexpected, int refused) {

    /** @param files name of the seed file by the id of its article */
    static Verdict of(List<SampleWatch> watches, Map<String, String> files, Inbox inbox) {
        TreeSet<String> expected = new TreeSet<>();
        for (SampleWatch watch : watches) {
            watch.expect().forEach(file -> expected.add(line(file, watch.name())));
        }
        TreeSet<String> received = new TreeSet<>();
        for (Alert alert : inbox.alerts()) {
            String file =
                    files.getOrDefault(alert.article().id(), alert.article().id());
            received.add(line(file, alert.watch().name()));
        }
        TreeSet<String> missing = new TreeSet<>(expected);
        missing.removeAll(received);
        TreeSet<String> unexpected = new TreeSet<>(received);
        unexpected.removeAll(expected);
        return new Verdict(expected.size(), List.copyOf(missing), List.copyOf(unexpected), inbox.refused());
    }

    boolean isGood() {
        return missing.isEmpty() && unexpected.isEmpty() && refused == 0;
    }

    private static String line(String file, String watch) {
        return file + ": " + watch;
    }
}
