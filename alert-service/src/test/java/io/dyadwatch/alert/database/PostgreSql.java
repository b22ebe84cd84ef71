package io.dyadwatch.alert.database;

import io.dyadwatch.localstack.EmbeddedPostgreSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/** Gives each test a migrated database of its own, on one server for all of them. */
public final class PostgreSql implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Server server = test.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgreSql.class))
                .computeIfAbsent(Server.class, key -> new Server(), Server.class);
        return server.newDatabase(parameter.findAnnotation(MigratedTo.class).map(MigratedTo::value));
    }

    /** Stopped by JUnit with the store that holds it. */
    static final class Server implements AutoCloseable {
        private final EmbeddedPostgreSql server =
                EmbeddedPostgreSql.start(Path.of("target", "postgresql-" + UUID.randomUUID()), 0);

        TestDatabase newDatabase(Optional<String> version) {
            String name = "t_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = source("postgres").getConnection()) {
                Sql.update(connection, "create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            PGSimpleDataSource source = source(name);
            TestDatabase made = new TestDatabase(source);
            made.migrate(version);
            return made;
        }

        private PGSimpleDataSource source(String database) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(server.jdbcUrl().replaceAll("/postgres$", "/" + database));
            source.setUser(server.user());
            source.setPassword(server.password());
            return source;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
