package io.dyadwatch.alert.subscriber;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a subscriber may have to whom the operator gave no quotas of its own. */
@ConfigMapping(prefix = "dyadwatch.alert.quota")
public interface QuotaConfig {
    /** Watches that are not deleted. */
    @WithDefault("1000")
    int watches();

    /** Endpoints that are not deleted. */
    @WithDefault("50")
    int endpoints();

    /** Alerts on a day of UTC; those beyond it are recorded and not sent. */
    @WithDefault("10000")
    int alertsPerDay();
}
