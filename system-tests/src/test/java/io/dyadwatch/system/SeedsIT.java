package io.dyadwatch.system;

import org.junit.jupiter.api.Test;

class SeedsIT {
    @Test
    void five_seeds_become_what_the_gold_file_says_and_the_alerts_that_follow_from_it() {
        try (RunningSystem system = RunningSystem.start(EmbeddedStores.start("seeds"), "seeds", 1)) {
            system.undisturbed();
            SeedsScenario.run(system.deployment());
        }
    }
}
