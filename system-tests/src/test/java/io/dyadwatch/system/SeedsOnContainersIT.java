package io.dyadwatch.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@Tag("containers")
class SeedsOnContainersIT {
    @Test
    void five_seeds_become_the_same_on_containers_of_kafka_and_postgresql() {
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        if (!docker) {
            System.out.println("Skipped: no Docker answers here, so nothing was tried on containers.");
        }
        assumeTrue(docker, "no Docker answers here");
        try (RunningSystem system = RunningSystem.start(ContainerStores.start(), "containers", 1)) {
            SeedsScenario.run(system.deployment());
        }
    }
}
