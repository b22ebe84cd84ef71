package io.dyadwatch.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long nothing may be accepted, or enriched, or told, when one container dies: the figures that the product promises
 * for two cores that do nothing else. Every fault of a test is measured before one fails it.
 */
final class Bars {
    private static final double STORE_SECONDS = 60;
    private static final double SERVICE_SECONDS = 10;

    private final List<String> missed = new ArrayList<>();

    /** @param silence in seconds */
    void measured(String fault, String service, double silence) {
        double bar = ComposeStack.SERVICES.containsKey(service) ? SERVICE_SECONDS : STORE_SECONDS;
        String line = String.format(Locale.ROOT, "%s: nothing came for %.1f s at the longest", fault, silence);
        System.out.println(line);
        if (silence > bar) {
            missed.add(line + ", the bar is " + bar + " s");
        }
    }

    void assertHeld() {
        assertThat(missed).isEmpty();
    }
}
