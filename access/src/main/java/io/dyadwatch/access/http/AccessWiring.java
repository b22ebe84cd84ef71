package io.dyadwatch.access.http;

import io.dyadwatch.access.FileTokens;
import io.dyadwatch.access.TokensUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the rules in front of a service, which provides {@link AccessRules} and maybe a token look-up of its own. */
@Singleton
public class AccessWiring {
    private static final Logger LOG = Logger.getLogger(AccessWiring.class);
    /** Before the routes and failure handlers of everybody else. */
    private static final int FIRST = -10_000;

    @Produces
    @Singleton
    Gate gate(
            AccessConfig config,
            @ConfigProperty(name = "dyadwatch.local", defaultValue = "false") boolean local,
            @ConfigProperty(name = "quarkus.http.host") String host,
            MeterRegistry meters) {
        Optional<Path> file = config.tokensFile();
        Gate.check(local, host, file.isPresent());
        if (local) {
            return new Gate.Open();
        }
        FileTokens tokens = new FileTokens(file.orElseThrow(), Clock.systemUTC(), LOG::warn);
        Gauge.builder("dyadwatch.access.tokens.file.current", tokens, t -> t.isUpToDate() ? 1 : 0)
                .description(
                        "1 while the tokens file on disk is in force, 0 while it cannot be used and an older one is")
                .register(meters);
        return new Gate.Guarded(tokens);
    }

    /** A wrong setting ends the start, not the first request. */
    void start(@Observes @Priority(1) StartupEvent started, Gate gate) {
        if (gate instanceof Gate.Open) {
            LOG.info("Local mode: nobody is asked for a token");
        }
    }

    /** Before anything is looked up: what came in the clear is not used. */
    void refusePlainHttp(@Observes Router router, AccessConfig config, Refusals refusals) {
        router.route().order(FIRST - 1).handler(exchange -> {
            if (config.plainHttp()
                    .admits(exchange.request().isSSL(), exchange.request().remoteAddress())) {
                exchange.next();
            } else {
                refusals.unencrypted(exchange);
            }
        });
    }

    /** What the policy refused, and what could not be told, of any path. */
    void answerRefusals(@Observes Router router, Refusals refusals) {
        router.route().order(FIRST).failureHandler(exchange -> {
            if (exchange.failure() instanceof ForbiddenException) {
                refusals.forbidden(exchange);
            } else if (exchange.failure() instanceof TokensUnavailable) {
                refusals.unavailable(exchange);
            } else {
                exchange.next();
            }
        });
    }
}
