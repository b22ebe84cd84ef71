package io.dyadwatch.alert.canary;

import io.dyadwatch.alert.database.Database;
import io.dyadwatch.alert.delivery.KafkaSender;
import io.dyadwatch.alert.delivery.Sender;
import io.dyadwatch.alert.delivery.SigningKeys;
import io.dyadwatch.alert.delivery.WebhookSender;
import io.dyadwatch.alert.endpoint.EndpointSecrets;
import io.dyadwatch.alert.watch.Watches;
import io.dyadwatch.operations.trust.Authorities;
import io.dyadwatch.outbound.GuardedHttpClient;
import io.dyadwatch.outbound.Limits;
import io.dyadwatch.outbound.NameLookup;
import io.dyadwatch.outbound.Network;
import io.dyadwatch.outbound.TargetPolicy;
import io.dyadwatch.outbound.UrlGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The canary of this instance, or that there is none. */
public final class Canaries implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final @Nullable Parts parts;

    private record Parts(
            CanaryJob job, Arrivals arrivals, GuardedHttpClient client, WebhookSender sender, String url) {}

    private Canaries(@Nullable Parts parts) {
        this.parts = parts;
    }

    /** What the canary is made of. */
    public record Needs(
            Database database,
            Watches watches,
            EndpointSecrets secrets,
            SigningKeys keys,
            NameLookup lookup,
            Clock clock,
            MeterRegistry meters,
            String userAgent) {}

    /** @param port on which this instance listens */
    public static Canaries of(CanaryConfig config, int port, Needs needs) {
        CanaryMeters meters = new CanaryMeters(needs.meters, config.ingestUrl().isPresent());
        if (config.ingestUrl().isEmpty()) {
            return new Canaries(null);
        }
        URI url = config.endpointUrl().orElse(URI.create("http://127.0.0.1:" + port + "/v1/canary"));
        GuardedHttpClient client = new GuardedHttpClient(
                new UrlGuard(TargetPolicy.httpsAnd(loopback(port(url))), needs.lookup),
                Limits.DEFAULT.withConnections(CONNECTIONS));
        CanaryRows rows = new CanaryRows(needs.database, needs.watches, needs.secrets);
        Posting posting = new Posting(
                config.ingestUrl().get(), config.tokenFile(), config.caFile().map(Canaries::trusting));
        return new Canaries(new Parts(
                new CanaryJob(rows, posting, meters, url.toString(), config.interval()),
                new Arrivals(needs.keys, rows, meters),
                client,
                new WebhookSender(client, needs.keys, needs.clock, needs.userAgent),
                url.toString()));
    }

    /** Where its webhooks arrive; empty where it is switched off. */
    Optional<Arrivals> arrivals() {
        return Optional.ofNullable(parts).map(Parts::arrivals);
    }

    /**
     * Sends the canary's deliveries to this instance, and all others as given.
     *
     * @param kafka sends records
     */
    public Sender around(Sender others, KafkaSender kafka) {
        return parts == null ? others : new CanarySender(others, Sender.of(parts.sender, kafka), parts.url);
    }

    public void start() {
        if (parts != null) {
            parts.job.start();
        }
    }

    /** Posts nothing more. To be called before the deliveries stop. */
    @Override
    public void close() {
        if (parts != null) {
            parts.job.close();
            parts.client.close();
        }
    }

    private static SSLContext trusting(Path authorities) {
        try {
            return Authorities.trusted(authorities);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("dyadwatch.alert.canary.ca-file " + e.getMessage(), e);
        }
    }

    private static List<Network> loopback(int port) {
        return List.of(Network.parse("127.0.0.1/32:" + port), Network.parse("[::1/128]:" + port));
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
