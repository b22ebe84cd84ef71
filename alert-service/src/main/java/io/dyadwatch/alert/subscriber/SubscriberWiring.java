package io.dyadwatch.alert.subscriber;

import io.dyadwatch.access.TokenLookup;
import io.dyadwatch.alert.database.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the plain parts together. */
@Dependent
class SubscriberWiring {
    @Produces
    @Singleton
    Quotas quotas(QuotaConfig defaults, Clock clock) {
        return new Quotas(defaults, clock);
    }

    @Produces
    @Singleton
    Subscribers subscribers(Database database, Quotas quotas, Clock clock) {
        return new Subscribers(database, quotas, clock);
    }

    @Produces
    @Singleton
    ApiTokens apiTokens(Database database, Clock clock) {
        return new ApiTokens(database, clock);
    }

    @Produces
    @Singleton
    TokenLookup tokenLookup(ApiTokens tokens, Clock clock) {
        return new CachedTokens(tokens::use, clock);
    }
}
