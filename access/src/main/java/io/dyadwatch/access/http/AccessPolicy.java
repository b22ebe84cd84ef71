package io.dyadwatch.access.http;

import io.dyadwatch.access.Role;
import io.dyadwatch.access.http.AccessRules.Allowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Asks the rules about every request, of a resource, a route or the framework's own, before its body is read. */
@Singleton
public class AccessPolicy implements HttpSecurityPolicy {
    private final Gate gate;
    private final AccessRules rules;
    private final Refusals refusals;

    AccessPolicy(Gate gate, AccessRules rules, Refusals refusals) {
        this.gate = gate;
        this.rules = rules;
        this.refusals = refusals;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext exchange, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        if (gate instanceof Gate.Open) {
            return CheckResult.permit();
        }
        Allowed allowed = rules.of(exchange.normalizedPath());
        if (allowed instanceof Allowed.Everybody) {
            return CheckResult.permit();
        }
        refusals.remember(exchange, allowed);
        return identity.map(caller -> new CheckResult(mayEnter(caller, allowed)));
    }

    private static boolean mayEnter(SecurityIdentity caller, Allowed allowed) {
        return allowed instanceof Allowed.Holders holders
                && !caller.isAnonymous()
                && holders.roles().stream().map(Role::word).anyMatch(caller::hasRole);
    }
}
