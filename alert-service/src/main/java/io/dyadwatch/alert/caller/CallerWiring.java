package io.dyadwatch.alert.caller;

import io.dyadwatch.access.http.AccessRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Who may come in: everybody to the published schemas, the canary's webhook by its signature, else whoever has a token, up
 * to the resources, whose methods name the roles.
 */
@Dependent
class CallerWiring {
    @Produces
    @Singleton
    AccessRules accessRules() {
        return AccessRules.ofEveryService()
                .open("/v1/schemas")
                .open("/v1/schemas/*")
                .open("/v1/canary")
                .allowAnnotated("/v1/*");
    }
}
