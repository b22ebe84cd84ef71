package io.dyadwatch.alert.subscriber;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.database.Sql;
import io.dyadwatch.alert.page.Cursor;
import io.dyadwatch.alert.page.Page;
import io.dyadwatch.alert.page.PageRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The subscribers in PostgreSQL. None is ever deleted, since alerts belong to it; one can be disabled. */
public final class Subscribers {
    private final Database database;
    private final Quotas quotas;
    private final Clock clock;

    public Subscribers(Database database, Quotas quotas, Clock clock) {
        this.database = database;
        this.quotas = quotas;
        this.clock = clock;
    }

    /** Makes one; empty if another has the name. */
    public Optional<Account> create(SubscriberRequest request) {
        UUID id = UUID.randomUUID();
        Instant now = now();
        return database.transaction(connection -> {
            Quota quota = request.ownQuota();
            int made = Sql.update(
                    connection,
                    "insert into subscriber (id, name, created_at, disabled_at, max_watches, max_endpoints,"
                            + " max_alerts_per_day) values (?, ?, ?, ?, ?, ?, ?) on conflict (name) do nothing",
                    id,
                    request.name(),
                    now,
                    request.isDisabled() ? Optional.of(now) : Optional.empty(),
                    quota.watches(),
                    quota.endpoints(),
                    quota.alertsPerDay());
            return made == 1 ? find(connection, id) : Optional.empty();
        });
    }

    public Optional<Account> find(UUID id) {
        return database.read(connection -> find(connection, id));
    }

    public Page<Account> list(PageRequest page) {
        return database.read(connection -> {
            List<Subscriber> found = Sql.query(
                    connection,
                    "select " + Quotas.COLUMNS
                            + " where (created_at, id) < (?, ?) order by created_at desc, id desc limit ?",
                    Quotas::read,
                    page.afterTime(),
                    page.afterId(),
                    page.rows());
            List<Account> accounts = new ArrayList<>();
            for (Subscriber subscriber : found) {
                accounts.add(account(connection, subscriber));
            }
            return Page.of(accounts, page, account -> new Cursor(account.createdAt(), account.id()));
        });
    }

    /**
     * Gives one another name, other quotas, or another state.
     *
     * @return empty if there is none
     * @throws NameTaken if another has the name
     */
    public Optional<Account> change(UUID id, SubscriberRequest request) {
        return database.transaction(connection -> {
            boolean taken = !Sql.query(
                            connection,
                            "select id from subscriber where name = ? and id <> ?",
                            row -> true,
                            request.name(),
                            id)
                    .isEmpty();
            if (taken) {
                throw new NameTaken();
            }
            Quota quota = request.ownQuota();
            Sql.update(
                    connection,
                    "update subscriber set name = ?, max_watches = ?, max_endpoints = ?, max_alerts_per_day = ?,"
                            + " disabled_at = case when ? then coalesce(disabled_at, ?) end where id = ?",
                    request.name(),
                    quota.watches(),
                    quota.endpoints(),
                    quota.alertsPerDay(),
                    request.isDisabled(),
                    now(),
                    id);
            return find(connection, id);
        });
    }

    /** Disables one; false if there is none. */
    public boolean disable(UUID id) {
        return database.transaction(connection -> Sql.update(
                        connection,
                        "update subscriber set disabled_at = coalesce(disabled_at, ?) where id = ?",
                        now(),
                        id)
                == 1);
    }

    private Optional<Account> find(Connection connection, UUID id) throws SQLException {
        List<Subscriber> found = Sql.query(connection, "select " + Quotas.COLUMNS + " where id = ?", Quotas::read, id);
        return found.isEmpty() ? Optional.empty() : Optional.of(account(connection, found.get(0)));
    }

    private Account account(Connection connection, Subscriber subscriber) throws SQLException {
        return new Account(
                subscriber.id(),
                subscriber.name(),
                quotas.inForce(subscriber),
                quotas.used(connection, subscriber.id()),
                subscriber.createdAt(),
                subscriber.disabledAt().orElse(null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
