package io.dyadwatch.alert;

import io.dyadwatch.alert.database.PasswordFile;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** How the connections to PostgreSQL are made. */
@Singleton
public class DatabaseWiring {
    @Produces
    @Singleton
    CredentialsProvider password(AlertConfig config) {
        return new PasswordFile("dyadwatch.alert.database-password-file", config.databasePasswordFile());
    }
}
