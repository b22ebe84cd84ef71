package io.dyadwatch.alert.secret;

import io.dyadwatch.alert.database.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Moves what older keys encrypted to the first key, in small transactions, and keeps count of what is left. Safe on
 * several instances at once.
 */
public final class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final int BATCH_ROWS = 100;

    private final Database database;
    private final RowCipher cipher;
    private final Supplier<KeyRing> keys;
    private final List<SealedTable> tables;
    private volatile Optional<Standing> standing = Optional.empty();

    public KeyRotation(Database database, RowCipher cipher, Supplier<KeyRing> keys, List<SealedTable> tables) {
        this.database = database;
        this.cipher = cipher;
        this.keys = keys;
        this.tables = List.copyOf(tables);
    }

    /**
     * What there was after a pass.
     *
     * @param oldRows encrypted under another key than the first, whether or not that key is there
     * @param missingKeys ids of keys that rows need and that are not there, of tables whose rows are needed
     */
    public record Standing(long oldRows, Set<String> missingKeys) {}

    /** After the last pass; empty before the first. */
    public Optional<Standing> standing() {
        return standing;
    }

    /** @throws io.dyadwatch.alert.database.DatabaseFailure if the database fails; what was moved stays moved */
    public void pass() {
        KeyRing ring = keys.get();
        if (!ring.olderIds().isEmpty()) {
            tables.forEach(table -> move(table, ring.olderIds()));
        }
        Standing now = count(ring);
        report(now);
        standing = Optional.of(now);
    }

    private void move(SealedTable table, Set<String> keyIds) {
        UUID after = new UUID(0, 0);
        List<UUID> batch;
        do {
            UUID from = after;
            batch = database.transaction(connection -> table.reseal(connection, cipher, keyIds, from, BATCH_ROWS));
            after = batch.isEmpty() ? after : batch.get(batch.size() - 1);
        } while (batch.size() == BATCH_ROWS);
    }

    private Standing count(KeyRing ring) {
        long old = 0;
        Set<String> missing = new TreeSet<>();
        for (SealedTable table : tables) {
            for (Map.Entry<String, Long> rows : database.read(table::rowsByKey).entrySet()) {
                old += rows.getKey().equals(ring.first().id()) ? 0 : rows.getValue();
                if (table.needed() && ring.find(rows.getKey()).isEmpty()) {
                    missing.add(rows.getKey());
                }
            }
        }
        return new Standing(old, Set.copyOf(missing));
    }

    private void report(Standing now) {
        Set<String> before = standing.map(Standing::missingKeys).orElse(Set.of());
        if (!now.missingKeys.equals(before)) {
            if (now.missingKeys.isEmpty()) {
                LOG.info("Every encryption key that is needed is there again");
            } else {
                LOG.errorf(
                        "Secrets of endpoints need encryption keys that are not there; their deliveries wait, and the"
                                + " service is not ready, until the keys are given again: keyIds=%s",
                        now.missingKeys);
            }
        }
    }
}
