package io.dyadwatch.access.http;

import io.dyadwatch.access.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which paths of a service are for whom. What no rule names is for nobody: a path that was added without one is refused.
 *
 * <p>Paths are compared as the router normalized them, letter by letter; one that ends in {@code /*} stands for every path
 * that begins with what is before the star. The first rule that fits holds.
 */
public final class AccessRules {
    private static final List<Rule> OF_EVERY_SERVICE = List.of(
            new Rule("/q/health", new Allowed.Everybody()),
            new Rule("/q/health/*", new Allowed.Everybody()),
            new Rule("/q/openapi", new Allowed.Everybody()),
            new Rule("/q/metrics", new Allowed.Holders(Set.of(Role.OPERATOR, Role.ANALYST))));

    private final List<Rule> rules;

    private record Rule(String path, Allowed allowed) {
        boolean fits(String asked) {
            return path.endsWith("/*") ? asked.startsWith(path.substring(0, path.length() - 1)) : path.equals(asked);
        }
    }

    /** For whom a path is. */
    sealed interface Allowed {
        /** With a token or without. */
        record Everybody() implements Allowed {}

        /** @param roles of which a caller must have one */
        record Holders(Set<Role> roles) implements Allowed {}

        /** No rule names it. */
        record Nobody() implements Allowed {}
    }

    private AccessRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that every service has: health and the API's description for all, metrics for operators and analysts. */
    public static AccessRules ofEveryService() {
        return new AccessRules(OF_EVERY_SERVICE);
    }

    /** A path for some roles, with every method. */
    public AccessRules allow(String path, Role... roles) {
        return and(path, new Allowed.Holders(Set.of(roles)));
    }

    /** A path for everybody, with a token or without. */
    public AccessRules open(String path) {
        return and(path, new Allowed.Everybody());
    }

    private AccessRules and(String path, Allowed allowed) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule(path, allowed));
        return new AccessRules(more);
    }

    /** Paths of resources whose methods name their own roles: here a caller must only be somebody. */
    public AccessRules allowAnnotated(String path) {
        return allow(path, Role.values());
    }

    Allowed of(String path) {
        return rules.stream()
                .filter(rule -> rule.fits(path))
                .map(Rule::allowed)
                .findFirst()
                .orElseGet(Allowed.Nobody::new);
    }
}
