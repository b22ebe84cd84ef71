package io.dyadwatch.enrich.stream;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Tries what needs Kafka again and again until Kafka answers or the service stops. */
final class KafkaPatience {
    private static final Logger LOG = Logger.getLogger(KafkaPatience.class);

    private final Duration pause;
    private final CountDownLatch stopped = new CountDownLatch(1);

    KafkaPatience(Duration pause) {
        this.pause = pause;
    }

    /**
     * @param what for the log, for example {@code publishing the vocabulary}
     * @param attempt true when it is done, false to be called again; a Kafka error counts as false
     * @return false if the service was stopped before it was done
     */
    boolean until(String what, Callable<Boolean> attempt) throws Exception {
        while (stopped.getCount() > 0) {
            try {
                if (attempt.call()) {
                    return true;
                }
            } catch (KafkaException e) {
                LOG.warnf("Kafka did not answer, trying again: what=%s error=%s", what, e.toString());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof KafkaException)) {
                    throw e;
                }
                LOG.warnf("Kafka did not answer, trying again: what=%s error=%s", what, e.getCause());
            }
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    /** Ends every {@link #until} with false. */
    void stop() {
        stopped.countDown();
    }
}
