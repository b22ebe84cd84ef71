package io.dyadwatch.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Says in words and by kind what went wrong. */
final class Failures {
    /** Code points of a reason that are not ours. */
    private static final int MAX_REASON_LENGTH = 300;

    private Failures() {}

    static BrokenExchange connecting(IOException e, Limits limits) {
        String message = String.valueOf(e.getMessage());
        // "Connection timed out" is the system's own limit, where it is shorter than ours.
        if (e instanceof SocketTimeoutException || message.contains("timed out")) {
            return new BrokenExchange(Failure.CONNECT_TIMEOUT, "no connection within " + seconds(limits.connect()));
        }
        if (e instanceof ConnectException && message.contains("refused")) {
            return new BrokenExchange(Failure.CONNECT_REFUSED, "the connection was refused");
        }
        return new BrokenExchange(Failure.UNREACHABLE, "no way leads to the host");
    }

    static BrokenExchange handshaking(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return new BrokenExchange(Failure.TIMEOUT, "the TLS handshake did not end in time");
        }
        return new BrokenExchange(Failure.TLS, "TLS failed: " + tlsReason(e));
    }

    /** What broke off after the connection was there. */
    static Outcome.Failed exchanging(Exception e) {
        if (e instanceof BrokenExchange broken) {
            return broken.outcome();
        }
        if (e instanceof RefusedTarget refused) {
            return new Outcome.Failed(refused.kind(), "the URL " + refused.reason());
        }
        if (e instanceof SocketTimeoutException) {
            return new Outcome.Failed(Failure.TIMEOUT, "the answer did not come in time");
        }
        if (e instanceof SSLException) {
            return new Outcome.Failed(Failure.TLS, "TLS failed: " + tlsReason(e));
        }
        if (e instanceof MessageConstraintException) {
            return new Outcome.Failed(Failure.PROTOCOL, "the head of the answer has too many or too long lines");
        }
        if (e instanceof MalformedChunkCodingException && !(e instanceof TruncatedChunkException)) {
            return new Outcome.Failed(Failure.PROTOCOL, "the answer's chunks are malformed");
        }
        if (e instanceof ConnectionClosedException) {
            return new Outcome.Failed(Failure.RESET, "the connection was closed before the end of the answer");
        }
        if (e instanceof HttpException) {
            return new Outcome.Failed(Failure.PROTOCOL, "the answer is not HTTP/1.1");
        }
        if (e instanceof IOException) {
            return new Outcome.Failed(Failure.RESET, "the connection was reset before the end of the answer");
        }
        return new Outcome.Failed(
                Failure.PROTOCOL, "the exchange broke off: " + e.getClass().getSimpleName());
    }

    static Outcome.Failed late(Duration total) {
        return new Outcome.Failed(Failure.TIMEOUT, "no complete answer within " + seconds(total));
    }

    /** Text that may hold what the other side wrote, such as a certificate's names. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(MAX_REASON_LENGTH)
                .map(c -> Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? '\ufffd' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static String tlsReason(Exception e) {
        boolean certificate = false;
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause()) {
            depth++;
            if (cause instanceof CertificateExpiredException) {
                return "the certificate has expired";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "the certificate is not valid yet";
            }
            if (cause instanceof CertPathBuilderException) {
                return "the certificate is self-signed, or nobody who is trusted has signed it";
            }
            String message = String.valueOf(cause.getMessage());
            certificate |= cause instanceof CertificateException
                    && (message.startsWith("No name matching") || message.startsWith("No subject alternative"));
        }
        return certificate ? "the certificate is for another host" : oneLine(String.valueOf(e.getMessage()));
    }

    private static String seconds(Duration duration) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(duration.toMillis() / 1000.0)
                + " s";
    }
}
