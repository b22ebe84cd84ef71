package io.dyadwatch.localstack;

import io.dyadwatch.contracts.Topics;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Settings of a single Kafka node on a small machine.
 *
 * @param logDir where its logs lie
 * @param port of the listener for clients
 * @param controllerPort of the listener for KRaft
 */
record KafkaSettings(Path logDir, int port, int controllerPort) {
    /** 16 bytes in URL-safe Base64, as Kafka wants it. Always the same, so that a directory can be formatted twice. */
    static final String CLUSTER_ID = "ZHlhZHdhdGNoLWxvY2FsMQ";

    Properties properties() {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.setProperty("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        p.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("inter.broker.listener.name", "CLIENTS");
        p.setProperty("log.dirs", logDir.toString());
        p.setProperty("auto.create.topics.enable", "false");
        // After a week by default it would be forgotten how far a reader has come that is away, or comes seldom.
        p.setProperty(
                "offsets.retention.minutes",
                Long.toString(Topics.longestRetention().toMinutes()));
        oneReplica(p);
        recoverFast(p);
        staySmall(p);
        return p;
    }

    /** The same with secured wires and one listener more, for the broker itself and for provisioning. */
    Properties properties(KafkaSecurity security, int internalPort) {
        Properties p = properties();
        p.setProperty(
                "listeners",
                "CLIENTS://127.0.0.1:" + port + ",INTERNAL://127.0.0.1:" + internalPort + ",CONTROLLER://127.0.0.1:"
                        + controllerPort);
        p.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + port + ",INTERNAL://127.0.0.1:" + internalPort);
        p.setProperty(
                "listener.security.protocol.map",
                "CLIENTS:" + KafkaSecurity.CLIENTS_PROTOCOL + ",INTERNAL:" + KafkaSecurity.INTERNAL_PROTOCOL
                        + ",CONTROLLER:" + KafkaSecurity.INTERNAL_PROTOCOL);
        p.setProperty("inter.broker.listener.name", "INTERNAL");
        security.settings("CLIENTS").forEach(p::setProperty);
        return p;
    }

    private static void oneReplica(Properties p) {
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            p.setProperty(internal + ".replication.factor", "1");
        }
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.num.partitions", "4");
        p.setProperty("share.coordinator.state.topic.num.partitions", "1");
    }

    /** A broker that was killed is let back in after seconds, and a group does not wait for members to come. */
    private static void recoverFast(Properties p) {
        p.setProperty("broker.session.timeout.ms", "3000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    /** The cleaner's buffer alone is 128 MiB by default, and each partition's index 10 MiB. */
    private static void staySmall(Properties p) {
        p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        p.setProperty("log.cleaner.threads", "1");
        p.setProperty("log.index.size.max.bytes", "1048576");
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "4");
        p.setProperty("num.replica.fetchers", "1");
        p.setProperty("num.recovery.threads.per.data.dir", "1");
        p.setProperty("background.threads", "2");
    }
}
