package io.dyadwatch.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dyadwatch.alert.database.Database;
import io.dyadwatch.contracts.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** What every part needs. */
@Singleton
public class Wiring {
    @Produces
    @Singleton
    ObjectMapper json() {
        return Json.mapper();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Database database(DataSource connections) {
        return new Database(connections);
    }
}
