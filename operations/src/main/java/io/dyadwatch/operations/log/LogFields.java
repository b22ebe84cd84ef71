package io.dyadwatch.operations.log;

import io.quarkus.logging.LoggingFilter;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Gives a record of ours a field for each {@code key=%s} of its statement, in the mapped diagnostic context, which the
 * JSON formatter prints as the object {@code mdc}. The key comes from the statement and the value from its argument, so
 * that no value can bring a key along. Lets everything pass.
 */
@LoggingFilter(name = "log-fields")
public final class LogFields implements Filter {
    private static final String OURS = "io.dyadwatch.";

    /** A conversion of {@link java.util.Formatter}, with the key before it if it has one. */
    private static final Pattern CONVERSION =
            Pattern.compile("(?:\\b([A-Za-z]+)=)?%(?:[%n]|[-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z])");

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord ours
                && ours.getFormatStyle() == ExtLogRecord.FormatStyle.PRINTF
                && ours.getParameters() != null
                && ours.getLoggerName() != null
                && ours.getLoggerName().startsWith(OURS)) {
            addFields(ours, ours.getParameters());
        }
        return true;
    }

    private static void addFields(ExtLogRecord record, Object[] arguments) {
        Matcher conversion = CONVERSION.matcher(record.getMessage());
        int next = 0;
        while (conversion.find() && next < arguments.length) {
            if (conversion.group().endsWith("%") || conversion.group().endsWith("%n")) {
                continue;
            }
            Object argument = arguments[next++];
            if (argument != null && conversion.group(1) != null) {
                Optional<LogKey> key = LogKey.of(conversion.group(1));
                key.ifPresent(known -> record.putMdc(known.word(), argument.toString()));
            }
        }
    }
}
