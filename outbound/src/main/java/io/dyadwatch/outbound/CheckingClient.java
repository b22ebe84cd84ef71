package io.dyadwatch.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets up the client: what it refuses to do by itself, its limits, and that it connects to checked addresses only. */
final class CheckingClient {
    private CheckingClient() {}

    static CloseableHttpClient of(UrlGuard guard, Limits limits) {
        Timeout total = Timeout.of(limits.total());
        RequestConfig requests = RequestConfig.custom()
                .setConnectionRequestTimeout(total)
                .setResponseTimeout(total)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections(guard, limits))
                .setDefaultRequestConfig(requests)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(UrlGuard guard, Limits limits) {
        Http1Config bounded = Http1Config.custom()
                .setMaxHeaderCount(100)
                .setMaxLineLength(8192)
                .setMaxEmptyLineCount(10)
                .build();
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(Timeout.of(limits.total()))
                // Asked before each use: a connection that the other side has closed would cost an attempt.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .setTimeToLive(TimeValue.ofMinutes(1))
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckingResolver(guard))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(bounded)
                        .build())
                .setDefaultConnectionConfig(connection)
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(limits.connect()))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(Timeout.of(limits.total()))
                        .setTcpNoDelay(true)
                        .build())
                .setMaxConnTotal(limits.connections())
                .setMaxConnPerRoute(limits.connectionsPerHost())
                .build();
    }

    /** What it returns is what is connected to: the check and the connection see the same addresses. */
    private record CheckingResolver(UrlGuard guard) implements DnsResolver {
        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            try {
                return guard.checkedAddresses(host, port);
            } catch (RefusedTarget e) {
                // The one type that a resolver may throw.
                UnknownHostException refused = new UnknownHostException(e.getMessage());
                refused.initCause(e);
                throw refused;
            }
        }

        // Without a port an allowance for one port cannot be seen; the client asks with a port.
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return resolve(host, 0).stream().map(InetSocketAddress::getAddress).toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
