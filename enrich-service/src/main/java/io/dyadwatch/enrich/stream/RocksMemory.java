package io.dyadwatch.enrich.stream;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all state stores together. Each partition's store is several RocksDB instances, and each of
 * those would take 50 MiB of block cache and 48 MiB of write buffers by default.
 *
 * <p>Not closed: the stores use it until the process ends.
 */
final class RocksMemory {
    /** The key under which the settings carry the bound to {@link Setter}, which Kafka Streams makes itself. */
    static final String SETTING = "dyadwatch.rocks-memory";

    private static final long TOTAL_BYTES = 12L * 1024 * 1024;
    private static final long WRITE_BUFFERS_BYTES = 4L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 512L * 1024;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    RocksMemory() {
        RocksDB.loadLibrary();
        cache = new LRUCache(TOTAL_BYTES);
        // Write buffers count as part of the cache.
        writeBuffers = new WriteBufferManager(WRITE_BUFFERS_BYTES, cache);
    }

    private void bound(Options options) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(cache);
            table.setCacheIndexAndFilterBlocks(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
    }

    /** Puts each store under the one bound. */
    public static final class Setter implements RocksDBConfigSetter {
        @Override
        public void setConfig(String storeName, Options options, Map<String, Object> configs) {
            if (configs.get(SETTING) instanceof RocksMemory memory) {
                memory.bound(options);
            }
        }

        @Override
        public void close(String storeName, Options options) {
            // Cache and write buffers are everybody's.
        }
    }
}
