package io.dyadwatch.alert;

import io.dyadwatch.alert.intake.Assignment;
import io.dyadwatch.alert.match.WatchFollower;
import io.dyadwatch.alert.vocabulary.Vocabulary;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** When the service may be sent work, besides the database's own check and the brokers'. Being alive depends on nobody else. */
@Singleton
public class HealthChecks {
    @Produces
    @Singleton
    @Readiness
    HealthCheck vocabulary(Vocabulary vocabulary) {
        return () -> HealthCheckResponse.named("vocabulary read")
                .status(vocabulary.isComplete())
                .build();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck watches(WatchFollower follower) {
        return () -> HealthCheckResponse.named("watches read")
                .status(follower.isReady())
                .build();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck assignment(@Identifier("enriched-articles") Assignment assignment) {
        return () -> HealthCheckResponse.named("enriched articles assigned")
                .status(assignment.isAssigned())
                .build();
    }
}
